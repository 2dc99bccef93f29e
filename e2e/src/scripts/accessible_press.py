"""Presses an element of a program through AT-SPI, as a screen reader would. Waits until it is there.

It runs in /usr/bin/python3 with the name of the program and a part of the element's name as
arguments, on the session bus of the program.
"""

import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  require_version comes first


def find(node, words, depth=0):
    """The first element that can be pressed and has these words in its name."""
    if node is None or depth > 60:
        return None
    if words in (node.get_name() or "").replace("\u00a0", " ").replace("\u2007", "") and node.get_action_iface() is not None:
        if Atspi.Action.get_n_actions(node) > 0 and node.get_state_set().contains(Atspi.StateType.FOCUSABLE):
            return node
    for index in range(node.get_child_count()):
        found = find(node.get_child_at_index(index), words, depth + 1)
        if found is not None:
            return found
    return None


name, words = sys.argv[1:]
for _ in range(100):
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(number)
        if program is not None and program.get_name() == name:
            part = find(program, words)
            if part is not None:
                sys.exit(not Atspi.Action.do_action(part, 0))
    time.sleep(0.2)
sys.exit(f"nothing to press is called {words!r}")
