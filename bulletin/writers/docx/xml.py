"""The smallest way to write WordprocessingML: a name, attributes and children become one string, safely escaped."""

from __future__ import annotations

import re

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What XML 1.0 cannot hold (section 2.2) shows as U+FFFD: seen by the reader, and no broken file.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_SPECIAL = re.compile('[&<>"\t\n\r]')


def escape(value: str) -> str:
    """Escape `value` for the content of an element or an attribute in double quotes."""
    written = value if value.isprintable() else _UNWRITABLE.sub("\ufffd", value)
    return written.translate(_ESCAPES) if _SPECIAL.search(written) else written


def element(tag: str, /, *children: str, **attributes: object) -> str:
    """Write an element of the main namespace; children are XML already, attributes are escaped here.

    Names without a prefix take `w:`; an attribute that is None is left out, a truth value becomes 1 or 0.
    """
    qualified = tag if ":" in tag else f"w:{tag}"
    written = "".join(f' w:{key}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    content = "".join(children)
    return f"<{qualified}{written}>{content}</{qualified}>" if content else f"<{qualified}{written}/>"


def part(root: str, *children: str, prefixes: str = "w") -> bytes:
    """Write a whole part: the element `root` of the main namespace, declaring the `prefixes` it uses."""
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes.split())
    return f"{_HEAD}<w:{root}{declared}>{''.join(children)}</w:{root}>".encode()


def plain_part(text: str) -> bytes:
    """Write a part of another vocabulary, whose root element declares its own namespaces."""
    return f"{_HEAD}{text}".encode()


def _value(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else escape(str(value))
