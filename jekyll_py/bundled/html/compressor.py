"""HTML made smaller by the rules of the gem htmlcompressor 0.4, which jekyll-minifier and jekyll-tidy use."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from .attributes import with_short_attributes
from .options import HtmlOptions

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Characters that no text has, around the kind and the number of a part that is kept."""
_FLAGS = re.IGNORECASE | re.DOTALL | re.ASCII
_KINDS = ("SKIP~", "LT~", "TEXTAREA~", "STYLE~", "SCRIPT~", "PRE~", "EVENT~", "COND~")
"""The kinds of kept parts, in the order in which they return: only places of later kinds within a part are filled."""
_PLACE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_SKIPPED = re.compile(r"<!--\s*\{\{\{\s*-->(.*?)<!--\s*\}\}\}\s*-->", _FLAGS)
_SKIPPED_END = re.compile(r"<!--\s*\}\}\}\s*-->", _FLAGS)
_CONDITION = re.compile(r"(<!(?:--)?\[[^\]<]+\]>)(.*?)(<!\[[^\]<]+\]-->)", _FLAGS)
_CONDITION_END = re.compile(r"<!\[[^\]<]+\]-->", _FLAGS)
_EVENTS = (
    re.compile(r'(\son[a-z]+\s*=\s*")((?>(?:[^"\\\r\n]|\\[^\n])*))(")', re.IGNORECASE | re.ASCII),
    re.compile(r"(\son[a-z]+\s*=\s*')((?>(?:[^'\\\r\n]|\\[^\n])*))(')", re.IGNORECASE | re.ASCII),
)
_JAVASCRIPT = re.compile(r"^javascript:\s*(?=.)", _FLAGS | re.MULTILINE)
_TYPE = re.compile(r"type\s*=\s*([\"']*)(.+?)\1", _FLAGS)
_SCRIPT_TYPES = ("", "text/javascript", "application/javascript")
_TEMPLATE_TYPE = "text/x-jquery-tmpl"
_CDATA = re.compile(r"\s*<!\[CDATA\[(.*?)\]\]>\s*", _FLAGS)
_COMMENT = re.compile(r"<!---->|<!--[^\[].*?-->", _FLAGS)
_DOCTYPE = re.compile("<!DOCTYPE[^>]*>", _FLAGS)
_TAG = re.compile("<[^>]+>", _FLAGS)
_BETWEEN_TAGS = re.compile(rf"(?<=[>{_CLOSE}])\s+(?=[<{_OPEN}])", _FLAGS)
_SPACE_AT_END = re.compile(r"(?<!\A<)\s+(?=/?>\Z)", _FLAGS)
_UNQUOTED_AT_END = re.compile(r"=\s*[a-z0-9_-]+\s+/>\Z", _FLAGS)
_AROUND_EQUALS = re.compile(r"(\s\w+)\s*=\s*", _FLAGS)
_QUOTED = re.compile(r"(?<!\s)\s*=\s*([\"'])([a-z0-9_-]+)\1(/?)", _FLAGS)
_BLANK = r"[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_LINE_BREAK = re.compile(rf"(?<!{_BLANK})(?>(?:{_BLANK}*(\r?\n){_BLANK}*)+)")
_BLANKS = " \t\n\v\f\r\0"


def compressed(html: str, options: HtmlOptions) -> str:
    """Some HTML, smaller. Where the gem forgets a part, such as a module in a ``textarea``, its mark is there too."""
    return _PLACE.sub(r"%%%~COMPRESS~\1~%%%", _Compressor(options).compressed(html))


