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
const PATIENCE: Duration = Duration::from_secs(5);
/// However much the page is used, it is not asked more often.
const BETWEEN: Duration = Duration::from_secs(1);
/// The question is asked beside the page's own scripts, not among them.
const WORLD: &str = "liveness";

thread_local! {
    /// The one page there is. On the main thread.
    static PAGE: RefCell<Option<Rc<Liveness>>> = const { RefCell::new(None) };
}

struct Liveness {
    webview: glib::WeakRef<WebView>,
    state: RefCell<State>,
    answered: Box<dyn Fn()>,
}

#[derive(Default)]
struct State {
    /// A question without an answer, and the end of the patience with it.
    waiting: Option<SourceId>,
    /// The next question.
    next: Option<SourceId>,
    last: Option<Instant>,
}

/// From now on the page is asked when somebody uses it, and `answered` is called at each answer.
pub(super) fn attend(webview: &WebView, answered: impl Fn() + 'static) {
    let liveness = Rc::new(Liveness {
        webview: gtk::prelude::ObjectExt::downgrade(webview),
        state: RefCell::default(),
        answered: Box::new(answered),
    });
    PAGE.with_borrow_mut(|page| *page = Some(Rc::clone(&liveness)));
    webview.connect_event(move |_, event| {
        let used = [
            EventType::KeyPress,
            EventType::ButtonPress,
            EventType::TouchBegin,
            EventType::MotionNotify,
            EventType::Scroll,
        ];
        if used.contains(&event.event_type()) {
            liveness.ask();
        }
        Propagation::Proceed
    });
}

/// Asks the page. On the main thread.
pub(super) fn ask() {
    if let Some(page) = PAGE.with_borrow(Clone::clone) {
        page.ask();
    }
}

impl Liveness {
    fn ask(self: &Rc<Self>) {
        // A page that has not drawn itself yet is waited for elsewhere.
        if !is_ready() {
            return;
        }
        let mut state = self.state.borrow_mut();
        if state.waiting.is_some() || state.next.is_some() {
            return;
        }
        let since = state.last.map_or(BETWEEN, |last| last.elapsed());
        if let Some(early) = BETWEEN.checked_sub(since).filter(|early| !early.is_zero()) {
            let page = Rc::clone(self);
            state.next = Some(glib::timeout_add_local_once(early, move || {
                page.state.borrow_mut().next = None;
                page.ask();
            }));
            return;
        }
        let Some(webview) = self.webview.upgrade() else { return };
        let page = Rc::clone(self);
        state.waiting = Some(glib::timeout_add_local_once(PATIENCE, move || page.give_up()));
        drop(state);
        let page = Rc::clone(self);
        // A process that ends gives an answer too: an error.
        webview.evaluate_javascript(
            "1",
            Some(WORLD),
            None,
            gtk::gio::Cancellable::NONE,
            move |_| page.hear(),
        );
    }

    fn hear(&self) {
        let mut state = self.state.borrow_mut();
        state.last = Some(Instant::now());
        if let Some(alarm) = state.waiting.take() {
            alarm.remove();
            drop(state);
            (self.answered)();
        }
    }

    fn give_up(&self) {
        self.state.borrow_mut().waiting = None;
        log::error!("the page does not answer: its process is ended");
        if let Some(webview) = self.webview.upgrade() {
            webview.terminate_web_process();
        }
    }
}
