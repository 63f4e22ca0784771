"""Limits on the cost of a page under ``safe``, and who may raise them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.config.limits import SAFE
from jekyll_py.errors import JekyllError, SettingError
from jekyll_py.limits import LimitError

from .conftest import MakeSite, built

LOOP = "{% for i in (1..4000) %}{% for i in (1..4000) %}x{% endfor %}{% endfor %}"
PAGE = f"---\n---\n{LOOP}\n"
SHORT = "---\n---\n{% for i in (1..200) %}x{% endfor %}\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "location"),
    [
        ({"index.html": PAGE}, "index.html:3:25"),
        ({"index.md": "---\nlayout: l\n---\n", "_layouts/l.html": f"\n{LOOP}"}, "_layouts/l.html:2:25"),
        ({"index.html": "---\n---\n{% include i.html %}", "_includes/i.html": LOOP}, "_includes/i.html:1:25"),
        ({"_posts/2020-01-01-a.md": PAGE}, "_posts/2020-01-01-a.md:3:25"),
        ({"a.scss": PAGE}, "a.scss:3:25"),
    ],
)
@pytest.mark.parametrize("target", ["jekyll", "github-pages"])
def test_a_page_that_would_not_end_is_an_error(
    files: dict[str, str], location: str, target: str, site: MakeSite
) -> None:
    root = site({"_config.yml": "theme: null\n", **files})
    with pytest.raises(LimitError, match="more than 10,000,000 rounds of loops") as caught:
        built(root, target=target, **({} if target == "github-pages" else {"safe": True}))
    assert caught.value.location == location
    assert "limits: {iterations:" in str(caught.value.hint)
    assert not (root / "_site").exists()


def test_limits_are_for_each_page_with_its_layouts(site: MakeSite) -> None:
    layout = "{% for i in (1..150) %}x{% endfor %}{{ content }}"
    root = site({f"{name}.html": SHORT.replace("---\n---", "---\nlayout: l\n---") for name in "abc"})
    site({"_layouts/l.html": layout})
    assert len(built(root, limits={"iterations": 360})) == 3
    with pytest.raises(LimitError):
        built(root, limits={"iterations": 340})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "word\n\n" * 100),
        ("a.md", "*[w]: " + "long " * 100 + "\n\n" + "w " * 20),
        ("a.md", "[w]: /u '" + "long " * 100 + "'\n\n" + "[w] " * 20),
        ("a.md", "{:w: title='" + "long " * 100 + "'}\n\n" + "*x*{:w} " * 20),
        ("a.md", "[^w]: long\n\n" + "x[^w] " * 20),
        ("a.scss", "@for $i from 1 through 100 { .a#{$i} { b: c } }"),
    ],
    ids=["text", "abbreviation", "link", "attributes", "footnote", "stylesheet"],
)
def test_what_a_converter_writes_counts_as_output(name: str, text: str, site: MakeSite) -> None:
    root = site({name: f"---\n---\n{text}\n"})
    with pytest.raises(LimitError, match="more than 1,000 characters of output") as caught:
        built(root, limits={"output": 1_000})
    assert caught.value.path == name


@pytest.mark.parametrize(
    "definition",
    ["*[w]: {}\n\n{}", "[w]: /u '{}'\n\n{}", "[w]: /u{}\n\n{}", "{{:w: title='{}'}}\n\n{}", "[^w]: {}\n\n{}"],
)
def test_definitions_of_markdown_do_not_multiply(definition: str, site: MakeSite) -> None:
    uses = {"*": "w ", "[": "[w] ", "{": "*x*{:w} "}[definition[0]] if "^" not in definition else "x[^w] "
    page = "---\n---\n" + definition.format("x" * 400_000, uses * 10_000)
    assert len(built(site({"a.md": page}))["a.html"]) < 20 * len(page)


@pytest.mark.parametrize(
    "option",
    [
        "auto_id_prefix: {}",
        "footnote_prefix: {}",
        "footnote_backlink: {}",
        "typographic_symbols: {{mdash: {}}}",
        "syntax_highlighter_opts: {{css_class: {}}}",
        "syntax_highlighter_opts: {{block: {{css_class: {}}}}}",
    ],
)
def test_neither_do_options(option: str, site: MakeSite) -> None:
    text = "a---b[^w]\n\n# a\n\n```ruby\na\n```\n\n" * 1000 + "[^w]: note\n"
    root = site({"_config.yml": f"kramdown: {{{option.format('x' * 400_000)}}}", "a.md": f"---\n---\n{text}"})
    with pytest.raises(SettingError, match="has a text of more than 1,000 characters"):
        built(root)
    site({"_config.yml": f"kramdown: {{{option.format('x' * 1_000)}}}"})
    assert built(root)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("{{ '2020-01-01' | date: f }}", "rounds of loops"),
        ("{{ site.data.n }}", "digits"),
        ("{{ site.data.n | append: 'x' }}", "digits"),
    ],
)
def test_one_value_that_takes_long_to_write_is_an_error(page: str, message: str, site: MakeSite) -> None:
    format = "{% assign f = '%-d' %}{% for i in (1..22) %}{% assign f = f | append: f %}{% endfor %}"
    root = site({"index.html": f"---\n---\n{format}{page}", "_data/n.yml": f"0x{'f' * 900_000}"})
    with pytest.raises(LimitError, match=message):
        built(root, safe=True)


def test_an_excerpt_costs_nobody_who_asks(site: MakeSite) -> None:
    root = site({f"_posts/2020-01-0{day}-a.md": SHORT for day in range(1, 6)})
    site({"index.html": "---\n---\n{% for p in site.posts %}{{ p.excerpt }}{% endfor %}"})
    assert "index.html" in built(root, limits={"iterations": 250})


@pytest.mark.slow
@pytest.mark.parametrize(
    "limit", ["limits: {iterations: 99999999999}", "limits: {iterations: 9999999999999, output: 1}"]
)
@pytest.mark.parametrize("name", ["_config.yml", "more.yml"])
def test_a_site_cannot_raise_its_own_limits(limit: str, name: str, site: MakeSite) -> None:
    root = site({"index.html": PAGE, "_config.yml": "title: x\n", name: limit})
    with pytest.raises(LimitError):
        built(root, safe=True, config=[str(root / "_config.yml"), str(root / name)])


def test_a_link_to_it_from_outside_is_still_the_site_s(site: MakeSite, tmp_path: Path) -> None:
    root = site({"index.html": SHORT, "more.yml": f"limits: {{iterations: {10**12}}}"})
    (tmp_path / "link.yml").symlink_to(root / "more.yml")
    assert loaded(root, [tmp_path / "link.yml"]).get("limits") == {"iterations": SAFE.iterations}


def test_neither_is_a_file_elsewhere_in_its_checkout(site: MakeSite, tmp_path: Path) -> None:
    root = site({"docs/index.html": PAGE, "_config.yml": f"limits: {{iterations: {10**12}}}"})
    (root / ".git").mkdir()
    assert loaded(root / "docs", [root / "_config.yml"]).get("limits") == {"iterations": SAFE.iterations}
    site({"_config.yml": f"source: docs\nlimits: {{iterations: {10**12}}}"})
    assert loaded(root, []).get("limits") == {"iterations": SAFE.iterations}


def test_a_theme_sets_no_limits(site: MakeSite) -> None:
    config = Configuration.from_mapping({"source": str(site({}))})
    assert config.with_theme({"limits": {"iterations": 10**12}, "x": 1}, "theme/_config.yml").get("limits") is None


def test_who_builds_the_site_may_raise_them(site: MakeSite, tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text("limits: {iterations: 20000000, output: 200000000}\n")
    root = site({"index.html": PAGE, "_config.yml": "limits: {output: 150000000}\n"})
    config = loaded(root, [root / "_config.yml", own])
    assert config.get("limits") == {"iterations": 20_000_000, "output": 200_000_000}
    config = loaded(root, [own, root / "_config.yml"])
    assert config.get("limits") == {"iterations": 20_000_000, "output": 150_000_000}
    assert loaded(root, [root / "_config.yml"], limits={"digits": 99_999}).get("limits") == {
        "output": SAFE.output,
        "digits": 99_999,
    }


def loaded(root: Path, files: list[Path], **given: object) -> Configuration:
    return Configuration.load({"source": str(root), "safe": True, "config": [*map(str, files)], **given})


def test_a_site_can_lower_them(site: MakeSite) -> None:
    root = site({"index.html": SHORT, "_config.yml": "limits: {iterations: 100}\n"})
    for safe in (True, False):
        with pytest.raises(LimitError, match="more than 100 rounds"):
            built(root, safe=safe)


def test_without_safe_there_are_none(site: MakeSite) -> None:
    loop = "{% for i in (1..3300) %}{% for i in (1..3300) %}{% endfor %}{% endfor %}done"
    assert built(site({"index.html": f"---\n---\n{loop}"}))["index.html"] == "done"


@pytest.mark.parametrize(
    ("config", "message", "line"),
    [
        ("limits: 5", "'limits' is no mapping", 1),
        ("limits: {iteration: 5}", "there is no limit 'iteration'", 1),
        ("limits:\n  output: many", "the limit 'output' is no number above 0", 2),
        ("limits: {output: -1}", "the limit 'output' is no number above 0", 1),
        ("limits: {output: true}", "the limit 'output' is no number above 0", 1),
        ("limits: {output: 0}", "the limit 'output' is no number above 0", 1),
    ],
)
def test_a_limit_that_is_none_is_an_error(config: str, message: str, line: int, site: MakeSite) -> None:
    with pytest.raises(SettingError, match=message) as caught:
        built(site({"_config.yml": config}))
    assert caught.value.line == line


def test_what_is_reused_counts_as_if_it_were_not(site: MakeSite) -> None:
    navigation = "{% for p in site.pages %}{% for q in site.pages %}<a>{{ q.title }}</a>{% endfor %}{% endfor %}"
    pages = {f"p{number}.html": "---\nlayout: l\n---\n" for number in range(20)}
    root = site({"_layouts/l.html": "{% include n.html %}" * 5, "_includes/n.html": navigation, **pages})
    assert len(built(root, limits={"iterations": 2200, "output": 20_000})) == 20
    with pytest.raises(JekyllError) as caught:
        built(root, limits={"iterations": 1900})
    assert len(getattr(caught.value, "exceptions", [])) in (0, 20)


def test_a_documentation_of_real_size_is_far_from_them(site: MakeSite) -> None:
    """Each page of a documentation has a navigation over all; the largest that are known have some 2,000."""
    navigation = (
        "{% assign s = site.pages | group_by: 'section' %}{% for g in s %}{% assign i = g.items | sort: 'title' %}"
        "{% for p in i %}<li><a href='{{ p.url | relative_url }}'>{{ p.title | escape }}</a></li>"
        "{% endfor %}{% endfor %}"
    )
    page = "---\ntitle: Page {0}\nsection: {1}\n---\n"
    root = site({f"p{number}.html": page.format(number, number // 25) for number in range(1000)})
    site({"index.html": f"---\n---\n{navigation}"})
    limits = {"iterations": (SAFE.iterations or 0) // 1000, "output": (SAFE.output or 0) // 1000}
    assert len(built(root, limits=limits)) == 1001
