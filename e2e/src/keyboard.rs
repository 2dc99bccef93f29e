//! Key presses on the display. The window that has the focus receives them.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, KEY_PRESS_EVENT, KEY_RELEASE_EVENT};
use x11rb::protocol::xtest::ConnectionExt as _;

use crate::Screen;

const SHIFT: u32 = 0xffe1;
const CONTROL: u32 = 0xffe3;
const ALT: u32 = 0xffe9;
/// The pause after a key. A person is not faster, and the web engine handles one key at a time.
const KEY_PAUSE: Duration = Duration::from_millis(25);

impl Screen {
    /// Presses and releases a key or a chord: `Tab`, `Return`, `Control+k`, `é`.
    ///
    /// # Errors
    /// Fails if the keyboard of the display has no such key.
    pub fn press(&self, chord: &str) -> Result<()> {
        let parts: Vec<&str> = if chord == "+" { vec!["+"] } else { chord.split('+').collect() };
        let (name, held) = parts.split_last().context("no key")?;
        let (code, shifted) =
            self.key_code(symbol(name).with_context(|| format!("unknown key {name}"))?)?;
        let mut modifiers: Vec<u32> = held
            .iter()
            .map(|name| symbol(name).context("unknown modifier"))
            .collect::<Result<_>>()?;
        if shifted {
            modifiers.push(SHIFT);
        }
        let codes = modifiers
            .iter()
            .map(|symbol| Ok(self.key_code(*symbol)?.0))
            .collect::<Result<Vec<u8>>>()?;
        self.tap(&codes, code)?;
        sleep(KEY_PAUSE);
        Ok(())
    }

    /// Runs `work` while a key is held.
    ///
    /// # Errors
    /// Fails if the keyboard has no such key, or if `work` fails.
    pub fn with_key_held(&self, key: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let (code, _) =
            self.key_code(symbol(key).with_context(|| format!("unknown key {key}"))?)?;
        self.press_keys(&[code])?;
        let done = work();
        self.release_keys(&[code])?;
        done
    }

    /// Types a text, key by key.
    ///
    /// # Errors
    /// Fails if the keyboard has no key for a letter.
    pub fn type_text(&self, text: &str) -> Result<()> {
        text.chars().try_for_each(|letter| self.press(&letter.to_string()))
    }

    /// Presses and releases a key, by its keycode, while others are held.
    pub(crate) fn tap(&self, held: &[u8], key: u8) -> Result<()> {
        self.press_keys(held)?;
        self.fake_key(KEY_PRESS_EVENT, key)?;
        self.fake_key(KEY_RELEASE_EVENT, key)?;
        self.release_keys(held)
    }

    pub(crate) fn press_keys(&self, keys: &[u8]) -> Result<()> {
        keys.iter().try_for_each(|key| self.fake_key(KEY_PRESS_EVENT, *key))?;
        Ok(self.connection.flush()?)
    }

    pub(crate) fn release_keys(&self, keys: &[u8]) -> Result<()> {
        keys.iter().rev().try_for_each(|key| self.fake_key(KEY_RELEASE_EVENT, *key))?;
        Ok(self.connection.flush()?)
    }

    /// The keycodes of all keys that have a symbol.
    pub(crate) fn key_codes(&self) -> Result<Vec<u8>> {
        let (first, width, symbols) = self.keyboard()?;
        let with_symbol = symbols
            .chunks(width)
            .enumerate()
            .filter(|(_, own)| own.iter().any(|symbol| *symbol != x11rb::NO_SYMBOL));
        with_symbol.map(|(number, _)| Ok(first + u8::try_from(number)?)).collect()
    }

    fn keyboard(&self) -> Result<(u8, usize, Vec<u32>)> {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let map = self.connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        Ok((first, usize::from(map.keysyms_per_keycode), map.keysyms))
    }

    fn fake_key(&self, kind: u8, code: u8) -> Result<()> {
        self.connection.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0)?;
        Ok(())
    }

    /// The keycode of a symbol, and whether the symbol needs Shift.
    pub(crate) fn key_code(&self, symbol: u32) -> Result<(u8, bool)> {
        let (first, width, symbols) = self.keyboard()?;
        let found = symbols.chunks(width).enumerate().find_map(|(number, symbols)| {
            let level = symbols.iter().take(2).position(|own| *own == symbol)?;
            Some((first + u8::try_from(number).ok()?, level == 1))
        });
        found.with_context(|| format!("the keyboard has no key for {symbol:#x}"))
    }
}

fn symbol(name: &str) -> Option<u32> {
    Some(match name {
        "Tab" => 0xff09,
        "Return" => 0xff0d,
        "Escape" => 0xff1b,
        "Up" => 0xff52,
        "Down" => 0xff54,
        "Right" => 0xff53,
        "Left" => 0xff51,
        "Control" => CONTROL,
        "Shift" => SHIFT,
        "Alt" => ALT,
        "BackSpace" => 0xff08,
        "Home" => 0xff50,
        "End" => 0xff57,
        "Insert" => 0xff63,
        "Delete" => 0xffff,
        "Menu" => 0xff67,
        "Print" => 0xff61,
        "Super" => 0xffeb,
        "space" => 0x20,
        "Find" => 0xff68,
        "Help" => 0xff6a,
        "XF86Back" => 0x1008_ff26,
        "XF86Forward" => 0x1008_ff27,
        "XF86Reload" => 0x1008_ff73,
        "XF86HomePage" => 0x1008_ff18,
        "XF86WWW" => 0x1008_ff2e,
        "XF86Mail" => 0x1008_ff19,
        "XF86Search" => 0x1008_ff1b,
        "XF86Favorites" => 0x1008_ff30,
        "XF86Open" => 0x1008_ff6b,
        "XF86Save" => 0x1008_ff77,
        "XF86Close" => 0x1008_ff56,
        "XF86New" => 0x1008_ff68,
        "XF86Copy" => 0x1008_ff57,
        "XF86Paste" => 0x1008_ff6d,
        "XF86Explorer" => 0x1008_ff5d,
        "XF86Calculator" => 0x1008_ff1d,
        "XF86Phone" => 0x1008_ff6e,
        _ if name.len() > 1 && name.starts_with('F') => {
            0xffbd + name[1..].parse::<u32>().ok().filter(|number| (1..=24).contains(number))?
        }
        _ => {
            let mut letters = name.chars();
            let letter = letters.next().filter(|_| letters.next().is_none())?;
            u32::from(u8::try_from(letter).ok()?)
        }
    })
}
