"""A value of any kind for any configuration key ends in output or in an error."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jekyll_py import build
from jekyll_py.configuration_keys import KEYS, Key
from jekyll_py.dates import restore_timezone
from jekyll_py.errors import JekyllError

PLACES = {"source", "destination"}
SCALARS = st.sampled_from([None, True, False, 0, -1, 1.5, 10**30, "", "x", "../x", "/", "a\0b", "中 b"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(SCALARS, inner, max_size=2), max_leaves=4
)
FILES = {
    "_posts/2020-01-01-a.md": "---\ntags: x\n---\npost\n\nmore `x`\n",
    "index.html": "---\nlayout: l\n---\n{% for p in site.posts %}{{ p.excerpt }}{% endfor %}{{ site | jsonify }}\n",
    "page.md": "---\n---\n# hello\n\n```ruby\nx\n```\n",
    "a.txt": "x",
    "_layouts/l.html": "{{ content }}",
    "_data/x.csv": "a,b\n1,2\n",
}


@pytest.mark.parametrize("names", [KEYS[start::8] for start in range(8)])
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_any_value_ends_in_output_or_an_error(names: tuple[Key, ...], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([key.name for key in names if key.name not in PLACES]))
    value = data.draw(VALUES)
    for part in reversed(key.split(".")[1:]):
        value = {part: value}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        try:
            build(folder, None, **{"target": "jekyll", "disable_disk_cache": True, "jobs": 1, key.split(".")[0]: value})
            assert Path(folder, "_site").is_dir()
        except JekyllError as error:
            assert error.message
        finally:
            restore_timezone()
