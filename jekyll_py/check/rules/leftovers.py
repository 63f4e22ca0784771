"""Leftovers in the page: markup that was not converted, broken characters, secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import Pattern

from ..built.file import BuiltFile
from ..built.site_index import SiteIndex
from ..finding import Fault
from ..pages.page import Page, Text
from ..rule import OnFile, OnPage, Rule

_CODE = frozenset(
    ["code", "kbd", "math", "noscript", "pre", "samp", "script", "style", "svg", "template", "textarea", "tt", "var"]
)
"""Elements whose text is shown as it is written, or is no text."""
_LIQUID = re.compile(
    r"\{%-?\s*(?:end)?(?:assign|capture|case|comment|cycle|else|elsif|for|highlight|if|include(?:_cached|_relative)?|link|"
    r"post_url|raw|render|tablerow|unless|when)\b[^%\n]*%\}|\{\{-?\s*(?:site|page|layout|include|content|post|theme)\b[^}\n]*\}\}"
)
_MARKDOWN = re.compile(
    r"(?<![A-Za-z0-9_*])\*\*(?=\S)(?=[^*\n]*[^\W\d])[^*\n]{1,200}(?<=\S)\*\*"  # strong emphasis
    r"|!?\[[^\[\]\n]{1,200}\]\((?:https?://|/|\./|#)[^()\s]*\)"  # a link or an image
    r"|(?:^|(?<=\n))#{2,6} \S[^\n]*"  # a heading
)
_TEX = re.compile(r"\\\([^\n]{1,500}?\\\)|\\\[.{1,500}?\\\]|\$\$.{1,500}?\$\$", re.DOTALL)
_MATHS = re.compile(r"mathjax|katex|asciimath|temml", re.IGNORECASE)
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+"
)
"""The first byte of a character of UTF-8 and those after it, as characters of Windows-1252."""
_SECRET = re.compile(
    r"\bAKIA[0-9A-Z]{16}\b"  # Amazon
    r"|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{60,}"  # GitHub
    r"|\bglpat-[\w-]{20,}"  # GitLab
    r"|\bxox[abprs]-\d{6,}-[\w-]{10,}"  # Slack
    r"|\b[rs]k_live_[0-9a-zA-Z]{20,}"  # Stripe
    r"|\bnpm_[A-Za-z0-9]{36}\b|\bpypi-AgE[\w-]{50,}"
    r"|-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
)
_PARTS_OF_SECRETS = (
    *("AKIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "k_live_", "npm_", "pypi-AgE"),
    "PRIVATE KEY-----",
)
"""Each secret has one of these: to look for them takes a hundredth of the time."""
_MOST_BYTES = 10_000_000
_LONG = 60


def liquid(page: Page) -> Iterator[Fault]:
    """Liquid in text and in attributes; frameworks of JavaScript write ``{{ }}`` too, but not these names."""
    if "{%" not in page.text and "{{" not in page.text:
        return
    for match, at in (*_in_texts(page, _LIQUID), *_in_attributes(page, _LIQUID)):
        hint = "the file needs front matter for its Liquid to run; to show it, put it between raw and endraw"
        yield Fault(f"Liquid was not run: {_short(match)}", at=at, written=match, hint=hint)


def markdown(page: Page) -> Iterator[Fault]:
    """Markdown that was not converted, as in a block of HTML or beside characters that keep emphasis from ending."""
    if "**" not in page.text and "](" not in page.text and "## " not in page.text:
        return
    for match, at in _in_texts(page, _MARKDOWN):
        hint = 'Markdown in a block of HTML needs markdown="1"; emphasis ends only beside white space or punctuation'
        yield Fault(f"Markdown was not converted: {_short(match)}", at=at, written=match, hint=hint)


def tex(page: Page) -> Iterator[Fault]:
    """Formulas on a page that loads nothing to show them."""
    if ("\\(" not in page.text and "\\[" not in page.text and "$$" not in page.text) or _has_maths(page):
        return
    for match, at in _in_texts(page, _TEX):
        yield Fault(
            f"a formula is shown as TeX: {_short(match)}",
            at=at,
            written=match,
            hint="load MathJax or KaTeX in the layout",
        )


def _has_maths(page: Page) -> bool:
    scripts = (f"{script.raw} {page.content_of(script)}" for script in page.named("script"))
    return any(_MATHS.search(script) for script in scripts)


def mojibake(page: Page) -> Iterator[Fault]:
    """UTF-8 that was read as Windows-1252 and written again: the characters make sense when that is undone."""
    for match in _MOJIBAKE.finditer(page.text):
        meant = _undone(match[0])
        if meant is not None:
            message = f"'{match[0]}' should be '{meant}'"
            yield Fault(message, at=match.start(), written=match[0], hint="a file or its data is in another encoding")


def _undone(text: str) -> str | None:
    try:
        return b"".join(_byte(character) for character in text).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    """The byte of Windows-1252; the five that it lacks are taken as those of Latin 1, as browsers do."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def replaced(page: Page) -> Iterator[Fault]:
    """U+FFFD, which stands where a character could not be read."""
    for match in re.finditer("\ufffd+", page.text):
        written = page.text[max(0, match.start() - 10) : match.end()].rpartition("\n")[2]
        yield Fault("a character was lost (U+FFFD)", at=match.start(), written=written, hint="save the source as UTF-8")


