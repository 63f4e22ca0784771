"""The lines around the place of an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.server.sources.source_files import SourceFiles
from tests.server.copying import write

PAGE = "---\ntitle: a\nlist: [1\n---\n\n# Heading\n\ntext {{ page.x }}\nlast\n"


def around(folder: Path, line: int, source_line: str, name: str = "a.md") -> list[tuple[int, str]]:
    error = JekyllError("wrong", path=name, line=line, source_line=source_line)
    found = SourceFiles(lambda: (folder,)).around(error)
    return [(number, "".join(text for _, text in tokens)) for number, tokens in found]


def test_two_lines_before_and_after(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": PAGE})
    assert around(tmp_path, 6, "# Heading") == [
        (4, "---"),
        (5, ""),
        (6, "# Heading"),
        (7, ""),
        (8, "text {{ page.x }}"),
    ]
    assert [number for number, _ in around(tmp_path, 1, "---")] == [1, 2, 3]
    assert [number for number, _ in around(tmp_path, 9, "last")] == [7, 8, 9]


def test_front_matter_is_coloured_as_yaml_and_the_rest_as_its_extension_says(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": PAGE})
    error = JekyllError("wrong", path="a.md", line=3, source_line="list: [1")
    classes = {name for _, tokens in SourceFiles(lambda: (tmp_path,)).around(error) for name, _ in tokens}
    assert "na" in classes


def test_a_file_that_has_changed_since_is_not_shown(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": PAGE})
    assert around(tmp_path, 6, "# Another heading") == []
    assert around(tmp_path, 60, "# Heading") == []


@pytest.mark.parametrize("content", [b"\xff\xfe# x\n", b"", b"# x"])
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, {"a.md": content})
    assert around(tmp_path, 1, "# x") in ([], [(1, "# x")])


def test_a_file_outside_is_not_shown(tmp_path: Path) -> None:
    write(tmp_path, {"site/a.md": "x", "secret": "secret\n"})
    assert around(tmp_path / "site", 1, "secret", "../secret") == []
