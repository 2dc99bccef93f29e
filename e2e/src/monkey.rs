//! A monkey at the keyboard and the pointer: chance with a seed, so that what it found can be done again.

use std::ops::AddAssign;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;

use crate::Screen;

/// Hands of a crowd; faster, the web engine would take several turns of the wheel for one.
const BETWEEN: Duration = Duration::from_millis(3);
const MODIFIERS: &[u32] = &[0xffe1, 0xffe3, 0xffe9, 0xffeb];
const BUTTONS: &[u8] = &[1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 5, 5, 5, 6, 7, 8, 9];

/// How many presses were sent, of keys and of buttons; a notch of the wheel is one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Presses {
    /// Of keys, those held with others included.
    pub keys: u64,
    /// Of buttons.
    pub buttons: u64,
}

impl AddAssign for Presses {
    fn add_assign(&mut self, other: Self) {
        self.keys += other.keys;
        self.buttons += other.buttons;
    }
}

/// Chance with a seed.
#[derive(Debug)]
pub struct Monkey<'a> {
    screen: &'a Screen,
    state: u64,
    keys: Vec<u8>,
    modifiers: Vec<u8>,
}

impl<'a> Monkey<'a> {
    /// One that presses every key that this display has.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn new(screen: &'a Screen, seed: u64) -> Result<Self> {
        let modifiers =
            MODIFIERS.iter().filter_map(|symbol| Some(screen.key_code(*symbol).ok()?.0)).collect();
        Ok(Self { screen, state: seed, keys: screen.key_codes()?, modifiers })
    }

    /// Does so many things: a chord, a click, a turn of the wheel, a drag.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn act(&mut self, times: u32) -> Result<Presses> {
        let mut sent = Presses::default();
        for _ in 0..times {
            sent += if self.random_below(2) == 0 { self.chord()? } else { self.pointer()? };
            sleep(BETWEEN);
        }
        Ok(sent)
    }

    fn chord(&mut self) -> Result<Presses> {
        let held = self.random_modifiers();
        let number = self.random_below(self.keys.len());
        let key = self.keys[number];
        let held: Vec<u8> = held.into_iter().filter(|modifier| *modifier != key).collect();
        self.screen.tap(&held, key)?;
        Ok(Presses { keys: 1 + held.len() as u64, buttons: 0 })
    }

    fn pointer(&mut self) -> Result<Presses> {
        let (width, height) = self.screen.size();
        let mut place =
            || (self.random_below(width.into()) as u16, self.random_below(height.into()) as u16);
        let (here, there) = (place(), place());
        let button = BUTTONS[self.random_below(BUTTONS.len())];
        if button == 1 && self.random_below(12) == 0 {
            self.screen.drag(here, there)?;
            return Ok(Presses { keys: 0, buttons: 1 });
        }
        let held = if self.random_below(3) == 0 { self.random_modifiers() } else { Vec::new() };
        self.screen.move_pointer(here)?;
        self.screen.press_keys(&held)?;
        self.screen.click_button(button)?;
        self.screen.release_keys(&held)?;
        Ok(Presses { keys: held.len() as u64, buttons: 1 })
    }

    /// Any of the modifiers, each by a throw of its own.
    fn random_modifiers(&mut self) -> Vec<u8> {
        let modifiers = self.modifiers.clone();
        modifiers.into_iter().filter(|_| self.random_below(3) == 0).collect()
    }

    /// Less than `end`, by SplitMix64.
    fn random_below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (mixed % end as u64) as usize
    }
}