def secret(page: Page) -> Iterator[Fault]:
    """Tokens and private keys by the forms that their issuers gave them."""
    return _secrets(page.text)


def secret_in_file(file: BuiltFile, _site: SiteIndex) -> Iterable[Fault]:
    """The same in files other than pages."""
    return _secrets(file.text)


def _secrets(text: str) -> Iterator[Fault]:
    if not any(map(text.__contains__, _PARTS_OF_SECRETS)):
        return
    for match in _SECRET.finditer(text):
        message = f"looks like a secret: {match[0][:8]}…"
        yield Fault(message, at=match.start(), written=match[0][:40], hint="revoke it, then remove it")


def large(file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """A file that takes long to load, and that hosts of pages may refuse."""
    if file.size > _MOST_BYTES:
        yield Fault(f"has {file.size / 1e6:.0f} MB", hint="make it smaller, or put it where large files are kept")


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _in_texts(page: Page, pattern: Pattern[str]) -> Iterator[tuple[str, int]]:
    """The matches in the texts that are no code, with their offsets."""
    for text in page.texts:
        if text.end - text.at > 3 and not _is_code(text):
            for match in pattern.finditer(page.text, text.at, text.end):
                yield match[0].strip(), match.start()


def _is_code(text: Text) -> bool:
    return text.parent is not None and (text.parent.name in _CODE or text.parent.is_in(*_CODE))


def _in_attributes(page: Page, pattern: Pattern[str]) -> Iterator[tuple[str, int]]:
    for element in (each for each in page.elements if "{" in each.raw):
        for attribute in element.attributes.values():
            if match := pattern.search(attribute.written):
                yield match[0], attribute.at + match.start()


RULES = (
    Rule("liquid-left", "error", "Liquid stands in the page as it was written.",
        "Readers see it", OnPage(liquid), "<p>{{ page.title }}</p>"),
    Rule("markdown-left", "warning", "Markdown stands in the page as it was written.",
        "Readers see it", OnPage(markdown), "<div>**Note:** read [this](/more/)</div>"),
    Rule("tex-left", "warning", "A formula stands in the page as TeX, and nothing that shows formulas is loaded.",
        "Readers see it", OnPage(tex), "<p>\\(x^2\\)</p>"),
    Rule("character-garbled", "warning", "Characters are those of UTF-8 read in another encoding.",
        "Readers see it", OnPage(mojibake), "<p>GrÃ¼ÃŸe</p>"),
    Rule("character-lost", "warning", "A replacement character, U+FFFD, stands where one could not be read.",
        "Unicode, 23.8 Specials", OnPage(replaced), "<p>Gr\ufffde</p>"),
    Rule("secret", "error", "A page has what looks like a token or a private key.",
        "Published pages are read by everybody", OnPage(secret), "<p>-----BEGIN PRIVATE KEY-----</p>"),
    Rule("secret-in-file", "error", "A script, data or text file has what looks like a token or a private key.",
        "Published files are read by everybody",
        OnFile(("*.js", "*.mjs", "*.json", "*.txt", "*.xml", "*.yml", "*.env", "*.map"), secret_in_file),
        "<p>-----BEGIN PRIVATE KEY-----</p>"),
    Rule("file-large", "warning", "A file has more than 10 MB.",
        "Readers wait for it", OnFile(("*",), large), "<a href=\"/film.mp4\">Film</a>"),
)  # fmt: skip
"""The rules of this family."""
