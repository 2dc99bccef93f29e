//! Which tests may run in parallel: all except those that name what they need exclusively.
//!
//! Each test is a process of its own, so this is done with file locks. A test that shares the
//! machine holds a shared lock on `machine.lock`; one that needs it alone holds an exclusive lock.
//! A process that waits for `machine.lock` holds `gate.lock`. So the processes get the machine in
//! the order in which they asked for it, and an exclusive one is not starved by the others.

use std::cell::RefCell;
use std::fs::{File, create_dir_all};
use std::path::Path;
use std::rc::{Rc, Weak};

use anyhow::{Context, Result, ensure};
use rustix::fs::{FlockOperation, flock};

/// What a test needs exclusively. No other test runs meanwhile, except those of `endurance`. The
/// focus is not in this list, because each display has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusive {
    /// Time: the test measures how long something takes, or what is painted first.
    Time,
}

/// How a test shares the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// Beside other tests that share it.
    Shared,
    /// Alone, except for endurance tests.
    Alone(Exclusive),
    /// Beside all other tests, for minutes, without a lock.
    Endurance,
}

/// A lock on the machine, until it is dropped. All sessions of one test share it.
#[derive(Debug)]
pub(crate) struct MachineLock {
    sharing: Sharing,
    /// The kernel releases the lock when the file is closed.
    _machine_file: Option<File>,
}

thread_local! {
    /// The lock of the test that runs on this thread, while one of its sessions is open.
    static CURRENT: RefCell<Weak<MachineLock>> = const { RefCell::new(Weak::new()) };
}

impl MachineLock {
    /// Waits for the lock, or gives the one that this test holds already: a second one could wait
    /// for the first.
    ///
    /// # Errors
    /// Fails if the lock files cannot be created, or if the test shares the machine already and now
    /// needs it exclusively.
    pub(crate) fn wait(sharing: Sharing) -> Result<Rc<Self>> {
        CURRENT.with_borrow_mut(|current| {
            if let Some(held) = current.upgrade() {
                ensure!(
                    !matches!(sharing, Sharing::Alone(_)) || held.sharing == sharing,
                    "{sharing:?} has to be the first session of its test"
                );
                return Ok(held);
            }
            let lock = Rc::new(Self { sharing, _machine_file: acquire(sharing)? });
            *current = Rc::downgrade(&lock);
            Ok(lock)
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
