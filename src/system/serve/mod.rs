//! The preview server: it watches a site's folder, reads what was edited, and answers browsers.
//!
//! One thread watches and reads; its [`Snapshot`]s go to those that answer. Nothing that a browser sends reaches the disk: a
//! request is answered from a snapshot, which knows addresses and no paths.

mod connections;
mod files;
mod http;
mod verify;
mod watch;

use crate::locale::Date;
use crate::preview::{Hosts, Preview, Settings, Snapshot};
use crate::site::Overrides;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs as _};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::watch::Sender;

/// How many ports behind a taken one are tried, to offer a free one.
const PORTS_TRIED: u16 = 100;

/// Why nobody can be served.
#[derive(Debug)]
pub enum BindError {
    /// Another program has the port; the next one that is free.
    Taken(u16, Option<u16>),
    /// There is no such host, or it is not this machine.
    Host(String, io::Error),
    /// The port needs rights that the user has not.
    Forbidden(u16),
}

impl std::fmt::Display for BindError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Taken(port, _) => write!(f, "port {port} is taken by another program"),
            Self::Host(host, error) => write!(f, "cannot serve at `{host}`: {error}"),
            Self::Forbidden(port) => write!(f, "port {port} needs the rights of an administrator"),
        }
    }
}

impl std::error::Error for BindError {}

impl BindError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Taken(_, Some(free)) => format!("port {free} is free: `lexloci serve --port {free}`"),
            Self::Taken(_, None) | Self::Forbidden(_) => "name another one: `lexloci serve --port 8765`".to_owned(),
            Self::Host(..) => "name an address of this machine, or leave `--host` out".to_owned(),
        }
    }
}

/// A server that listens and does not answer yet.
pub struct Server {
    listener: TcpListener,
    given: Option<String>,
}

impl Server {
    /// Listens on a port: of the loopback interface, unless `host` names another address or name of this machine. Port 0 is
    /// any that is free.
    ///
    /// # Errors
    /// When the port or the host cannot be had.
    pub fn bind(host: Option<&str>, port: u16) -> Result<Self, BindError> {
        let addresses: Vec<SocketAddr> = match host {
            None => vec![SocketAddr::from((Ipv4Addr::LOCALHOST, port))],
            Some(host) => {
                let bare = host.trim_start_matches('[').trim_end_matches(']');
                let found = (bare, port).to_socket_addrs().map(Iterator::collect);
                found.map_err(|error| BindError::Host(host.to_owned(), error))?
            }
        };
        let listener = TcpListener::bind(&*addresses).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => BindError::Taken(port, next_free(&addresses, port)),
            io::ErrorKind::PermissionDenied => BindError::Forbidden(port),
            _ => BindError::Host(host.unwrap_or("localhost").to_owned(), error),
        })?;
        Ok(Self { listener, given: host.map(str::to_owned) })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say it.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until somebody ends the program. `tell` hears of each snapshot, before any browser does.
    ///
    /// # Errors
    /// When the system gives no threads or sockets.
    pub fn run(self, watched: Watched, tell: impl Fn(&Snapshot) + Send + 'static) -> io::Result<()> {
        let hosts = Hosts::new(self.address()?.port(), self.given.as_deref());
        let board = Arc::new(Board::default());
        let posted = Arc::clone(&board);
        let preview = Preview::new(watched.settings.clone());
        let folder = watched.folder.clone();
        // It ends with the process: what it does leaves nothing behind.
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || watch::run(&watched, preview, &posted, &tell))?;
        http::run(self.listener, hosts, board, &folder)
    }
}

fn next_free(addresses: &[SocketAddr], port: u16) -> Option<u16> {
    let ip = addresses.first().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), SocketAddr::ip);
    let mut ports = (1..=PORTS_TRIED).filter_map(|step| port.checked_add(step));
    ports.find(|port| TcpListener::bind((ip, *port)).is_ok())
}

/// What is watched, and how it is shown.
#[derive(Clone)]
pub struct Watched {
    /// The site's folder.
    pub folder: PathBuf,
    /// What the caller decides against the site's own settings.
    pub overrides: Overrides,
    /// The day that is shown; none is today, whatever day that is when a page is asked for.
    pub day: Option<Date>,
    /// How places are linked, and the secret of forms.
    pub settings: Settings,
}

/// Bytes that nobody can guess.
///
/// # Errors
/// When the system gives none.
pub fn secret() -> io::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    io::Read::read_exact(&mut std::fs::File::open("/dev/urandom")?, &mut bytes)?;
    Ok(bytes)
}

/// Where the newest snapshot hangs.
struct Board {
    snapshot: RwLock<Option<Arc<Snapshot>>>,
    /// Its number; 0 before the first one.
    serial: Sender<u64>,
}

impl Default for Board {
    fn default() -> Self {
        Self { snapshot: RwLock::default(), serial: Sender::new(0) }
    }
}

impl Board {
    fn post(&self, snapshot: Arc<Snapshot>) {
        let serial = snapshot.serial();
        // A poisoned lock means that another thread panicked while it held a pointer that is whole.
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Some(snapshot);
        self.serial.send_replace(serial);
    }

    fn newest(&self) -> Option<Arc<Snapshot>> {
        self.snapshot.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
