"""The edits of a generated site after which builds are timed; each differs from the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

Edit = Callable[[Path], object]
"""Changes the site in a folder."""


def edits_of(page: Path) -> dict[str, Edit]:
    """The edits by what they change.

    Args:
        page: the path of a post or a page of the documentation, below the site.
    """
    numbers = count()

    def body(source: Path) -> None:
        _append(source / page, f"\nAnother sentence, the {next(numbers)}th.\n")

    def title(source: Path) -> None:
        text = (source / page).read_text(encoding="utf-8")
        (source / page).write_text(_retitled(text, f"Title {next(numbers)}"), encoding="utf-8")

    def post(source: Path) -> None:
        """Copy the page to one of its neighbours' names, so that it is the next one."""
        text = (source / page).read_text(encoding="utf-8")
        copy = (source / page).with_name(f"{page.stem}-{next(numbers)}.md")
        copy.write_text(_retitled(text, f"Title {next(numbers)}"), encoding="utf-8")

    def include(source: Path) -> None:
        _append(next((source / "_includes").iterdir()), f"<!-- {next(numbers)} -->\n")

    def layout(source: Path) -> None:
        _append(source / "_layouts" / "default.html", f"<!-- {next(numbers)} -->\n")

    def data(source: Path) -> None:
        _append(source / "_data" / "links.yml", f"- name: Link {next(numbers)}\n  url: https://links.example\n")

    def setting(source: Path) -> None:
        lines = (source / "_config.yml").read_text(encoding="utf-8").splitlines()
        (source / "_config.yml").write_text(
            "\n".join([*_without(lines, "contact:"), f"contact: desk-{next(numbers)}@site.example", ""]),
            encoding="utf-8",
        )

    return {
        "one body": body,
        "one title": title,
        "one new post": post,
        "one include": include,
        "the layout": layout,
        "one data file": data,
        "one setting": setting,
    }


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _retitled(text: str, title: str) -> str:
    before, _, after = text.partition("title:")
    return f"{before}title: {title}\n{after.partition(chr(10))[2]}"


def _without(lines: list[str], key: str) -> Iterator[str]:
    return (line for line in lines if not line.startswith(key))
