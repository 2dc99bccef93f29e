//! Random input from keyboard and pointer. A seed makes a run reproducible.

use std::ops::AddAssign;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;

use crate::Screen;

/// The pause between two actions. With a shorter one the web engine merges turns of the wheel.
const ACTION_PAUSE: Duration = Duration::from_millis(3);
const MODIFIERS: &[u32] = &[0xffe1, 0xffe3, 0xffe9, 0xffeb];
const BUTTONS: &[u8] = &[1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 5, 5, 5, 6, 7, 8, 9];

/// The number of presses that were sent. A notch of the wheel is one press of a button.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Presses {
    /// The presses of keys, including those that were held with others.
    pub keys: u64,
    /// The presses of buttons.
    pub buttons: u64,
}

impl AddAssign for Presses {
    fn add_assign(&mut self, other: Self) {
        self.keys += other.keys;
        self.buttons += other.buttons;
    }
}

/// A random generator of input with its seed.
#[derive(Debug)]
pub struct Monkey<'a> {
    screen: &'a Screen,
    state: u64,
    keys: Vec<u8>,
    modifiers: Vec<u8>,
}

impl<'a> Monkey<'a> {
    /// Creates a monkey that uses every key of this display.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn new(screen: &'a Screen, seed: u64) -> Result<Self> {
        let modifiers =
            MODIFIERS.iter().filter_map(|symbol| Some(screen.key_code(*symbol).ok()?.0)).collect();
        Ok(Self { screen, state: seed, keys: screen.key_codes()?, modifiers })
    }

    /// Performs this number of actions: chords, clicks, turns of the wheel, drags.
    ///
    /// # Errors
    /// Fails if the display is gone.
    pub fn act(&mut self, times: u32) -> Result<Presses> {
        let mut sent = Presses::default();
        for _ in 0..times {
            sent += if self.random_below(2) == 0 { self.chord()? } else { self.pointer()? };
            sleep(ACTION_PAUSE);
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
        let mut point =
            || (self.random_below(width.into()) as u16, self.random_below(height.into()) as u16);
        let (here, there) = (point(), point());
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

    /// A random set of modifiers: each is in it with a probability of one third.
    fn random_modifiers(&mut self) -> Vec<u8> {
        let modifiers = self.modifiers.clone();
        modifiers.into_iter().filter(|_| self.random_below(3) == 0).collect()
    }

    /// A random number below `end`, by SplitMix64.
    fn random_below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (mixed % end as u64) as usize
    }
}
