"""Related posts by what they say."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.model import related
from tests.bundled.building import build

SUBJECTS = {
    "bread": "Flour and water make dough; the baker kneads dough, bakes bread and possibly technology of ovens.",
    "sea": "The captain sails a ship across the sea; sailors love ships, harbours and the running tide.",
    "song": "A singer sings songs; the melody and rhythm are loved by musicians in the choir.",
}


def texts(seed: int, count: int = 12) -> list[str]:
    """Texts that share words with some others."""
    chance = random.Random(seed)
    vocabulary = [word for text in SUBJECTS.values() for word in text.split()]
    vocabulary += ["".join(chance.choices("bdgklmnprst", k=4)) for _ in range(60)]
    return [" ".join(chance.choices(chance.sample(vocabulary, 25), k=60)) for _ in range(count)]


def ruby(given: list[str]) -> list[list[int]]:
    """The answers of Jekyll's library."""
    script = Path(__file__).with_name("lsi.rb")
    done = subprocess.run(["ruby", script], input=json.dumps(given), capture_output=True, text=True, check=True)
    found: list[list[int]] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.jekyll
@pytest.mark.parametrize(("seed", "count"), [(1, 12), (2, 13), (3, 6)])
def test_the_order_is_that_of_jekylls_library(seed: int, count: int) -> None:
    given = texts(seed, count)
    index = related.Index(given)
    assert [index.related(place) for place in range(count)] == ruby(given)


def test_posts_about_the_same_are_related() -> None:
    given = [f"{text} {number}" for number in range(4) for text in SUBJECTS.values()]
    index = related.Index(given)
    for place in range(len(given)):
        assert {other % 3 for other in index.related(place)[:3]} == {place % 3}


def test_chinese_posts_about_the_same_are_related() -> None:
    given = [
        "面包师傅揉面团，烤面包。",
        "船长驾船出海，海上风浪大。",
        "今天学烤面包，面团要揉好。",
        "出海的船长看见风浪。",
    ]
    index = related.Index(given)
    assert [index.related(place)[0] for place in range(4)] == [2, 3, 0, 1]


@pytest.mark.parametrize("given", [[], [""], ["", "the and of"], ["same words", "same words"], ["x" * 3, "😀😀😀 ١٢٣"]])
def test_texts_of_any_shape(given: list[str]) -> None:
    index = related.Index(given)
    assert all(place not in index.related(place) for place in range(len(given)))


FILES = {
    **{
        f"_posts/2024-01-{number + 1:02}-{name}.md": f"---\n---\n{text}"
        for number, (name, text) in enumerate(SUBJECTS.items())
    },
    "_posts/2023-01-01-loaf.md": "---\nlayout: l\n---\nThe baker bakes a loaf of bread from dough.",
    "_layouts/l.html": "{% for post in site.related_posts %}{{ post.slug }} {% endfor %}",
}


def test_a_site_asks_for_it(tmp_path: Path) -> None:
    newest = build(tmp_path / "newest", FILES)
    assert newest.text("2023/01/01/loaf.html") == "song sea bread "
    related = build(tmp_path / "related", FILES, lsi=True)
    assert related.text("2023/01/01/loaf.html").split()[0] == "bread"


def test_without_the_extra_the_error_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    related.index.cache_clear()
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(JekyllError, match="numpy") as caught:
        build(tmp_path, FILES, lsi=True)
    assert "pip install numpy snowballstemmer" in str(caught.value.hint)