class _Compressor:
    def __init__(self, options: HtmlOptions) -> None:
        self._options = options
        self._kept: dict[str, list[str]] = {}

    def compressed(self, html: str) -> str:
        """The HTML, smaller, with the kept parts in their places."""
        html = self._smaller(self._without_kept(html)).strip(_BLANKS)
        for kind in (*_KINDS, *map(_user_kind, range(len(self._options.kept)))):
            if _OPEN in html:
                html = re.sub(f"{_OPEN}{kind}([0-9]+){_CLOSE}", partial(self._returned, kind), html)
        return html

    def _returned(self, kind: str, place: re.Match[str]) -> str:
        """A kept part; nothing for one that was kept from the text around a conditional comment, as by the gem."""
        parts, number = self._kept.get(kind, ()), int(place[1])
        return parts[number] if number < len(parts) else ""

    def _keep(self, kind: str, text: str) -> str:
        parts = self._kept.setdefault(kind, [])
        parts.append(text)
        return f"{_OPEN}{kind}{len(parts) - 1}{_CLOSE}"

    def _without_kept(self, html: str) -> str:
        """The HTML with a number for each part that stays as it is, or that has rules of its own."""
        for number, pattern in enumerate(self._options.kept):
            html = pattern.sub(partial(self._user, _user_kind(number)), html)
        html = _up_to_last(
            _SKIPPED_END,
            html,
            lambda part: _SKIPPED.sub(
                lambda found: self._keep("SKIP~", found[0]) if _has_text(found[1]) else found[0], part
            ),
        )
        html = _up_to_last(_CONDITION_END, html, lambda part: _CONDITION.sub(self._condition, part))
        for pattern in _EVENTS:
            html = pattern.sub(self._event, html)
        html = _elements("pre", html, self._pre)
        html = _elements("script", html, self._script)
        html = _elements("style", html, self._style)
        html = _elements("textarea", html, self._textarea)
        if self._options.preserve_line_breaks:
            html = _LINE_BREAK.sub(lambda found: self._keep("LT~", found[1]), html)
        return html

    def _user(self, kind: str, found: re.Match[str]) -> str:
        return self._keep(kind, found[0]) if _has_text(found[0]) else ""

    def _condition(self, found: re.Match[str]) -> str:
        if not _has_text(found[2]):
            return ""
        return self._keep("COND~", found[1] + _Compressor(self._options).compressed(found[2]) + found[3])

    def _event(self, found: re.Match[str]) -> str:
        if not _has_text(found[2]):
            return ""
        code = _JAVASCRIPT.sub("", found[2], count=1) if self._options.remove_javascript_protocol else found[2]
        return found[1] + self._keep("EVENT~", code) + found[3]

    def _pre(self, start: str, text: str, end: str) -> str:
        return start + self._keep("PRE~", text) + end if _has_text(text) else ""

    def _script(self, start: str, text: str, end: str) -> str:
        named = _TYPE.search(start)
        is_template = named is not None and named[2].lower() == _TEMPLATE_TYPE
        if not _has_text(text) or (self._options.compress_js_templates and is_template):
            return start + text + end
        is_script = (named[2].lower() if named else "") in _SCRIPT_TYPES
        if is_script and self._options.script is not None:
            wrapped = _CDATA.search(text)
            text = self._options.script(wrapped[1] if wrapped else text).strip(_BLANKS)
            text = f"/*<![CDATA[*/{text}/*]]>*/" if wrapped else text
        return start + self._keep("SCRIPT~" if is_script else "SKIP~", text) + end

    def _style(self, start: str, text: str, end: str) -> str:
        if not _has_text(text):
            return start + text + end
        if self._options.style is not None:
            wrapped = _CDATA.search(text)
            text = self._options.style(wrapped[1] if wrapped else text)
            text = f"<![CDATA[{text}]]>" if wrapped else text
        return start + self._keep("STYLE~", text) + end

    def _textarea(self, start: str, text: str, end: str) -> str:
        return start + self._keep("TEXTAREA~", text if _has_text(text) else "") + end

    def _smaller(self, html: str) -> str:
        options = self._options
        if options.remove_comments and "-->" in html:
            end = html.rindex("-->") + 3
            html = _COMMENT.sub("", html[:end]) + html[end:]
        if options.simple_doctype:
            end = html.rfind(">") + 1
            html = _DOCTYPE.sub("<!DOCTYPE html>", html[:end]) + html[end:]
        html = _in_tags(html, lambda tag: with_short_attributes(tag, options))
        if options.remove_intertag_spaces:
            html = _BETWEEN_TAGS.sub("", html)
        if options.remove_multi_spaces:
            html = re.sub(r"\s+", " ", html, flags=re.ASCII)
        if options.remove_spaces_inside_tags:
            html = _in_tags(_before_ends(html, lambda part: _AROUND_EQUALS.sub(r"\1=", part)), _without_space_at_end)
        if options.remove_quotes and not options.compress_js_templates:
            html = _before_ends(html, lambda part: _QUOTED.sub(_unquoted, part))
        return html


def _user_kind(number: int) -> str:
    """The kind of what a pattern of the site keeps."""
    return f"USER{number}~"


def _has_text(text: str) -> str:
    return text.strip(_BLANKS)


def _up_to_last(end: re.Pattern[str], html: str, change: Callable[[str], str]) -> str:
    """The HTML changed as far as the last of some ends: what begins behind it is never looked for in vain."""
    place = max((found.end() for found in end.finditer(html)), default=0)
    return change(html[:place]) + html[place:]


def _elements(name: str, html: str, change: Callable[[str, str, str], str]) -> str:
    """The HTML with each element of a name changed, by its start tag, its text and its end tag."""
    parts, place = [], 0
    starts, ends = re.compile(f"<{name}[^>]*>", _FLAGS), re.compile(f"</{name}>", _FLAGS)
    while (start := starts.search(html, place)) and (end := ends.search(html, start.end())):
        parts += [html[place : start.start()], change(start[0], html[start.end() : end.start()], end[0])]
        place = end.end()
    return "".join((*parts, html[place:]))


def _in_tags(html: str, change: Callable[[str], str]) -> str:
    end = html.rfind(">") + 1
    return _TAG.sub(lambda tag: change(tag[0]), html[:end]) + html[end:]


def _before_ends(html: str, change: Callable[[str], str]) -> str:
    """The HTML changed wherever a ``>`` follows before the next ``<``, which may be in a text as well."""
    parts = []
    for part in html.split("<"):
        end = part.rfind(">")
        parts.append(change(part[:end]) + part[end:] if end >= 0 else part)
    return "<".join(parts)


def _without_space_at_end(tag: str) -> str:
    return _SPACE_AT_END.sub(" " if _UNQUOTED_AT_END.search(tag) else "", tag)


def _unquoted(found: re.Match[str]) -> str:
    return f"={found[2]} {found[3]}" if found[3] else f"={found[2]}"
