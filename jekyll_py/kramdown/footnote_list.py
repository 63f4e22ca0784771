"""The list of footnotes at the end of a document, with links back to where they are referred to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .definitions import Token
from .markup import escape_text, write_attributes
from .options import Options

Blocks = Callable[[list[Token]], str]


def write_footnotes(
    numbers: dict[str, list[int]], contents: dict[str, list[Token]], options: Options, nbsp: str, blocks: Blocks
) -> str:
    """The list of all footnotes referred to, those within footnotes included.

    Args:
        numbers: number and repetitions of each footnote, in order; grows while footnotes are written.
        contents: the blocks of each footnote.
        options: kramdown's options.
        nbsp: the no-break space before a link back.
        blocks: writes blocks six columns in.
    """
    items: list[str] = []
    names = iter_growing(numbers)
    for name in names:
        links = _backlinks(options["footnote_prefix"] + name, numbers[name][1], options, nbsp)
        tokens = _with_links(contents.get(name, []), links, nbsp, options["footnote_backlink_inline"])
        role = {} if options.version >= (2, 5) else {"role": "doc-endnote"}
        attributes = write_attributes({"id": f"fn:{options['footnote_prefix']}{name}", **role})
        items.append(f"    <li{attributes}>\n{blocks(tokens)}    </li>\n")
    if not items:
        return ""
    first = options["footnote_nr"]
    start = f' start="{first}"' if first != 1 else ""
    body = "".join(items)
    return f'<div class="footnotes" role="doc-endnotes">\n  <ol{start}>\n{body}  </ol>\n</div>\n'


def iter_growing(numbers: dict[str, list[int]]) -> Iterator[str]:
    """The keys of a mapping that grows while they are gone through."""
    names: list[str] = []
    index = 0
    while index < len(numbers):
        if index == len(names):
            names = list(numbers)
        yield names[index]
        index += 1


def _backlinks(name: str, repeats: int, options: Options, nbsp: str) -> str:
    """Links back, the first without the space before it."""
    if not options["footnote_backlink"]:
        return ""
    text = escape_text(options["footnote_backlink"])
    again = (nbsp + _backlink(f"{name}:{repeat}", f"{text}<sup>{repeat + 1}</sup>") for repeat in range(1, repeats + 1))
    return _backlink(name, text) + "".join(again)


def _backlink(name: str, text: str) -> str:
    return f'<a href="#fnref:{name}" class="reversefootnote" role="doc-backlink">{text}</a>'


def _with_links(tokens: list[Token], links: str, nbsp: str, inline: bool) -> list[Token]:
    """The blocks with the links at the end of the last paragraph, or in a paragraph of their own."""
    ended = _ended(tokens, nbsp + links if links else "", inline)
    if ended is not None:
        return ended
    return [*tokens, {"type": "paragraph", "children": [{"type": "raw", "raw": links}]}]


def _ended(tokens: list[Token], tail: str, inline: bool) -> list[Token] | None:
    kept = [token for token in tokens if token["type"] != "eob"]
    if not kept:
        return None
    last = kept[-1]
    if last["type"] in ("paragraph", "block_text") or (inline and last["type"] == "heading"):
        return [*kept[:-1], {**last, "tail": tail}]
    if inline and "children" in last:
        children = _ended(last["children"], tail, inline)
        return None if children is None else [*kept[:-1], {**last, "children": children}]
    return None
