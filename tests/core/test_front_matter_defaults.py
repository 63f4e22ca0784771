"""Front matter defaults, compared with Jekyll's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py.errors import JekyllError
from jekyll_py.model.defaults import FrontMatterDefaults
from tests.core.ruby import Ruby, RubyError

FILES = [
    "blog/_posts/2024-01-01-a.md",
    "blog/index.md",
    "about.md",
    "docs/a/b.md",
    "docs/c.md",
    "docs/.hidden/a.md",
    ".hidden.md",
    "coll/_posts/x.md",
]
SCOPES = [
    "",
    "blog",
    "/blog",
    "blog/",
    "docs",
    "docs/*",
    "docs/**/*.md",
    "*.md",
    "**",
    "coll/_posts",
    "_posts",
    "nope*",
    "**/**/b*",
    "docs/**/",
    "**/",
    "*/*/",
    "d?cs/[a-c]*",
    "d[^a]cs/*",
    "{blog,docs}/**/*",
    "docs/../b*",
    "../**/docs*",
    "*//c.md",
    "linked/**/*",
    "*/**/linked/*",
    ".hidden*",
    "*/.hidden/*",
]
TYPES = [None, "pages", "posts", "drafts", "page", "post", "recipes"]
SET = st.fixed_dictionaries(
    {"values": st.dictionaries(st.sampled_from("abc"), st.integers(0, 9) | st.just({"x": 1}) | st.just({"y": 2}))},
    optional={
        "scope": st.fixed_dictionaries({"path": st.sampled_from(SCOPES)}, optional={"type": st.sampled_from(TYPES[1:])})
    },
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("source")
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    (root / "linked").symlink_to("docs")
    (root / "docs/a/linked").symlink_to("../../blog")
    return str(root)


@pytest.mark.jekyll
@settings(max_examples=250)
@given(
    st.lists(SET | st.just("nonsense"), max_size=4),
    st.sampled_from(["", "coll"]),
    st.sampled_from([*FILES, "/about.md", "_posts/x.md", "linked/a/b.md", "docs/a/linked/index.md"]),
    st.sampled_from(TYPES),
)
def test_values_and_their_precedence_are_jekylls(
    ruby: Ruby, source: str, sets: list[object], collections_dir: str, path: str, type: str | None
) -> None:
    try:
        expected = ruby.ask("defaults", source, sets, collections_dir, path, type)
    except RubyError:  # Jekyll stumbles over a set without a scope that competes with another
        return
    assert FrontMatterDefaults(sets, source, collections_dir).for_(path, type) == expected


def test_sets_that_are_none_are_named() -> None:
    heard: list[tuple[str, str]] = []
    FrontMatterDefaults(["x", {"values": {}, "scope": {"type": "post"}}], "/", warn=lambda *line: heard.append(line))
    assert [topic for topic, _ in heard] == ["Defaults:"] * 3
    assert "'post' type has become 'posts'" in heard[1][1]


def test_braces_in_globs_are_alternatives(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    defaults = FrontMatterDefaults([{"scope": {"path": "{a,b}*"}, "values": {"k": 1}}], str(tmp_path))
    assert [defaults.for_(f"{name}/x.md", None) for name in "abc"] == [{"k": 1}, {"k": 1}, {}]


def test_dates_are_parsed() -> None:
    found = FrontMatterDefaults([{"values": {"date": "2024-05-17"}}], "/").for_("a", None)["date"]
    assert str(found).startswith("2024-05-17 00:00:00")
    with pytest.raises(JekyllError, match="Invalid date 'soon'"):
        FrontMatterDefaults([{"values": {"date": "soon"}}], "/")


def test_a_scope_may_list_several_types(tmp_path: Path) -> None:
    """Jekyll ends with a backtrace."""
    sets = [
        {"scope": {"path": "", "type": ["pages", "posts"]}, "values": {"k": "both"}},
        {"scope": {"path": "", "type": "pages"}, "values": {"k": "page"}},
    ]
    defaults = FrontMatterDefaults(sets, str(tmp_path))
    assert [defaults.for_("a.md", type) for type in ("pages", "posts", "docs", None)] == [
        {"k": "page"}, {"k": "both"}, {}, {}
    ]  # fmt: skip
