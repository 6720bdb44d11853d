//! The sockets: HTTP/1.1, with bounds on everything that a client could make too much of.

use super::Board;
use super::connections::{Busy, Connections, Work};
use crate::load::normalized_text;
use crate::preview::{CONFIRM, DESK, HEADERS, Hosts, LIVE, Method, Recording, Request, Response, Snapshot};
use crate::system::disk::replace_file;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{HOST, HeaderName, IF_NONE_MATCH, ORIGIN};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::timeout;

/// How long a client may take to send the head of a request, and to begin the next one.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long a client may take to send what it posts.
const BODY_TIME: Duration = Duration::from_secs(5);
/// How long an answer waits for the first snapshot.
const START_TIME: Duration = Duration::from_secs(60);
/// The most bytes of a request's head. hyper wants 8 KiB at least.
const LARGEST_HEAD: usize = 16 * 1024;
const MOST_HEADERS: usize = 64;
/// The most bytes that a form of the desk has.
const LARGEST_BODY: usize = 16 * 1024;
/// How many pages listen at once; each has a connection for as long as somebody looks at it.
const MOST_LISTENERS: usize = 64;
/// How often a listener that hears nothing is told so, which ends it where the browser has gone.
const PULSE: Duration = Duration::from_secs(15);
/// How many pages are rendered at once.
const RENDERERS: usize = 4;

type Bodies = BoxBody<Bytes, Infallible>;

/// Answers until the program is told to end.
pub(super) fn run(listener: TcpListener, hosts: Hosts, board: Arc<Board>, folder: &Path) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(RENDERERS)
        .enable_all()
        .build()?;
    listener.set_nonblocking(true)?;
    let desk =
        Arc::new(Desk { hosts, board, folder: folder.into(), listeners: Arc::new(Semaphore::new(MOST_LISTENERS)) });
    let ended = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            () = accept(listener, desk) => Ok(()),
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminated.recv() => Ok(()),
        }
    });
    // Nobody waits for a page that is still being rendered.
    runtime.shutdown_background();
    ended
}

async fn accept(listener: tokio::net::TcpListener, desk: Arc<Desk>) {
    let connections = Connections::default();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // No file handles are left: some come free when others go.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        if !connections.make_room() {
            continue;
        }
        let _ = stream.set_nodelay(true);
        let (busy, number) = (Busy::default(), connections.number());
        let (desk, working, known) = (Arc::clone(&desk), busy.clone(), connections.clone());
        let task = tokio::spawn(async move {
            let service = service_fn(|request| {
                let (desk, work) = (Arc::clone(&desk), working.work());
                async move { Ok::<_, Infallible>(desk.answer(request, work).await) }
            });
            let served = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD_TIME)
                .max_buf_size(LARGEST_HEAD)
                .max_headers(MOST_HEADERS)
                .half_close(false)
                .serve_connection(TokioIo::new(stream), service);
            // What a client does wrong ends its own connection.
            let _ = served.await;
            known.remove(number);
        });
        connections.add(number, task.abort_handle(), busy);
    }
}

/// Whoever answers.
struct Desk {
    hosts: Hosts,
    board: Arc<Board>,
    /// Of the site: where reviews are recorded.
    folder: Arc<Path>,
    listeners: Arc<Semaphore>,
}

impl Desk {
    async fn answer(&self, request: hyper::Request<Incoming>, work: Work) -> hyper::Response<Bodies> {
        let method = method(&request);
        let request = match read(request).await {
            Ok(request) => request,
            Err(response) => return written(response, method),
        };
        if let Err(response) = self.hosts.admit(&request) {
            return written(response, method);
        }
        if request.path == LIVE && method == Method::Get {
            return self.listen(&request, work);
        }
        written(self.respond(request).await, method)
    }

    async fn respond(&self, request: Request) -> Response {
        let mut serial = self.board.serial.subscribe();
        if timeout(START_TIME, serial.wait_for(|serial| *serial > 0)).await.is_err() {
            return Response::text(503, "The site is still being read.");
        }
        let Some(snapshot) = self.board.newest() else { return Response::text(503, "The site is still being read.") };
        let own = self.hosts.is_own(&request);
        let folder = Arc::clone(&self.folder);
        // Rendering takes milliseconds of a processor, for which nobody else should wait.
        let rendered = tokio::task::spawn_blocking(move || match request.method {
            Method::Post => posted(&snapshot, &request, own, &folder),
            _ => snapshot.respond(&request),
        });
        let rendered = rendered.await;
        rendered.unwrap_or_else(|_| Response::text(500, "This page cannot be shown: lexloci made a mistake."))
    }

    /// Tells of each snapshot, beginning with the present one.
    fn listen(&self, request: &Request, work: Work) -> hyper::Response<Bodies> {
        if request.from_another_site {
            return written(Response::text(403, "The preview tells its own pages only."), Method::Get);
        }
        let Ok(seat) = Arc::clone(&self.listeners).try_acquire_owned() else {
            return written(Response::text(503, "Too many pages listen: close some."), Method::Get);
        };
        let mut response = written(Response::of(200, "text/event-stream", ""), Method::Get);
        *response.body_mut() = Events::new(self.board.serial.subscribe(), seat, work).boxed();
        response
    }
}

