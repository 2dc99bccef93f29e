"""Prints the accessible tree of one program as one JSON list, outermost element first.

It runs in /usr/bin/python3 with the name of the program as argument, on the session bus of the
program. With a second argument it does more:
"lines": each paragraph in a list comes with its lines, as a screen reader requests them. The engine
needs long for each.
"attributes": the attributes of each text are requested at its ends and where another element
begins in it. If that ends the web process, the tree is gone.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  require_version comes first


def plain(text):
    """The text with plain spaces instead of no-break spaces and of the figure space in a number."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2007", " ")


def text_of(node):
    """The text of an element without the placeholders of its children."""
    text = node.get_text_iface()
    if text is None:
        return ""
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)).replace("\ufffc", "")


def lines_of(node):
    """All lines of a text."""
    text = node.get_text_iface()
    lines, at = [], 0
    end = 0 if text is None else Atspi.Text.get_character_count(text)
    while at < end:
        line = Atspi.Text.get_string_at_offset(text, at, Atspi.TextGranularity.LINE)
        lines.append(plain(line.content))
        at = max(at + 1, line.end_offset)
    return lines


def request_attributes(node):
    """Requests the attributes of a text, as Orca 48 does for what it reads."""
    text = node.get_text_iface()
    if text is None:
        return
    words = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    breaks = {at + 1 for at, letter in enumerate(words) if letter in "\n\ufffc"} | {0, len(words) - 1}
    for at in sorted(at for at in breaks if 0 <= at < len(words)):
        Atspi.Text.get_attribute_run(text, at, True)


def place_of(node):
    """The place of an element on the screen: x, y, width, height; None if it has none."""
    component = node.get_component_iface()
    if component is None:
        return None
    box = Atspi.Component.get_extents(component, Atspi.CoordType.SCREEN)
    return [box.x, box.y, box.width, box.height]


def walk(node, depth, out, listed=False):
    if node is None or depth > 60:
        return
    states = node.get_state_set()
    role = node.get_role_name()
    with_lines = listed and role == "paragraph" and sys.argv[2:] == ["lines"]
    if sys.argv[2:] == ["attributes"]:
        request_attributes(node)
    out.append(
        {
            "depth": depth,
            "role": role,
            "name": plain(node.get_name() or ""),
            "text": plain(text_of(node)),
            "place": place_of(node),
            "lines": lines_of(node) if with_lines else [],
            "focusable": states.contains(Atspi.StateType.FOCUSABLE),
            "pressed": states.contains(Atspi.StateType.PRESSED) or states.contains(Atspi.StateType.CHECKED),
        }
    )
    for index in range(node.get_child_count()):
        walk(node.get_child_at_index(index), depth + 1, out, listed or role == "list item")


found = []
desktop = Atspi.get_desktop(0)
for number in range(desktop.get_child_count()):
    program = desktop.get_child_at_index(number)
    if program is not None and program.get_name() == sys.argv[1]:
        walk(program, 0, found)
json.dump(found, sys.stdout)
