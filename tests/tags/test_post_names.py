"""Posts are found by their names, whatever folders and dots are in them, in a time that grows with the posts alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, cast
from unittest.mock import Mock

from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.model.document import Document
from jekyll_py.model.post_names import PostName, PostNames
from tests.safety.growth import assert_linear, repeated

NAMES = st.sampled_from(["2020-01-01-a", "2020-01-01-a.b", "2020-1-1-a", "12020-01-01-a", "2020-01-01-"])
FOLDERS = st.lists(st.sampled_from(["_posts/", "_posts", "a/", "a.b/", "2020-01-01-a/"]), max_size=3).map("".join)
WANTED = st.lists(st.sampled_from(["_posts/", "a/", "a.b/", "2020-01-01-a/"]), max_size=3).map("".join)
PATHS = st.builds("{}{}{}".format, FOLDERS, NAMES, st.sampled_from([".md", "", ".", "..md", ".b.md"]))


def _posts(paths: Sequence[str]) -> list[Document]:
    return [Mock(spec=Document, relative_path=path, data={"slug": "a"}) for path in paths]


@given(st.lists(PATHS, max_size=8), st.builds("{}{}".format, WANTED, NAMES))
def test_the_first_post_that_the_pattern_matches_is_found(paths: Sequence[str], wanted: str) -> None:
    posts, name = _posts(paths), PostName.parse(wanted)
    assert name is not None
    matching = (post for post in posts if re.match(name.pattern, post.relative_path))
    assert PostNames(posts).find(name) is next(matching, None)
    assert PostName.parse(str(name)) == name


def test_finding_every_post_grows_with_them() -> None:
    def run(text: str) -> None:
        posts = cast(list[Document], [_File(f"_posts/2020-01-01-p{number}.md") for number in range(len(text) // 10)])
        names = PostNames(posts)
        for number, post in enumerate(posts):
            assert names.find(PostName("", "2020-01-01", f"p{number}")) is post

    assert_linear(run, repeated("x"))


class _File(NamedTuple):
    relative_path: str
    data: Mapping[str, str] = MappingProxyType({"slug": "a"})
