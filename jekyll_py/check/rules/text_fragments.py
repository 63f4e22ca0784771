"""Text fragments, such as ``#:~:text=prefix-,first,last,-suffix``, that name a text which their page does not have."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from ..built.site_index import SiteIndex
from ..built.target import State, Target
from ..finding import Fault
from ..pages.page import Page, Text
from ..pages.parser import parse
from ..reference import Kind, Reference
from ..rule import OnReference, Rule
from .links import fault

_DIRECTIVE = ":~:"
_NOT_SHOWN = ("head", "noscript", "script", "style", "template", "textarea", "title")


def text_missing(reference: Reference, target: Target, site: SiteIndex) -> Fault | None:
    """A text that a link is to show and its page does not have: the page is shown from its top."""
    if _DIRECTIVE not in reference.url:
        return None
    directive = reference.url.partition("#")[2].partition(_DIRECTIVE)[2]
    texts = [value for name, _, value in (part.partition("=") for part in directive.split("&")) if name == "text"]
    if not texts or reference.kind is not Kind.LINK or target.file is None or target.file not in site.anchors:
        return None
    shown = _shown(parse(target.file, site.built(target.file).text))
    missing = next((each for each in texts if not _pattern(each).search(shown)), None)
    return None if missing is None else fault(reference, f'names a text that is not there: "{unquote(missing)}"')


def _pattern(text: str) -> re.Pattern[str]:
    """The pattern of ``[prefix-,]first[,last][,-suffix]``."""
    parts = text.split(",")
    before = parts.pop(0)[:-1] if parts[0].endswith("-") and len(parts) > 1 else ""
    after = parts.pop()[1:] if parts[-1].startswith("-") and len(parts) > 1 else ""
    start, end = parts[0], parts[1] if len(parts) > 1 else ""
    words = [re.escape(_plain(unquote(each))) for each in (before, start, end, after)]
    middle = f"{words[1]}.*?{words[2]}" if end else words[1]
    return re.compile(r"\s*".join(filter(None, (words[0], middle, words[3]))), re.DOTALL)


def _shown(page: Page) -> str:
    """The text that readers see."""
    return _plain(unescape("".join(page.text[each.at : each.end] for each in page.texts if _is_shown(each))))


def _is_shown(text: Text) -> bool:
    return text.parent is None or not (text.parent.name in _NOT_SHOWN or text.parent.is_in(*_NOT_SHOWN))


def _plain(text: str) -> str:
    """A text as browsers compare it: without case, with single spaces."""
    return " ".join(normalize("NFKC", text).casefold().split())


RULES = (
    Rule("text-fragment-missing", "warning", "A text fragment names a text that its page does not have.",
        "URL Fragment Text Directives (WICG), 3.5.2 Finding ranges in a document",
        OnReference(text_missing, frozenset({State.FOUND})), '<a href="/about/#:~:text=ofice%20hours">Hours</a>'),
)  # fmt: skip
"""The rules of this family."""
