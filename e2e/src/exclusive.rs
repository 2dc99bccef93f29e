//! Which tests may run beside each other: all, but those that name what they need alone.
//!
//! Each test is a process of its own, so the turns are file locks. A test that shares holds the lock of the machine with the others;
//! one that needs something exclusively holds it alone. The gate makes it fair: whoever waits for the machine holds the gate, so that
//! nobody who comes later overtakes.

use std::cell::RefCell;
use std::fs::{File, create_dir_all};
use std::path::Path;
use std::rc::{Rc, Weak};

use anyhow::{Context, Result, ensure};
use rustix::fs::{FlockOperation, flock};

/// What a test needs for itself alone: no other window runs meanwhile, but those of the endurance tests. The focus is no such thing:
/// each display has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusive {
    /// Time: it judges how long something takes, or what is seen first.
    Time,
}

/// How a test shares the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// Beside other tests that share.
    Shared,
    /// Alone.
    Alone(Exclusive),
    /// Beside everything, for minutes: it waits for nobody, and nobody for it.
    Endurance,
}

/// A lock_held on the machine, until it is dropped. All stages of one test share the test's lock_held.
#[derive(Debug)]
pub(crate) struct MachineLock {
    sharing: Sharing,
    /// The kernel lets go of the lock with the file.
    _machine_file: Option<File>,
}

thread_local! {
    /// The lock of the test that runs on this thread, while one of its stages is open.
    static CURRENT: RefCell<Weak<MachineLock>> = const { RefCell::new(Weak::new()) };
}

impl MachineLock {
    /// Waits for a turn, or gives the one that this test has already: waiting for a second one could wait for itself.
    ///
    /// # Errors
    /// Fails if the lock files cannot be created, or the test shares the machine already and now wants it alone.
    pub(crate) fn wait(sharing: Sharing) -> Result<Rc<Self>> {
        CURRENT.with_borrow_mut(|own| {
            if let Some(lock_held) = own.upgrade() {
                ensure!(
                    !matches!(sharing, Sharing::Alone(_)) || lock_held.sharing == sharing,
                    "{sharing:?} has to be the first session of its test"
                );
                return Ok(lock_held);
            }
            let lock_held = Rc::new(Self { sharing, _machine_file: acquire(sharing)? });
            *own = Rc::downgrade(&lock_held);
            Ok(lock_held)
        })
    }
}

fn acquire(sharing: Sharing) -> Result<Option<File>> {
    let operation = match sharing {
        Sharing::Endurance => return Ok(None),
        Sharing::Shared => FlockOperation::LockShared,
        Sharing::Alone(_) => FlockOperation::LockExclusive,
    };
    let gate = lock_file("gate")?;
    flock_retrying(&gate, FlockOperation::LockExclusive)?;
    let machine = lock_file("machine")?;
    flock_retrying(&machine, operation)?;
    Ok(Some(machine))
}

fn lock_file(name: &str) -> Result<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/window");
    create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.lock"));
    File::create(&path).with_context(|| format!("cannot create {}", path.display()))
}

fn flock_retrying(file: &File, operation: FlockOperation) -> Result<()> {
    loop {
        match flock(file, operation) {
            Err(rustix::io::Errno::INTR) => {}
            done => return Ok(done?),
        }
    }
}
