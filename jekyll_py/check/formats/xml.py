"""XML as a text, without the characters that XML cannot have."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML does not allow (XML 1.0, 2.2)."""


def written(root: Element) -> str:
    """A document."""
    indent(root)
    for element in root.iter():
        element.attrib.update({key: _FORBIDDEN.sub("\ufffd", value) for key, value in element.attrib.items()})
        element.text = None if element.text is None else _FORBIDDEN.sub("\ufffd", element.text)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
