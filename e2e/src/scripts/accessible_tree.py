"""Prints what a screen reader is offered: the accessible tree of one program, as one JSON list, outermost first.

Run by /usr/bin/python3 with the program's name, on the session bus of the program.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  the version has to be named first


def plain(text):
    """With plain spaces for the unbreakable ones of French."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def text_of(node):
    """The words of an element, the places of its children left out."""
    text = node.get_text_iface()
    if text is None:
        return ""
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)).replace("\ufffc", "")


def place_of(node):
    """Where an element is on the screen: x, y, width, height; nothing for what has no place."""
    component = node.get_component_iface()
    if component is None:
        return None
    box = Atspi.Component.get_extents(component, Atspi.CoordType.SCREEN)
    return [box.x, box.y, box.width, box.height]


def walk(node, depth, out):
    if node is None or depth > 60:
        return
    states = node.get_state_set()
    out.append(
        {
            "depth": depth,
            "role": node.get_role_name(),
            "name": plain(node.get_name() or ""),
            "text": plain(text_of(node)),
            "place": place_of(node),
            "focusable": states.contains(Atspi.StateType.FOCUSABLE),
            "pressed": states.contains(Atspi.StateType.PRESSED) or states.contains(Atspi.StateType.CHECKED),
        }
    )
    for index in range(node.get_child_count()):
        walk(node.get_child_at_index(index), depth + 1, out)


found = []
desktop = Atspi.get_desktop(0)
for number in range(desktop.get_child_count()):
    program = desktop.get_child_at_index(number)
    if program is not None and program.get_name() == sys.argv[1]:
        walk(program, 0, found)
json.dump(found, sys.stdout)
