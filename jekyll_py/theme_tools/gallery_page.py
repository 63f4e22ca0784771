"""The page of a gallery: all pictures, each with the one of the last release and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from ..check.counted import counted
from ..lazy.tuples import NamedTuple
from .picture_difference import Difference
from .pictures import Picture


class Shown(NamedTuple):
    """A picture of the gallery."""

    picture: Picture
    before: Picture | None
    """That of the last release; None if there is none of this page."""
    change: Difference | None
    """The difference of the two; None where there is only one."""

    @property
    def is_changed(self) -> bool:
        """Whether pixels differ."""
        return self.change is not None and self.change.changed > 0


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }}
body {{ margin: 2rem; }}
section {{ display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: start }}
section div {{ display: flex; gap: .5rem; max-width: 100%; overflow-x: auto }}
h2 {{ width: 100%; margin-block-end: 0 }}
figure {{ margin: 0 }}
figcaption {{ font-size: .9rem }}
a.picture {{ border: 1px solid #8888; display: block; max-height: 30rem; overflow: hidden }}
img {{ display: block; width: 100%; height: auto }}
.changed a.picture {{ border-color: #dc003c }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{summary}</p>
{index}
{sections}
</body>
</html>
"""


def gallery_page(theme: str, release: str | None, shown: Sequence[Shown]) -> str:
    """The HTML of a gallery.

    Args:
        theme: the name of the theme.
        release: the name of its last release; None without one.
        shown: the pictures, those of one page together.
    """
    pages = [(url, list(group)) for url, group in groupby(shown, key=lambda each: each.picture.url)]
    index = "\n".join(_link(number, url, group) for number, (url, group) in enumerate(pages))
    return _PAGE.format(
        title=escape(f"{theme}: gallery"),
        summary=escape(summary(release, shown)),
        index=f"<ul>\n{index}\n</ul>",
        sections="\n".join(_section(number, url, group) for number, (url, group) in enumerate(pages)),
    )


def summary(release: str | None, shown: Sequence[Shown]) -> str:
    """One line: how many pictures there are, and how many differ."""
    pages = {each.picture.url for each in shown}
    number = f"{counted(len(shown), 'picture')} of {counted(len(pages), 'page')}"
    if release is None:
        return f"{number}; there is no release to compare with"
    new = sum(each.before is None for each in shown)
    changed = f"{sum(each.is_changed for each in shown)} differ from {release}"
    return f"{number}; {changed}" + (f", {new} are of new pages" if new else "")


def _link(number: int, url: str, shown: Sequence[Shown]) -> str:
    changed = sum(each.is_changed for each in shown)
    words = f", {changed} of {len(shown)} differ" if changed else ""
    return f'<li><a href="#page-{number}">{escape(url)}</a>{words}</li>'


def _section(number: int, url: str, shown: Sequence[Shown]) -> str:
    return f'<section id="page-{number}">\n<h2>{escape(url)}</h2>\n{"".join(map(_figures, shown))}</section>'


def _figures(shown: Shown) -> str:
    picture, change = shown.picture, shown.change
    words = f"{picture.width} px, {picture.scheme}"
    figures = [_figure(picture.name, words, picture.width, is_changed=shown.is_changed)]
    if change is not None and shown.is_changed:
        percent = f"{100 * change.changed / change.pixels:.2g} %"
        figures.append(_figure(f"{picture.name}.before", f"{words}, before", picture.width, is_changed=True))
        figures.append(
            _figure(f"{picture.name}.changed", f"{words}, {percent} changed", picture.width, is_changed=True)
        )
    return f"<div>\n{''.join(figures)}</div>\n"


def _figure(name: str, words: str, width: int, *, is_changed: bool) -> str:
    file = quote(f"{name}.png")
    mark = ' class="changed"' if is_changed else ""
    return (
        f'<figure{mark} style="width: {200 + width * 3 // 20}px">'
        f'<a class="picture" href="{file}"><img src="{file}" alt="{escape(words)}" loading="lazy"></a>'
        f"<figcaption>{escape(words)}</figcaption></figure>\n"
    )


def files_of(shown: Sequence[Shown]) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the pictures that the page shows."""
    for each in shown:
        yield f"{each.picture.name}.png", each.picture.content
        if each.is_changed and each.before is not None and each.change is not None:
            yield f"{each.picture.name}.before.png", each.before.content
            yield f"{each.picture.name}.changed.png", each.change.marked
