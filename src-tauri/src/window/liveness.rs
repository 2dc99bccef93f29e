//! Whether the page still answers. A web process that ends is noticed by the engine; one that stands still is noticed by nobody, and
//! its last picture stays on the screen. So the page is asked: with each minute's update, and when somebody uses it. Linux only.
//!
//! An answer comes within milliseconds and takes the alarm back, so that nothing wakes up for it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use gtk::gdk::EventType;
use gtk::glib::{self, Propagation, SourceId};
use gtk::prelude::WidgetExt as _;
use webkit2gtk::{WebView, WebViewExt as _};

use super::page_watchdog::is_ready;

/// A page that takes longer to say that it is there has stopped.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(5);
/// However much the page is used, it is not asked more often.
const MIN_INTERVAL: Duration = Duration::from_secs(1);
/// The question is asked beside the page's own scripts, not among them.
const SCRIPT_WORLD: &str = "liveness";

thread_local! {
    /// The one page there is. On the main thread.
    static CURRENT: RefCell<Option<Rc<Liveness>>> = const { RefCell::new(None) };
}

struct Liveness {
    webview: glib::WeakRef<WebView>,
    state: RefCell<PingState>,
    on_answer: Box<dyn Fn()>,
}

#[derive(Default)]
struct PingState {
    /// A question without an answer, and the end of the patience with it.
    timeout: Option<SourceId>,
    /// The next question.
    next_ping: Option<SourceId>,
    last_answer: Option<Instant>,
}

/// From now on the page is asked when somebody uses it, and `answered` is called at each answer.
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

/// Asks the page. On the main thread.
pub(super) fn ping() {
    if let Some(page) = CURRENT.with_borrow(Clone::clone) {
        page.ping();
    }
}

impl Liveness {
    fn ping(self: &Rc<Self>) {
        // A page that has not drawn itself yet is waited for elsewhere.
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
        // A process that ends gives an answer too: an error.
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
