"""Rules of Jekyll in which every Jekyll agrees; the expectations are those of Ruby's Jekyll and Ruby itself."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.errors import JekyllError
from jekyll_py.liquid import render


def built(root: Path, files: dict[str, str], **config: object) -> Path:
    """The output of a site."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    jekyll_py.build(root, None, target=config.pop("target", "jekyll"), **config)
    return root / "_site"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ 'https://e.com/~me/a*b' | url_encode }}", "https%3A%2F%2Fe.com%2F~me%2Fa%2Ab"),
        ("{{ 'ΑΣx ΑΣ' | downcase }} {{ 'ΑΣx ΑΣ' | capitalize }}", "ασx ασ Ασx ασ"),
        ("{{ 'ᲐᲑ' | capitalize }} {{ 'აბ' | capitalize }} {{ 'ǆX' | capitalize }}", "აბ აბ ǅx"),
    ],
)
def test_filters_treat_letters_as_ruby_does(template: str, expected: str) -> None:
    assert render(template, {}) == expected


def test_categories_in_addresses_have_ordinary_sigmas(tmp_path: Path) -> None:
    post = "---\ncategories: [ΕΛΛΑΣ ΝΕΟΣ, ΣΑΣ]\n---\n"
    output = built(tmp_path, {"_posts/2020-01-01-a.md": post}, permalink="/:categories/:title/")
    assert (output / "ελλασ νεοσ/σασ/a/index.html").exists()


@pytest.mark.parametrize("path", ["/b.md", "/_posts/2020-01-01-p.md", "//x.png", "/s.css"])
def test_only_static_files_are_linked_with_a_slash(tmp_path: Path, path: str) -> None:
    files = {"b.md": "---\n---\n", "_posts/2020-01-01-p.md": "---\n---\n", "x.png": "", "s.css": "---\n---\n"}
    output = built(tmp_path, {**files, "a.html": "---\n---\n{% link /x.png %} {% link x.png %} {% link b.md %}"})
    assert (output / "a.html").read_text() == "/x.png /x.png /b.html"
    with pytest.raises(JekyllError, match="Could not find document"):
        built(tmp_path, {"a.html": f"---\n---\n{{% link {path} %}}"})


@pytest.mark.parametrize(
    ("mask", "mode", "expected"), [(0o022, 0o664, 0o644), (0o077, 0o755, 0o700), (0o022, 0o755, 0o755)]
)
def test_static_files_obey_the_umask(tmp_path: Path, mask: int, mode: int, expected: int) -> None:
    (tmp_path / "x.sh").write_text("")
    (tmp_path / "x.sh").chmod(mode)
    outer = os.umask(mask)
    try:
        output = built(tmp_path, {})
    finally:
        os.umask(outer)
    assert stat.S_IMODE((output / "x.sh").stat().st_mode) == expected


VALUES: dict[str, dict[str, object]] = {
    "absent": {}, "text": {"k": ""}, "list": {"k": []}, "hash": {"k": {}}, "word": {"k": "x"}, "texts": {"k": [""]},
    "nil": {"k": None}, "lists": {"k": [[]]}, "false": {"k": False},
}  # fmt: skip
EMPTY = "text,list,hash"
NONE_IN_IT = "absent,text,list,hash,texts,nil,lists"


@pytest.mark.parametrize(
    ("target", "filter_", "expected"),
    [
        ("jekyll", "where_exp: 'v', 'v.k == empty'", EMPTY),
        ("github-pages", "where_exp: 'v', 'v.k == empty'", EMPTY),
        ("jekyll", "where_exp: 'v', 'empty != v.k'", "absent,word,texts,nil,lists,false"),
        ("jekyll", "where_exp: 'v', 'v.k == blank'", ""),
        ("jekyll", "where: 'k', empty", NONE_IN_IT),
        ("jekyll", "where: 'k', blank", NONE_IN_IT),
        ("github-pages", "where: 'k', empty", "text,texts"),
        ("jekyll", "where: 'k', ''", "text,texts"),
    ],
)
def test_empty_in_filters_is_more_than_an_empty_text(tmp_path: Path, target: str, filter_: str, expected: str) -> None:
    values = [{"name": name, **value} for name, value in VALUES.items()]
    page = f"---\n---\n{{{{ site.values | {filter_} | map: 'name' | join: ',' }}}}"
    output = built(tmp_path, {"a.txt": page}, values=values, target=target)
    assert (output / "a.txt").read_text() == expected


def test_an_empty_word_is_an_empty_text_elsewhere() -> None:
    template = "{% assign v = nil | default: empty %}{% if v == empty %}empty{% endif %}{{ 'x' | append: empty }}"
    assert render(template, {}) == "emptyx"


def test_json_may_write_characters_as_pairs_of_surrogates(tmp_path: Path) -> None:
    data = r'{"a\ud83d\ude00": "\uD83D\uDE00 \u00e9", "b": "\\ud83d\\ude00", "c": "\\\ud83d\ude00"}'
    page = "---\n---\n{{ site.data.d | jsonify }}"
    output = built(tmp_path, {"_data/d.json": data, "a.txt": page})
    assert json.loads((output / "a.txt").read_text("utf-8")) == json.loads(data)
    with pytest.raises(JekyllError, match="invalid Unicode character escape"):
        built(tmp_path, {"_data/d.json": r'"\ud83d"'})
