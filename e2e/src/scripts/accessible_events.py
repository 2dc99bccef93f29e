"""Prints the announcements and focus changes of one program, one JSON object for each line.

It runs in /usr/bin/python3 with the name of the program as argument, on the session bus of the
program. The first line says that it listens.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  require_version comes first


def plain(text):
    """The text with plain spaces instead of no-break spaces and of the figure space in a number."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2007", " ")


def print_event(kind, role, text):
    print(json.dumps({"kind": kind, "role": role, "text": plain(text)}), flush=True)


def on_event(event):
    try:
        program = event.source.get_application()
        if program is None or program.get_name() != sys.argv[1]:
            return
        if event.type == "object:announcement":
            print_event("announcement", event.source.get_role_name(), event.any_data or "")
        elif event.type == "object:state-changed:showing":
            # The other way to announce: an element with the role notification becomes visible.
            if event.detail1 and event.source.get_role() == Atspi.Role.NOTIFICATION:
                print_event("announcement", event.source.get_role_name(), event.source.get_name() or "")
        elif event.detail1:
            print_event("focus", event.source.get_role_name(), event.source.get_name() or "")
    except GLib.Error:
        # The source no longer exists.
        pass


listener = Atspi.EventListener.new(on_event)
for event in ["object:announcement", "object:state-changed:focused", "object:state-changed:showing"]:
    listener.register(event)
print(json.dumps({"kind": "listening", "role": "", "text": ""}), flush=True)
Atspi.event_main()
