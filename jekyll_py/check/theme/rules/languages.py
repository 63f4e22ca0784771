"""Languages, dates and words that a template fixes, and words that a language lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from ....compat import yaml_load
from ....errors import JekyllError
from ....lazy.tuples import NamedTuple
from ...finding import Fault, FaultInFile
from ...rule import OnTheme, Rule
from ..expression import filter_arguments, filters_in
from ..sources import ThemeSources
from ..template import INSERTED, OUTPUT, Tag, Template

_NAMED = re.compile(r"%[-_^#0]?[aAbBhpPcDx]")
"""The parts of a date's format that are words of English, or an order of numbers that only the USA use."""
_WORD_FOLDERS = (
    "_data/words/",
    "_data/locales/",
    "_data/translations/",
    "_data/lang/",
    "_data/languages/",
    "_data/i18n/",
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_HIDDEN = ("script", "style", "template", "noscript", "svg", "code", "pre")
_SHOWN = frozenset({
    "a", "button", "caption", "dd", "dt", "em", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "label",
    "legend", "li", "option", "p", "small", "span", "strong", "summary", "td", "th",
})  # fmt: skip
_PROSE = re.compile(r"[^\W\d_][\w\s.,!?:;'’()&-]*")
_ENGLISH = re.compile(r"/en(?:[-_]\w+)?\.ya?ml$")
_COMPRESS = "_layouts/compress.html"
"""A well-known layout of others, whose only words are for developers."""
_FEW = 5
"""So many words are named in a message."""
_NO_WORDS = frozenset(["Chirpy", "Disqus", "Jekyll", "GitHub", "RSS", "Atom", "BibTeX", "DOI", "PDF", "ORCID", "arXiv"])
_MONTH = re.compile(r"\bmonth\s*=\s*[{\"]?[\s{]*$", re.IGNORECASE)
"""The start of the field ``month`` of a BibTeX entry, up to its value: an English month is right there."""
_MOST_BEFORE = 100
"""So many characters before a month are looked at: a line may be as long as its file."""
_WITH_DEFAULT = re.compile(r"""\]((?:\.[\w-]+)+)\s*\|\s*default:\s*(?:"([^"]*)"|'([^']*)')""")
"""A word of one language, and what stands in for it."""
_MASKS = {ord(OUTPUT): " ", ord(INSERTED): " "}
"""Spaces for the characters that stand for Liquid."""
_HINT = "put them into the files of words"


class Words(NamedTuple):
    """The words of a theme in one language."""

    file: str
    text: str
    keys: frozenset[str]
    """With a dot between the keys of mappings in mappings."""


def fixed_language(theme: ThemeSources) -> Iterator[FaultInFile]:
    """A language of ``<html>`` that no page and no setting can change."""
    for template in theme.templates.values():
        for element in template.html.named("html"):
            lang = element.attributes.get("lang")
            if lang and _is_fixed(lang.written) and not template.is_conditional(element.at):
                hint = 'write lang="{{ page.lang | default: site.lang | default: "en" }}"'
                fault = Fault(f"the language of every page is {lang.value}", lang.at, hint=hint)
                yield FaultInFile(template.name, fault)


def _is_fixed(value: str) -> bool:
    return bool(value) and OUTPUT not in value and INSERTED not in value


def fixed_dates(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Dates in a form of one language."""
    for template, tag in theme.tags():
        if tag.name not in ("", "assign") or template.name.endswith((".xml", ".json", ".txt")):
            continue
        formats = [each for each in filter_arguments(tag.markup, "date") if _NAMED.search(each)]
        named = [each for each in filters_in(tag.markup) if each in ("date_to_string", "date_to_long_string")]
        for shown in () if _is_code(template, tag) or template.is_in_comment(tag.at) else (*formats, *named):
            hint = 'let a setting decide: {{ page.date | date: site.date_format }}, with a default; or "%Y-%m-%d"'
            message = f"the date is in English for every language: {shown}"
            yield FaultInFile(template.name, Fault(message, tag.at + tag.text.find(shown), hint=hint))


def untranslated_words(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Words of the interface that the English file has and the file of another language lacks."""
    found = list(_words(theme))
    optional = frozenset(_formats_with_default(theme))
    english = next((each for each in found if _ENGLISH.search(each.file)), found[0] if found else None)
    for words in found if english else ():
        assert english is not None
        missing = sorted(english.keys - words.keys - optional)
        lacking = [key for key in missing if not _has_part(words.keys, key)]
        if lacking:
            more = f" and {len(lacking) - _FEW} more" if len(lacking) > _FEW else ""
            message = f"the words {', '.join(lacking[:_FEW])}{more} are missing"
            yield FaultInFile(words.file, Fault(message, hint=f"{english.file} has them"))


def _formats_with_default(theme: ThemeSources) -> Iterator[str]:
    """The keys that a language may lack: templates have something in their place that is no word, such as a format."""
    for _, tag in theme.tags():
        for keys, *defaults in _WITH_DEFAULT.findall(tag.markup):
            if not _LETTERS.search(re.sub("[A-Z]", "", "".join(defaults))):
                yield keys[1:]


def _has_part(keys: frozenset[str], key: str) -> bool:
    """Whether a language has one word where another has several, such as a singular and a plural."""
    parts = key.split(".")
    return any(".".join(parts[:length]) in keys for length in range(1, len(parts)))


def fixed_words(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Words in templates of a theme that keeps its words in data files."""
    if not any(_words(theme)):
        return
    templates = (each for each in theme.templates.values() if _is_html(each) and each.name != _COMPRESS)
    for template in templates:
        for text in template.html.texts:
            raw = unescape(template.html.text[text.at : text.end].translate(_MASKS))
            shown, letter = " ".join(raw.split()), _LETTERS.search(raw)
            is_shown = text.parent is not None and text.parent.name in _SHOWN and not text.parent.is_in(*_HIDDEN)
            is_said = is_shown and _PROSE.fullmatch(shown) and "capture" not in template.around(text.at)
            if letter and is_said and shown not in _NO_WORDS:
                fault = Fault(f"the words are in one language: {shown[:60]}", text.at + letter.start(), hint=_HINT)
                yield FaultInFile(template.name, fault)


def _is_code(template: Template, tag: Tag) -> bool:
    """Whether a tag stands in code, such as an entry of BibTeX, whose months are English."""
    element = template.html.element_at(tag.at)
    is_pre = element is not None and (element.name in ("code", "pre") or element.is_in("code", "pre"))
    *_, before = template.text[max(0, tag.at - _MOST_BEFORE) : tag.at].split("\n")
    return is_pre or "highlight" in tag.around or _MONTH.search(before) is not None


def _is_html(template: Template) -> bool:
    return template.name.endswith((".html", ".htm", ".liquid"))


def _words(theme: ThemeSources) -> Iterator[Words]:
    """The files of words: one for each language, in a folder that is named so."""
    for name, text in theme.texts.items():
        if name.startswith(_WORD_FOLDERS) and name.count("/") == 2 and name.endswith((".yml", ".yaml")):
            try:
                value = yaml_load.load(text)
            except JekyllError:
                continue
            if isinstance(value, Mapping):
                yield Words(name, text, frozenset(_keys(_inside(value, name))))


def _inside(value: Mapping[object, object], name: str) -> Mapping[object, object]:
    """The words of a file that has them below the code of its language, as Rails' files have."""
    code = name.rpartition("/")[2].rpartition(".")[0]
    inner = value.get(code) if len(value) == 1 else None
    return inner if isinstance(inner, Mapping) else value


def _keys(value: Mapping[object, object], before: str = "", depth: int = 0) -> Iterator[str]:
    for key, each in value.items():
        if isinstance(each, Mapping) and each and depth < 5:
            yield from _keys(each, f"{before}{key}.", depth + 1)
        else:
            yield f"{before}{key}"


RULES = (
    Rule("language-fixed", "warning", "`lang` of `<html>` is the same for every page and site.",
        "WCAG 2.2, 3.1.1 Language of Page", OnTheme(fixed_language), '<html lang="en">'),
    Rule("date-fixed", "warning", "A date has names of months or days in English, or the order of the USA.",
        "Ruby's `strftime` knows English only", OnTheme(fixed_dates), '{{ page.date | date: "%b %-d, %Y" }}'),
    Rule("word-fixed", "warning", "A template of a theme with files of words has words of its own.",
        "a reader of another language does not understand them", OnTheme(fixed_words), "<h2>Tags</h2>"),
    Rule("word-untranslated", "warning", "A language lacks a word that another one has.",
        "a reader of another language does not understand it", OnTheme(untranslated_words), "_data/words/fr.yml"),
)  # fmt: skip
"""The rules of this family."""
