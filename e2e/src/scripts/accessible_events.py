"""Prints what a screen reader is told by one program, an event to a line, as JSON: announcements, and what takes the focus.

Run by /usr/bin/python3 with the program's name, on the session bus of the program. The first line says that it listens.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  the version has to be named first


def plain(text):
    """With plain spaces for the unbreakable ones of French, and for the pause within a number."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2007", " ")


def tell(kind, role, text):
    print(json.dumps({"kind": kind, "role": role, "text": plain(text)}), flush=True)


def heard(event):
    try:
        program = event.source.get_application()
        if program is None or program.get_name() != sys.argv[1]:
            return
        if event.type == "object:announcement":
            tell("announcement", event.source.get_role_name(), event.any_data or "")
        elif event.type == "object:state-changed:showing":
            # The other way to announce: a notification that comes into view.
            if event.detail1 and event.source.get_role() == Atspi.Role.NOTIFICATION:
                tell("announcement", event.source.get_role_name(), event.source.get_name() or "")
        elif event.detail1:
            tell("focus", event.source.get_role_name(), event.source.get_name() or "")
    except GLib.Error:
        # The source has gone already.
        pass


listener = Atspi.EventListener.new(heard)
for event in ["object:announcement", "object:state-changed:focused", "object:state-changed:showing"]:
    listener.register(event)
print(json.dumps({"kind": "listening", "role": "", "text": ""}), flush=True)
Atspi.event_main()
