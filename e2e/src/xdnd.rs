//! Drag and drop from another program onto a window, by the XDND protocol, version 5.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Result, ensure};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, WindowClass,
};
use x11rb::wrapper::ConnectionExt as _;

use crate::{Screen, wait_for};

const XDND_VERSION: u32 = 5;
/// The time within which a window answers, if it answers.
const REPLY_TIMEOUT: Duration = Duration::from_secs(1);
/// How often the position is sent before the drop counts as refused.
const POSITION_TRIES: u32 = 5;
const TRY_INTERVAL: Duration = Duration::from_millis(20);

/// The reaction of a window to a drop.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DropOutcome {
    /// The window has requested the data.
    pub read: bool,
    /// The window has accepted the position.
    pub accepted: bool,
}

impl Screen {
    /// Drags data of a type, such as `text/uri-list`, over a window and drops it at a position of
    /// the screen, even if the window does not accept it there.
    ///
    /// # Errors
    /// Fails if the window does not support XDND.
    pub fn drop_onto(
        &self,
        window: u32,
        (x, y): (u16, u16),
        kind: &str,
        data: &str,
    ) -> Result<DropOutcome> {
        let source = self.connection.generate_id()?;
        let (class, aux) = (
            WindowClass::INPUT_OUTPUT,
            CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE),
        );
        self.connection.create_window(0, source, self.root, -10, -10, 1, 1, 0, class, 0, &aux)?;
        let dropped = self.offer(source, window, (x, y), kind, data);
        self.connection.destroy_window(source)?;
        self.connection.flush()?;
        dropped
    }

    fn offer(
        &self,
        source: u32,
        window: u32,
        (x, y): (u16, u16),
        kind: &str,
        data: &str,
    ) -> Result<DropOutcome> {
        let aware = self.atom("XdndAware")?;
        ensure!(!self.property(window, aware, 4)?.is_empty(), "the window takes no drops");
        let (selection, kind) = (self.atom("XdndSelection")?, self.atom(kind)?);
        self.connection.set_selection_owner(source, selection, x11rb::CURRENT_TIME)?;
        let place = u32::from(x) << 16 | u32::from(y);
        self.send_message(window, "XdndEnter", [source, XDND_VERSION << 24, kind, 0, 0])?;
        let mut dropped = DropOutcome::default();
        // The engine asks the page only after the window has read the data, so the first answer is
        // no.
        for _ in 0..POSITION_TRIES {
            self.send_message(
                window,
                "XdndPosition",
                [source, 0, place, x11rb::CURRENT_TIME, self.atom("XdndActionCopy")?],
            )?;
            // A window may refuse a type by not answering.
            let Ok(status) =
                self.wait_answer(source, "XdndStatus", (kind, data), &mut dropped.read)
            else {
                break;
            };
            dropped.accepted = status[1] & 1 == 1;
            if dropped.accepted {
                break;
            }
            sleep(TRY_INTERVAL);
        }
        self.send_message(window, "XdndDrop", [source, 0, x11rb::CURRENT_TIME, 0, 0])?;
        // Not every window sends this. The answer changes nothing.
        let _said = self.wait_answer(source, "XdndFinished", (kind, data), &mut dropped.read);
        Ok(dropped)
    }

    fn send_message(&self, window: u32, what: &str, data: [u32; 5]) -> Result<()> {
        let event = ClientMessageEvent::new(32, window, self.atom(what)?, data);
        self.connection.send_event(false, window, EventMask::NO_EVENT, event)?;
        Ok(self.connection.flush()?)
    }

    /// Serves the data to the window until its answer comes.
    fn wait_answer(
        &self,
        source: u32,
        wanted: &str,
        (kind, data): (u32, &str),
        read: &mut bool,
    ) -> Result<[u32; 5]> {
        let wanted = self.atom(wanted)?;
        wait_for("an answer to the drag", REPLY_TIMEOUT, || {
            while let Some(event) = self.connection.poll_for_event()? {
                if let Event::ClientMessage(message) = &event
                    && (message.window, message.type_) == (source, wanted)
                {
                    return Ok(Some(message.data.as_data32()));
                }
                if let Event::SelectionRequest(request) = event {
                    *read |= request.target == kind;
                    self.send_data(&request, kind, data)?;
                }
            }
            Ok(None)
        })
    }

    fn send_data(&self, request: &SelectionRequestEvent, kind: u32, data: &str) -> Result<()> {
        let known = request.target == kind;
        if known {
            self.connection.change_property8(
                PropMode::REPLACE,
                request.requestor,
                request.property,
                kind,
                data.as_bytes(),
            )?;
        }
        let reply = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: if known { request.property } else { x11rb::NONE },
        };
        self.connection.send_event(false, request.requestor, EventMask::NO_EVENT, reply)?;
        Ok(self.connection.flush()?)
    }
}
