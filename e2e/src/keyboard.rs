//! Keys pressed on the display, as a hand would: the window that has the focus receives them.

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
/// A hand is not faster, and the web engine takes keys in turn.
const BETWEEN: Duration = Duration::from_millis(25);

impl Screen {
    /// Presses a key or a chord: `Tab`, `Return`, `Control+k`, `é`.
    ///
    /// # Errors
    /// When the keyboard of the display has no such key.
    pub fn press(&self, chord: &str) -> Result<()> {
        let parts: Vec<&str> = if chord == "+" { vec!["+"] } else { chord.split('+').collect() };
        let (name, held) = parts.split_last().context("no key")?;
        let (code, shifted) = self.key_code(symbol(name).with_context(|| format!("unknown key {name}"))?)?;
        let mut modifiers: Vec<u32> = held.iter().map(|name| symbol(name).context("unknown modifier")).collect::<Result<_>>()?;
        if shifted {
            modifiers.push(SHIFT);
        }
        let codes = modifiers.iter().map(|symbol| Ok(self.key_code(*symbol)?.0)).collect::<Result<Vec<u8>>>()?;
        for modifier in &codes {
            self.fake_key(KEY_PRESS_EVENT, *modifier)?;
        }
        self.fake_key(KEY_PRESS_EVENT, code)?;
        self.fake_key(KEY_RELEASE_EVENT, code)?;
        for modifier in codes.iter().rev() {
            self.fake_key(KEY_RELEASE_EVENT, *modifier)?;
        }
        self.link.flush()?;
        sleep(BETWEEN);
        Ok(())
    }

    /// Types a text, key by key.
    ///
    /// # Errors
    /// As [`Screen::press`].
    pub fn type_text(&self, text: &str) -> Result<()> {
        text.chars().try_for_each(|letter| self.press(&letter.to_string()))
    }

    fn fake_key(&self, kind: u8, code: u8) -> Result<()> {
        self.link.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0)?;
        Ok(())
    }

    /// The key that bears a symbol, and whether it takes Shift to get it.
    fn key_code(&self, symbol: u32) -> Result<(u8, bool)> {
        let setup = self.link.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let map = self.link.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let width = usize::from(map.keysyms_per_keycode);
        let found = map.keysyms.chunks(width).enumerate().find_map(|(number, symbols)| {
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
        _ => {
            let mut letters = name.chars();
            let letter = letters.next().filter(|_| letters.next().is_none())?;
            u32::from(u8::try_from(letter).ok()?)
        }
    })
}
