//! Detects a page that no longer answers. Linux only.
//!
//! The engine reports a web process that ends, but not one that hangs, and its last picture stays
//! on the screen. So the shell pings the page with each minute's update and when the page gets
//! input. An answer comes within milliseconds and cancels the timeout, so the timeout causes no
//! wake-up.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use gtk::gdk::EventType;
use gtk::glib::{self, Propagation, SourceId};
use gtk::prelude::WidgetExt as _;
use webkit2gtk::{WebView, WebViewExt as _};

use super::page_watchdog::is_ready;

/// A page that takes longer to answer is taken for hung.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(5);
/// The least time between an answer and the next ping, however much input the page gets.
const MIN_INTERVAL: Duration = Duration::from_secs(1);
/// The script world of the ping, apart from the page's own scripts.
const SCRIPT_WORLD: &str = "liveness";

thread_local! {
    /// The only page. On the main thread.
    static CURRENT: RefCell<Option<Rc<Liveness>>> = const { RefCell::new(None) };
}

struct Liveness {
    webview: glib::WeakRef<WebView>,
    state: RefCell<PingState>,
    on_answer: Box<dyn Fn()>,
}

#[derive(Default)]
struct PingState {
    /// The timeout of a ping that has no answer yet.
    timeout: Option<SourceId>,
    /// The timer of a ping that waits for [`MIN_INTERVAL`].
    next_ping: Option<SourceId>,
    last_answer: Option<Instant>,
}

/// Pings the page at each input from now on, and calls `on_answer` at each answer.
pub(super) fn watch(webview: &WebView, on_answer: impl Fn() + 'static) {
    let liveness = Rc::new(Liveness {
        webview: gtk::prelude::ObjectExt::downgrade(webview),
        state: RefCell::default(),
        on_answer: Box::new(on_answer),
    });
    CURRENT.with_borrow_mut(|page| *page = Some(Rc::clone(&liveness)));
    webview.connect_event(move |_, event| {
        let input_events = [
            EventType::KeyPress,
            EventType::ButtonPress,
            EventType::TouchBegin,
            EventType::MotionNotify,
            EventType::Scroll,
        ];
        if input_events.contains(&event.event_type()) {
            liveness.ping();
        }
        Propagation::Proceed
    });
}

/// Pings the page. Only on the main thread.
pub(super) fn ping() {
    if let Some(page) = CURRENT.with_borrow(Clone::clone) {
        page.ping();
    }
}

impl Liveness {
    fn ping(self: &Rc<Self>) {
        // The page watchdog waits for a page that is not ready yet.
        if !is_ready() {
            return;
        }
        let mut state = self.state.borrow_mut();
        if state.timeout.is_some() || state.next_ping.is_some() {
            return;
        }
        let elapsed = state.last_answer.map_or(MIN_INTERVAL, |answer| answer.elapsed());
        if let Some(remaining) =
            MIN_INTERVAL.checked_sub(elapsed).filter(|remaining| !remaining.is_zero())
        {
            let page = Rc::clone(self);
            state.next_ping = Some(glib::timeout_add_local_once(remaining, move || {
                page.state.borrow_mut().next_ping = None;
                page.ping();
            }));
            return;
        }
        let Some(webview) = self.webview.upgrade() else { return };
        let page = Rc::clone(self);
        state.timeout = Some(glib::timeout_add_local_once(ANSWER_TIMEOUT, move || page.time_out()));
        drop(state);
        let page = Rc::clone(self);
        // A process that ends answers too, with an error.
        webview.evaluate_javascript(
            "1",
            Some(SCRIPT_WORLD),
            None,
            gtk::gio::Cancellable::NONE,
            move |_| page.answer_received(),
        );
    }

    fn answer_received(&self) {
        let mut state = self.state.borrow_mut();
        state.last_answer = Some(Instant::now());
        if let Some(timeout) = state.timeout.take() {
            timeout.remove();
            drop(state);
            (self.on_answer)();
        }
    }

    fn time_out(&self) {
        self.state.borrow_mut().timeout = None;
        log::error!("the page does not answer: its process is ended");
        if let Some(webview) = self.webview.upgrade() {
            webview.terminate_web_process();
        }
    }
}