/// Does the one thing that a page of the desk can ask for.
fn posted(snapshot: &Snapshot, request: &Request, own: bool, folder: &Path) -> Response {
    if request.path != CONFIRM {
        return Response::text(405, "The preview only shows.");
    }
    if !own {
        return Response::text(403, "Only a page of this desk may do that.");
    }
    let recording = match snapshot.confirm(request) {
        Ok(recording) => recording,
        Err(refused) => return refused,
    };
    match record(&recording, folder) {
        Ok(()) => Response { status: 303, ..Response::to(DESK.to_owned() + "stale/") },
        Err(error) => Response::text(409, &format!("`{}` cannot be written: {error}.", recording.path)),
    }
}

/// Writes the file if it still says what it said, whatever ends its lines.
fn record(recording: &Recording, folder: &Path) -> io::Result<()> {
    let written = std::fs::read(folder.join(recording.path)).ok();
    let same = written.as_deref().map(|bytes| normalized_text(bytes).0) == recording.before;
    let before = if same { written.as_deref() } else { recording.before.as_deref().map(str::as_bytes) };
    replace_file(folder, recording.path, before, recording.text.as_bytes())
}

fn method(request: &hyper::Request<Incoming>) -> Method {
    match *request.method() {
        hyper::Method::GET => Method::Get,
        hyper::Method::HEAD => Method::Head,
        hyper::Method::POST => Method::Post,
        _ => Method::Other,
    }
}

/// What a client sent; what it posts has a bound, and a time.
async fn read(request: hyper::Request<Incoming>) -> Result<Request, Response> {
    let (method, headers) = (method(&request), request.headers());
    let text = |value: &hyper::header::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let header = |name: HeaderName| headers.get(name).map(text);
    let named = headers.get_all(HOST).iter().map(text);
    let authority = request.uri().authority().map(|authority| authority.as_str().to_owned());
    let mut read = Request {
        method,
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        hosts: named.chain(authority).collect(),
        origin: header(ORIGIN),
        from_another_site: header(HeaderName::from_static("sec-fetch-site"))
            .is_some_and(|site| !matches!(site.as_str(), "same-origin" | "none")),
        known: header(IF_NONE_MATCH),
        body: Vec::new(),
    };
    if method == Method::Post {
        let body = Limited::new(request.into_body(), LARGEST_BODY).collect();
        match timeout(BODY_TIME, body).await {
            Ok(Ok(body)) => read.body = body.to_bytes().to_vec(),
            Ok(Err(_)) => return Err(Response::text(413, "That is more than any form of the desk sends.")),
            Err(_) => return Err(Response::text(408, "The form did not arrive.")),
        }
    }
    Ok(read)
}

fn written(response: Response, method: Method) -> hyper::Response<Bodies> {
    let length = response.body.len();
    let mut head = hyper::Response::builder().status(response.status).header("content-type", response.content_type);
    for (name, value) in HEADERS {
        head = head.header(name, value);
    }
    for (name, value) in [("location", response.location), ("etag", response.etag)] {
        if let Some(value) = value {
            head = head.header(name, value);
        }
    }
    let body = if method == Method::Head {
        head = head.header("content-length", length);
        Bytes::new()
    } else {
        Bytes::from(response.body)
    };
    // Fails only where a header cannot be written as one, which no address of a site has.
    head.body(Full::new(body).boxed()).unwrap_or_default()
}

/// An event, with where the next one comes from.
type Event = (watch::Receiver<u64>, Bytes);

/// Server-sent events: the number of each snapshot, and a comment now and then.
struct Events {
    next: Pin<Box<dyn Future<Output = Option<Event>> + Send + Sync>>,
    _seat: OwnedSemaphorePermit,
    _work: Work,
}

impl Events {
    fn new(mut serial: watch::Receiver<u64>, seat: OwnedSemaphorePermit, work: Work) -> Self {
        serial.mark_changed();
        Self { next: Box::pin(next_event(serial)), _seat: seat, _work: work }
    }
}

async fn next_event(mut serial: watch::Receiver<u64>) -> Option<Event> {
    match timeout(PULSE, serial.changed()).await {
        Ok(Ok(())) => {
            let now = *serial.borrow_and_update();
            let event = if now == 0 { ":\n\n".to_owned() } else { format!("data: {now}\n\n") };
            Some((serial, Bytes::from(event)))
        }
        Ok(Err(_)) => None,
        Err(_) => Some((serial, Bytes::from_static(b":\n\n"))),
    }
}

impl Body for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.next.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Ready(Some((serial, event))) => {
                self.next = Box::pin(next_event(serial));
                Poll::Ready(Some(Ok(Frame::data(event))))
            }
        }
    }
}
