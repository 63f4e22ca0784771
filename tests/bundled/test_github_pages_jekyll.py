"""Jekyll 3.10, which GitHub Pages runs, where Jekyll 4 differs. Expected output is that of the gem github-pages 232."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from tests.bundled.building import Built, build

LAYOUTLESS = "---\n---\n"


def on_pages(folder: Path, files: dict[str, str], **config: object) -> Built:
    """A site built as GitHub Pages builds it, without a theme."""
    return build(folder, files, target="github-pages", theme=None, **config)


def test_link_and_post_url_leave_the_baseurl_to_the_site(tmp_path: Path) -> None:
    links = "{% link a.md %} {{ site.baseurl }}{% link a.md %} {{ site.baseurl }}{% post_url 2020-01-02-p %}"
    files = {"a.md": LAYOUTLESS, "_posts/2020-01-02-p.md": LAYOUTLESS, "index.html": LAYOUTLESS + links}
    built = on_pages(tmp_path, files, baseurl="/proj")
    assert built.text("index.html") == "/a.html /proj/a.html /proj/2020/01/02/p.html"


@pytest.mark.parametrize("future", [None, True])
def test_posts_of_the_future_are_published_only_where_the_site_says_so(tmp_path: Path, future: bool | None) -> None:
    built = on_pages(tmp_path, {"_posts/2999-01-01-p.md": LAYOUTLESS}, **({} if future is None else {"future": future}))
    assert (built.folder / "2999/01/01/p.html").exists() is bool(future)


@pytest.mark.parametrize(
    ("configuration", "published"),
    [
        ("title: x\n", {"own.txt"}),
        ("exclude: [own.txt]\n", {"CNAME", "Gemfile", "node_modules/x.js"}),
        ("exclude: own.txt, CNAME\n", {"Gemfile", "node_modules/x.js"}),
        ("include:\nexclude:\n", {"own.txt"}),
    ],
)
def test_excludes_of_a_site_replace_the_default_ones(tmp_path: Path, configuration: str, published: set[str]) -> None:
    files = dict.fromkeys(("own.txt", "CNAME", "Gemfile", "node_modules/x.js"), "x")
    built = on_pages(tmp_path, {**files, "_config.yml": configuration + "target: github-pages\n"})
    assert {path for path in files if (built.folder / path).exists()} == published


def test_a_document_without_a_date_has_none(tmp_path: Path) -> None:
    shown = LAYOUTLESS + "{{ page.date }}|{{ page.name }}|{{ page.previous.title }}"
    files = {"_works/b.html": shown, "_works/a.html": "---\norder: 2\n---\n"}
    works = {"works": {"output": True, "sort_by": "order", "order": ["b.html"]}}
    built = on_pages(tmp_path, files, collections=works)
    assert built.text("works/b.html") == "||A"


def test_filters_are_those_of_jekyll_3(tmp_path: Path) -> None:
    items = '---\nl: [{n: "10", d: 2}, {n: "9"}, {n: "1", d: 1}]\n---\n'
    shown = (
        '{{ page.l | where: "d", nil | size }} {{ page.l | where: "d", "" | size }} {{ page.l | where: "n", 9 | size }}'
        ' {{ page.l | sort: "n" | map: "n" | join: "," }} {{ page.l | find: "n", "9" | size }}'
    )
    built = on_pages(tmp_path, {"index.html": items + shown})
    assert built.text("index.html") == "3 0 1 1,10,9 3"


def test_files_of_a_collection_are_copied_without_its_output(tmp_path: Path) -> None:
    files = {"_up/a.png": "x", "b..txt": "x", "index.html": LAYOUTLESS + "{{ site.static_files | map: 'path' | join }}"}
    built = on_pages(tmp_path, files, collections={"up": {}})
    assert built.text("up/a.png") == built.text("b..txt") == "x"
    assert built.text("index.html") == "/b..txt"


def test_defaults_apply_to_whole_names_of_folders(tmp_path: Path) -> None:
    defaults = [{"scope": {"path": "a"}, "values": {"k": 1}}, {"scope": {"path": "b/"}, "values": {"k": 2}}]
    files = dict.fromkeys(("a/x.html", "ab/x.html", "b/x.html"), LAYOUTLESS + "[{{ page.k }}]")
    built = on_pages(tmp_path, files, defaults=defaults)
    assert [built.text(path) for path in files] == ["[1]", "[]", "[]"]


def test_a_byte_order_mark_before_front_matter(tmp_path: Path) -> None:
    text = "\ufeff---\ntitle: T\n---\n*{{ page.title }}*\n"
    built = on_pages(tmp_path, {"a.md": text, "b.html": text})
    assert built.text("a.html") == "<p><em>T</em></p>\n"
    assert built.text("b.html") == text


def test_keys_that_jekyll_3_does_not_know_do_nothing(tmp_path: Path) -> None:
    files = {
        "_data/t.csv": "a\n1\n",
        "_data/u.csv": "\ufeffa\n1\n",
        "index.html": "---\nrender_with_liquid: false\n---\n{{ site.data | jsonify }}",
    }
    built = on_pages(tmp_path, files, csv_reader={"csv_converters": ["numeric"]})
    assert built.text("index.html") == '{"t":[{"a":"1"}],"u":[{"\ufeffa":"1"}]}'


@pytest.mark.parametrize("target", ["github-pages", "jekyll"])
def test_a_data_file_without_a_document_is_false(tmp_path: Path, target: str) -> None:
    data = {"empty.yml": "", "comment.yml": "# nothing\n", "nil.yml": "~\n", "none.json": ""}
    shown = "{% for pair in site.data %}{{ pair[0] }} {{ pair[1] | inspect }} {% endfor %}"
    files = {"index.html": LAYOUTLESS + shown, **{f"_data/{name}": text for name, text in data.items()}}
    built = build(tmp_path, files, target=target, theme=None)
    words = built.text("index.html").split()
    values = dict(zip(words[::2], words[1::2], strict=True))
    assert values == {"comment": "false", "empty": "false", "nil": "nil", "none": "false"}


def test_the_configuration_has_the_values_and_loses_the_keys_of_jekyll_3(tmp_path: Path) -> None:
    configuration = "target: github-pages\ntheme:\ngems: [jemoji]\npygments: true\nserver: true\nlayouts: x\n"
    shown = "{% for key in keys %}{{ site[key] | inspect }} {% endfor %}{{ site.plugins[0] }} {{ site.layouts_dir }}"
    keys = "{% assign keys = 'gems pygments server layouts jailed' | split: ' ' %}{{ site.kramdown.toc_levels }} "
    files = {"_config.yml": configuration, "index.html": LAYOUTLESS + keys + shown}
    built = build(tmp_path, files, target=None)
    assert built.text("index.html") == "1..6 nil nil nil nil false jemoji x"


def test_the_old_name_of_a_key_counts_before_the_new_one(tmp_path: Path) -> None:
    configuration = "target: github-pages\ntheme:\ngems: [jemoji]\nplugins: [jekyll-sitemap]\n"
    built = build(tmp_path, {"_config.yml": configuration, "i.html": LAYOUTLESS + "{{ site.plugins[0] }}"}, target=None)
    assert built.text("i.html") == "jemoji"


@pytest.mark.parametrize("target", ["github-pages", "jekyll"])
def test_front_matter_of_a_document_that_is_no_mapping_is_reported(tmp_path: Path, target: str) -> None:
    files = {"_works/a.md": "---\njust text\n---\n*x*\n", "_works/b.md": "---\n- a\n---\n*y*\n"}
    built = build(tmp_path, files, target=target, theme=None, collections={"works": {"output": True}})
    assert built.text("works/a.html") + built.text("works/b.html") == "<p><em>x</em></p>\n<p><em>y</em></p>\n"
    assert len(built.warnings) == 2


def test_a_page_without_a_heading_has_a_title_of_nil(tmp_path: Path) -> None:
    built = on_pages(tmp_path, {"a.md": LAYOUTLESS + "{% for key in page %}{{ key | first }} {% endfor %}"})
    assert built.text("a.html").startswith("<p>layout title ")


def test_an_excerpt_ends_in_a_blank_line(tmp_path: Path) -> None:
    files = {
        "_posts/2020-01-02-p.md": LAYOUTLESS + "One.\n\nTwo.\n",
        "index.html": LAYOUTLESS + "{{ site.posts[0].excerpt }}|",
    }
    assert on_pages(tmp_path, files).text("index.html") == "<p>One.</p>\n\n|"


REFUSED = {
    "a.html": LAYOUTLESS + "{% assign v = 'a.html' %}{% link {{ v }} %}",
    "b.html": LAYOUTLESS + "x\n{{ site.pages | where_exp: 'p', 'p.url == 1 or p.url' | size }}",
    "c.html": LAYOUTLESS + "{% comment %}{% echo 1 %}{% liquid echo %}{% endcomment %}\n {% echo 'c' | upcase %}",
    "d.html": LAYOUTLESS + "{{ 'a 木' | number_of_words: 'cjk' }}",
    "e.html": LAYOUTLESS + "{% liquid\n assign e = 'E'\n%}{{ e }}",
    "f.html": LAYOUTLESS + "{% # a note %}f",
    "g.html": LAYOUTLESS + "{% comment %}{% # a note %}{% endcomment %}g",
    "_posts/2020-01-02-p.md": "---\npermalink: /:w_year/x\n---\n",
}


@pytest.mark.parametrize(
    ("path", "written", "text"),
    [
        ("a.html", "a.html", "/a.html"),
        ("b.html", "b.html", "x\n1"),
        ("c.html", "c.html", "C"),
        ("d.html", "d.html", "2"),
        ("e.html", "e.html", "E"),
        ("f.html", "f.html", "f"),
        ("g.html", "g.html", "g"),
        ("_posts/2020-01-02-p.md", "2020/x.html", ""),
    ],
)
def test_what_ends_the_build_of_pages_is_a_warning(tmp_path: Path, path: str, written: str, text: str) -> None:
    built = on_pages(tmp_path, {path: REFUSED[path]})
    assert built.text(written).strip() == text
    (warning,) = built.warnings
    assert "does not exist on GitHub Pages: the deployment will fail" in warning
    assert path in warning


@pytest.mark.parametrize("path", REFUSED)
def test_what_ends_the_build_of_pages_is_an_error_where_that_is_asked_for(tmp_path: Path, path: str) -> None:
    with pytest.raises(JekyllError, match="does not exist on GitHub Pages"):
        on_pages(tmp_path, {path: REFUSED[path]}, pages_errors=True)


def test_partials_that_are_rendered_are_named(tmp_path: Path) -> None:
    files = {"_includes/x.html": "\n<{{ n }}>", "a.html": LAYOUTLESS + "\n {% render 'x.html', n: 1 %}"}
    built = on_pages(tmp_path, files)
    assert built.text("a.html").split() == ["<1>"]
    (warning,) = built.warnings
    assert warning == "a.html:4:2: {% render %} does not exist on GitHub Pages: the deployment will fail"


@pytest.mark.parametrize("filter_", ["find: 'a', 1", "find_exp: 'a', 'a'", "base64_encode", "replace_last: 'a', 'b'"])
def test_filters_that_pages_lacks_let_their_input_pass_and_are_named(tmp_path: Path, filter_: str) -> None:
    built = on_pages(tmp_path, {"a.html": LAYOUTLESS + f"{{{{ 'aa' | {filter_} }}}}"}, pages_errors=True)
    assert built.text("a.html") == "aa"
    (warning,) = built.warnings
    assert f"'{filter_.partition(':')[0]}' does not exist on GitHub Pages" in warning


@pytest.mark.parametrize("condition", ["p.and == 'x or y'", "p.url contains 'and '"])
def test_words_in_texts_and_names_of_a_condition_are_no_joints(tmp_path: Path, condition: str) -> None:
    text = LAYOUTLESS + '{{ site.pages | where_exp: "p", "' + condition + '" | size }}'
    assert not on_pages(tmp_path, {"a.html": text}).warnings


def test_the_values_of_pages_in_site_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGES_REPO_NWO", "owner/name")
    monkeypatch.setenv("JEKYLL_ENV", "production")
    github = "site.github"
    shown = f"{{{{ {github}.environment }}}} {{{{ {github}.help_url }}}} {{{{ {github}.versions['liquid'] }}}}"
    built = on_pages(tmp_path, {"index.html": LAYOUTLESS + shown})
    assert built.text("index.html") == "production https://docs.github.com 4.0.4"


def test_a_post_with_broken_front_matter_takes_nothing_from_its_name(tmp_path: Path) -> None:
    files = {
        "_posts/2020-01-02-p.md": "---\na: b: c\n---\nHi\n",
        "index.html": LAYOUTLESS + "{{ site.posts[0].title | inspect }} {{ site.posts[0].url }}",
    }
    built = on_pages(tmp_path, files, time="2026-06-15 12:00:00 +0000")
    assert built.text("index.html") == "nil /2026/06/15/2020-01-02-p.html"


def test_defaults_without_a_scope_are_named(tmp_path: Path) -> None:
    built = on_pages(tmp_path, {"a.html": LAYOUTLESS}, defaults=[{"values": {"k": 1}}])
    assert "the deployment will fail" in built.warnings[0]


def test_pages_have_no_excerpts_and_weekdate_is_no_style(tmp_path: Path) -> None:
    files = {"a.html": LAYOUTLESS + "{{ page | jsonify }}", "_posts/2020-01-02-p.md": LAYOUTLESS}
    built = on_pages(tmp_path, files, permalink="weekdate")
    assert '"excerpt"' not in built.text("a.html")
    assert (built.folder / "weekdate.html").exists()


def test_a_data_file_without_ascii_letters_has_an_empty_key(tmp_path: Path) -> None:
    files = {"_data/点.yml": "x: 1\n", "index.html": LAYOUTLESS + "{{ site.data | jsonify }}"}
    assert on_pages(tmp_path, files).text("index.html") == '{"":{"x":1}}'


NESTED = {
    "_layouts/outer.html": "{{ content }}<{{ page.date }}>",
    "_layouts/inner.html": "---\nlayout: outer\n---\n{{ content }}[{{ page.date }}]",
    "_works/a.html": "---\nlayout: inner\n---\n({{ page.date }})",
    "_works/b.html": "---\nlayout: outer\n---\n{{ site.works[0].date }}",
}
DATES = "{% for work in site.works %}{{ work.date }} {% endfor %}"
WRITTEN = {"works": {"output": True}}
TIME = "2026-06-15 12:00:00 +0000"


def test_an_undated_document_is_dated_when_it_has_been_placed_in_its_first_layout(tmp_path: Path) -> None:
    files = {**NESTED, "_works/c.html": LAYOUTLESS, "index.html": LAYOUTLESS + DATES}
    built = on_pages(tmp_path, files, collections=WRITTEN, time=TIME)
    assert built.text("works/a.html") == f"()[]<{TIME}>"
    assert built.text("works/b.html") == f"{TIME}<>"
    assert built.text("index.html") == f"{TIME} {TIME}  "


@pytest.mark.parametrize("more", [{"future": True}, {"collections": {"works": {}}}])
def test_a_document_whose_date_nobody_compares_stays_undated(tmp_path: Path, more: dict[str, object]) -> None:
    files = {**NESTED, "index.html": LAYOUTLESS + DATES}
    built = on_pages(tmp_path, files, **{"collections": WRITTEN, "time": TIME, **more})
    assert built.text("index.html").strip() == ""


@pytest.mark.parametrize("index", ["index.html", "index.md"])
def test_plugins_that_look_for_written_documents_date_them(tmp_path: Path, index: str) -> None:
    files = {"_works/a.html": LAYOUTLESS, index: LAYOUTLESS + DATES + "[a](_works/a.html)"}
    plugins = ["jekyll-redirect-from"] if index.endswith(".html") else []
    built = on_pages(tmp_path, files, collections=WRITTEN, time=TIME, plugins=plugins)
    assert TIME in built.text("index.html")


BLANK = "a: '', b: ' ', c: [], d: {}, e: false, f: 0, g: x"


@pytest.mark.parametrize(
    ("plugins", "blank"),
    [([], ""), (["jemoji"], "abcdeh"), (["jekyll-mentions"], "abcdeh"), (["jekyll-sitemap"], "")],
)
def test_blank_tests_values_where_active_support_is_loaded(tmp_path: Path, plugins: list[str], blank: str) -> None:
    tests = "".join(f"{{% if page.v.{key} == blank %}}{key}{{% endif %}}" for key in "abcdefgh")
    built = on_pages(tmp_path, {"index.html": f"---\nv: {{{BLANK}}}\n---\n{tests}"}, plugins=plugins)
    assert built.text("index.html") == blank


@pytest.mark.parametrize("theme", [{}, {"remote_theme": "not one"}])
def test_the_tags_that_the_default_theme_needs_are_there(tmp_path: Path, theme: dict[str, object]) -> None:
    files = {"_layouts/a.html": "{% seo title=false %}", "index.html": "---\nlayout: a\ntitle: T\n---\n"}
    built = build(tmp_path, {**files, "_config.yml": "target:\n"}, target=None, **theme)
    assert 'content="T"' in built.text("index.html")
