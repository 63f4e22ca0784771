"""Elements that no reader of a page is shown or told of."""

from __future__ import annotations

import re

from .element import Element

_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def is_hidden(element: Element) -> bool:
    """Whether an attribute of an element, or of one around it, hides it from readers, or a ``<template>``."""
    return element.is_in("template") or any(
        each.has("hidden") or each.get("aria-hidden") == "true" or _NOT_SHOWN.search(each.get("style") or "")
        for each in (element, *element.ancestors)
    )
