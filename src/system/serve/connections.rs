//! How many clients are served at once, and who has to go when there are too many.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::task::AbortHandle;

/// A browser opens six at most; a process may open a thousand files.
const MOST: usize = 256;

/// The open connections, oldest first.
#[derive(Clone, Default)]
pub(super) struct Connections(Arc<Mutex<Open>>);

#[derive(Default)]
struct Open {
    next: u64,
    connections: BTreeMap<u64, (AbortHandle, Busy)>,
}

/// Counts the requests of a connection that are being worked at. One without any, that sends slowly, reads slowly or does
/// nothing, makes room for others.
#[derive(Clone, Default)]
pub(super) struct Busy(Arc<AtomicUsize>);

/// That a request is being worked at, as long as it lives.
pub(super) struct Work(Arc<AtomicUsize>);

impl Busy {
    pub(super) fn work(&self) -> Work {
        self.0.fetch_add(1, Ordering::Relaxed);
        Work(Arc::clone(&self.0))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Connections {
    /// Makes room for one more: the oldest that nothing is being done for has to go. Whether there is room.
    pub(super) fn make_room(&self) -> bool {
        let mut open = self.lock();
        if open.connections.len() < MOST {
            return true;
        }
        let idle = open.connections.iter().find(|(_, (_, busy))| busy.0.load(Ordering::Relaxed) == 0);
        let Some(number) = idle.map(|(number, _)| *number) else { return false };
        if let Some((task, _)) = open.connections.remove(&number) {
            task.abort();
        }
        true
    }

    /// Takes a number, under which [`Connections::add`] and [`Connections::remove`] know a connection.
    pub(super) fn number(&self) -> u64 {
        let mut open = self.lock();
        open.next += 1;
        open.next
    }

    pub(super) fn add(&self, number: u64, task: AbortHandle, busy: Busy) {
        let mut open = self.lock();
        // It may have ended before anybody wrote it down.
        if !task.is_finished() {
            open.connections.insert(number, (task, busy));
        }
    }

    pub(super) fn remove(&self, number: u64) {
        self.lock().connections.remove(&number);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        // A poisoned lock means that another thread panicked while it held a map that is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
