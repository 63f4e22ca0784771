"""The tree renderer: each construct becomes a list of mistune's tokens, to be looked at, changed, or rendered later."""

from __future__ import annotations

from typing import Any

from mistune.core import BaseRenderer

from .definitions import Token

Tokens = list[Token]


def _token(kind: str, **parts: Any) -> Tokens:
    token: Token = {"type": kind}
    attrs = {name: value for name, value in parts.pop("attrs", {}).items() if value is not None}
    token.update(parts)
    if attrs:
        token["attrs"] = attrs
    return [token]


class TreeRenderer(BaseRenderer):
    """Keeps spans as tokens."""

    NAME = "tree"

    def join(self, pieces: list[Tokens]) -> Tokens:
        """One result made of several."""
        return [token for piece in pieces for token in piece]

    def text(self, text: str) -> Tokens:
        return _token("text", raw=text)

    def emphasis(self, text: Tokens, attributes: dict[str, str] | None = None) -> Tokens:
        return _token("emphasis", children=text, attrs={"attributes": attributes or None})

    def strong(self, text: Tokens, attributes: dict[str, str] | None = None) -> Tokens:
        return _token("strong", children=text, attrs={"attributes": attributes or None})

    def link(
        self, text: Tokens, url: str, title: str | None = None, attributes: dict[str, str] | None = None
    ) -> Tokens:
        return _token("link", children=text, attrs={"url": url, "title": title, "attributes": attributes})

    def image(self, text: str, url: str, title: str | None = None, attributes: dict[str, str] | None = None) -> Tokens:
        return _token("image", raw=text, attrs={"url": url, "title": title, "attributes": attributes})

    def linebreak(self) -> Tokens:
        return _token("linebreak")

    def entity(self, reference: str | int, original: str | None = None) -> Tokens:
        return _token("entity", attrs={"reference": reference, "original": original})

    def smart_quote(self, kind: str) -> Tokens:
        return _token("smart_quote", attrs={"kind": kind})

    def symbol(self, name: str) -> Tokens:
        return _token("symbol", attrs={"name": name})

    def inline_math(self, text: str, attributes: dict[str, str] | None = None) -> Tokens:
        return _token("inline_math", raw=text, attrs={"attributes": attributes or None})

    def html_span(self, text: Tokens, tag: str, attributes: dict[str, str] | None = None) -> Tokens:
        return _token("html_span", children=text, attrs={"tag": tag, "attributes": attributes or None})

    def codespan(self, text: str, attributes: dict[str, str] | None = None) -> Tokens:
        return _token("codespan", raw=text, attrs={"attributes": attributes or None})

    def abbreviation(self, text: str, title: str, attributes: dict[str, str] | None = None) -> Tokens:
        return _token("abbreviation", raw=text, attrs={"title": title, "attributes": attributes or None})

    def html_comment(self, text: str, block: bool = False) -> Tokens:
        return _token("html_comment", raw=text, attrs={"block": block})

    def comment(self, text: str, block: bool = False) -> Tokens:
        return _token("comment", raw=text, attrs={"block": block})

    def raw(self, text: str, block: bool = False, types: tuple[str, ...] = ()) -> Tokens:
        return _token("raw", raw=text, attrs={"block": block, "types": types})

    def footnote_ref(self, name: str) -> Tokens:
        return _token("footnote_ref", attrs={"name": name})

    def forget_footnote_ref(self, name: str) -> None:
        """Footnotes are numbered when the tree is rendered."""

    def tokens(self, tokens: Tokens) -> Tokens:
        """Spans a mistune plugin gives."""
        return tokens
