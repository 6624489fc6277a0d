//! Files on their way to the disk, which takes some milliseconds for each: a thread waits for it, and nobody else before all are written.

use std::fs::File;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use anyhow::{Context as _, Result};

use super::rename;

/// Makes files durable, one after the other, beside whatever else goes on.
#[derive(Debug, Clone)]
pub(crate) struct Syncer(Sender<Order>);

#[derive(Debug)]
enum Order {
    Sync {
        file: File,
        path: PathBuf,
        /// What it is called once it is durable.
        name: Option<PathBuf>,
    },
    Tell(Sender<Result<()>>),
}

impl Syncer {
    /// Starts the thread. It ends with the last of those who may hand files to it.
    pub(crate) fn start() -> Result<Syncer> {
        let (sender, orders) = channel();
        let thread = std::thread::Builder::new().name("sync".to_owned());
        thread.spawn(move || work(orders)).context("cannot start a thread")?;
        Ok(Syncer(sender))
    }

    /// Makes a file durable that was written to `path`.
    pub(crate) fn sync(&self, file: File, path: PathBuf) -> Result<()> {
        self.order(Order::Sync { file, path, name: None })
    }

    /// Makes a file durable that was written to `path`, and renames it then.
    pub(crate) fn sync_and_rename(&self, file: File, path: PathBuf, name: PathBuf) -> Result<()> {
        self.order(Order::Sync { file, path, name: Some(name) })
    }

    /// Waits until all files are durable that were handed over.
    pub(crate) fn wait(&self) -> Result<()> {
        let (asks, told) = channel();
        self.order(Order::Tell(asks))?;
        told.recv()?
    }

    fn order(&self, order: Order) -> Result<()> {
        self.0.send(order).ok().context("the thread that syncs files has ended")
    }
}

/// Behind the first that fails, no file is synced or renamed.
fn work(orders: Receiver<Order>) {
    let mut done = Ok(());
    for order in orders {
        match order {
            Order::Sync { file, path, name } if done.is_ok() => {
                let synced = file.sync_all().with_context(|| format!("cannot write {}", path.display()));
                done = synced.and_then(|()| name.map_or(Ok(()), |name| rename(&path, &name)));
            }
            Order::Sync { .. } => {}
            // Whoever has asked may have gone.
            Order::Tell(asks) => drop(asks.send(std::mem::replace(&mut done, Ok(())))),
        }
    }
}
