"""Files and front matter of any shape end in output or in an error that names the place."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from jekyll_py import build
from jekyll_py.errors import JekyllError

from .conftest import MakeSite, attempt, built, read

LIST = "---\n---\n{% for p in site.posts %}{{ p.title }}|{{ p.tags | join: '+' }}|{{ p.url }}{% endfor %}"
BIG_LIST = "aliases: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

FRONT_MATTER = [
    "layout: [a]", "layout: {a: b}", "layout: 5", "tags: {a: b}", "tags: 5", "tags: [1, null, [2, {a: 3}]]",
    "categories: 5", "categories: {a: b}", "permalink: null", "permalink: '%zz'", "permalink: '/%ff.html'", "date: []",
    "date: {}", "date: nope", "date: 0000-01-01", "date: 99999-01-01", "date: 2020-13-45", f"date: {'9' * 40}",
    "title: null", "title: [a, b]", f"title: {'9' * 6000}", "title: 1e400", "title: !!binary x",
    "title: !ruby/object:A", "excerpt: 7", "excerpt: {a: b}", "excerpt_separator: [a]", "published: 'false'",
    "slug: [a]", "ext: 5", "a: &a [*a]", "a: *nope", "? [a]\n: b", "null: 3", "a: 1\na: 2",
    "\ttitle: x", 'title: "\\ud800"', "title: @x",
    f"a: {'[' * 3000}", BIG_LIST, "title: a\0b",
]  # fmt: skip


@pytest.mark.parametrize("front_matter", FRONT_MATTER, ids=range(len(FRONT_MATTER)))
@pytest.mark.parametrize("path", ["page.md", "_posts/2020-01-01-post.md"])
def test_front_matter_of_any_shape(front_matter: str, path: str, site: MakeSite) -> None:
    root = site({path: f"---\n{front_matter}\n---\nhello\n", "index.html": LIST})
    output, error = attempt(root)
    assert "<p>hello</p>\n" in output.values() if error is None else error.path == path


HUGE = f"0x{'f' * 9_000}"


@pytest.mark.parametrize("key", ["title", "layout", "tags", "slug", "permalink", "date", "x"])
def test_numbers_of_any_length_in_front_matter(key: str, site: MakeSite) -> None:
    root = site({"_posts/2020-01-01-a.md": f"---\n{key}: {HUGE}\n---\n{{{{ page.{key} }}}}", "index.html": LIST})
    output, error = attempt(root, safe=True)
    assert output if error is None else "digits" in error.message or error.path == "_posts/2020-01-01-a.md"


@pytest.mark.parametrize(
    "config",
    [
        f"title: {HUGE}",
        f"kramdown: {{footnote_nr: {HUGE}}}",
        f"kramdown: {{syntax_highlighter_opts: {{start_line: {HUGE}}}}}",
        f"exclude: [a, {HUGE}]",
        f"limits: {{iterations: {HUGE}}}",
    ],
)
def test_a_number_of_any_length_in_the_configuration_is_an_error(config: str, site: MakeSite) -> None:
    with pytest.raises(JekyllError, match="holds a number of more than 3,000 digits") as caught:
        built(site({"_config.yml": f"{config}\n", "a.md": "---\n---\na"}), safe=True)
    assert caught.value.line == 1


def test_what_is_zero_or_false_text_is_not_missing(site: MakeSite) -> None:
    post = "---\ntitle: 0\ntag: 0\npublished: 0\n---\nhello\n"
    output = built(site({"_posts/2020-01-01-a.md": post, "index.html": LIST}))
    assert output["index.html"] == "0|0|/2020/01/01/a.html"


@pytest.mark.parametrize("is_safe", [True, False])
def test_an_address_of_too_many_folders_is_an_error(is_safe: bool, site: MakeSite) -> None:
    root = site({"page.md": f"---\npermalink: /{'a/' * 3_000}\n---\n"})
    with pytest.raises(JekyllError, match="deeper than 400 folders") as caught:
        built(root, safe=is_safe)
    assert caught.value.hint == "change its permalink"
    site({"page.md": f"---\npermalink: /{'a/' * 399}\n---\nhello\n"})
    assert f"{'a/' * 399}index.html" in built(root, safe=is_safe)


@pytest.mark.parametrize("permalink", ['"/a\\0b/"', "'%00'"])
def test_an_address_with_a_nul_is_an_error(permalink: str, site: MakeSite) -> None:
    with pytest.raises(JekyllError, match="NUL") as caught:
        built(site({"page.md": f"---\npermalink: {permalink}\n---\n"}))
    assert caught.value.path == "page.md"


CONFIG = [
    "include: null", "exclude: text", "exclude: [null, 5, [a]]", "keep_files: [null, 5]", "paginate: abc",
    "limit_posts: x", "limit_posts: -1", "markdown: nope", "markdown_ext: null", "timezone: Nowhere/Else",
    "timezone: 5", 'timezone: "a\\0b"', "encoding: bogus", "encoding: hex", 'encoding: "utf-8\\0"', "encoding: utf-16",
    "sass: nonsense", "sass: {sass_dir: 5, style: nope}", "defaults: 5", "defaults: [5, {a: b}]",
    "defaults: [{scope: {path: '[*'}, values: {a: b}}]", "defaults: [{scope: {path: '../**'}, values: {tags: 5}}]",
    "defaults: [{scope: {path: ''}, values: {date: nope}}]", "collections: 5", "collections: [a, 5, null]",
    "collections: {'': {output: true}}", "collections: {a: {permalink: 5, sort_by: 5, output: true}}",
    "collections_dir: 5", "data_dir: null", "layouts_dir: null", "includes_dir: 5", "plugins_dir: [5, null]",
    "plugins: [5, null]", "plugins: [../x]", "whitelist: 5", "permalink: [a]", "baseurl: [a]", "url: 'http://['",
    "theme: 5", "theme: ../x", "kramdown: 5", "kramdown: {toc_levels: '1..99999999999'}", "kramdown: {input: nope}",
    "liquid: {error_mode: nope}", "time: nope", "- a", "5", "", "\0", "a: &a [*a]", "{", "[[[[", "\ta: b",
    "\ufefftitle: x", "a: b\r\nc: d",
]  # fmt: skip


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "rot13"])
def test_a_codec_that_is_the_encoding_of_no_file_is_an_error(name: str, site: MakeSite) -> None:
    with pytest.raises(JekyllError, match=f"unknown encoding '{name}'"):
        built(site({"_config.yml": f"encoding: {name}\n", "page.md": "---\n---\nhello\n"}))


@pytest.mark.parametrize("config", CONFIG, ids=range(len(CONFIG)))
def test_configuration_of_any_shape(config: str, site: MakeSite) -> None:
    page, post = "---\n---\n# hello\n", "---\n---\npost\n"
    root = site({"_config.yml": f"{config}\n", "page.md": page, "_posts/2020-01-01-a.md": post, "index.html": LIST})
    output, error = attempt(root)
    assert error is not None or {"page.html", "page.md"} & output.keys()


def test_pipes_sockets_and_devices_are_passed_over(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site({"page.md": "---\n---\nhello\n", "_config.yml": "collections: {things: {output: true}}\n"})
    folders = ("", "_posts", "_data", "_layouts", "_includes", "_things", "_plugins", "_sass")
    for folder in folders:
        (root / folder).mkdir(exist_ok=True)
        for name in ("2020-01-01-pipe.md", "pipe.yml", "pipe.py", "pipe.html"):
            os.mkfifo(root / folder / name)
    (root / "endless.md").symlink_to("/dev/zero")
    monkeypatch.chdir(root)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("socket.md")
    assert built(root) == {"page.html": "<p>hello</p>\n"}


@pytest.mark.parametrize("name", ["_config.yml", "_config.toml", "Gemfile", "CNAME", "main.gemspec"])
def test_a_pipe_where_a_file_is_looked_for_is_not_waited_for(
    name: str, site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site({"page.md": "---\n---\nhello\n"})
    monkeypatch.delenv("JEKYLL_PY_TARGET")
    os.mkfifo(root / name)
    if name.startswith("_config"):
        with pytest.raises(JekyllError, match="no regular file"):
            built(root)
    else:
        assert "page.html" in built(root, theme=None)


@pytest.mark.parametrize("tag", ["include", "include_relative"])
def test_a_pipe_is_not_included(tag: str, site: MakeSite) -> None:
    root = site({"page.md": f"---\n---\n{{% {tag} pipe %}}\n"})
    (root / "_includes").mkdir()
    os.mkfifo(root / "_includes/pipe")
    os.mkfifo(root / "pipe")
    with pytest.raises(JekyllError) as caught:
        built(root)
    assert caught.value.location.startswith("page.md:3")


@pytest.mark.parametrize("name", ["page.md", "_posts/2020-01-01-a.md", "_data/a.yml"])
def test_a_link_that_leads_nowhere_is_named(name: str, site: MakeSite) -> None:
    root = site({})
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).symlink_to("nowhere")
    with pytest.raises(JekyllError, match="cannot be read") as caught:
        built(root)
    assert caught.value.path == name


def test_a_layout_that_leads_nowhere_is_an_error_where_it_is_used(site: MakeSite) -> None:
    root = site({"index.html": "---\n---\n"})
    (root / "_layouts").mkdir()
    (root / "_layouts/a.html").symlink_to("nowhere")
    assert [str(warning.error.location) for warning in build(root, None).warnings] == ["_layouts/a.html"]
    with pytest.raises(JekyllError, match="cannot be read") as caught:
        built(site({"index.html": "---\nlayout: a\n---\n"}))
    assert caught.value.path == "_layouts/a.html"


def test_links_in_a_circle_end(site: MakeSite) -> None:
    root = site(
        {"_posts/2020-01-01-a.md": "---\n---\nhello\n", "_data/a.yml": "a: b\n", "one/x.txt": "", "two/y.txt": ""}
    )
    for folder in ("_posts", "_data", "one", "two"):
        (root / folder / "up").symlink_to("..")
        (root / folder / "self").symlink_to(".")
    (root / "one/other").symlink_to("../two")
    (root / "two/other").symlink_to("../one")
    assert {"2020/01/01/a.html", "one/x.txt", "two/y.txt", "one/other/y.txt"} <= built(root).keys()


NAMES = [
    "a\nb", "émoji🎉", "中文", "100%", "%41", "a#b", "c?d", "-rf", "sp ace", "co:lon", "back\\slash", '"q"', "'",
    "a..b", "{{x}}", "{% raw %}", "$(x)", "tab\t", "\x7f", "\u202e", "&lt;", "\udcff", "x" * 240,
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_every_name_gives_output(name: str, site: MakeSite) -> None:
    links = "---\n---\n{% for p in site.pages %}{{ p.url | relative_url }}{{ p.path | jsonify }}{% endfor %}"
    page = "---\n---\nhello\n"
    root = site({f"{name}.md": page, f"{name[:200]}.txt": "text", f"d{name}/index.md": page, "all.html": links})
    values = list(built(root).values())
    assert (values.count("<p>hello</p>\n"), values.count("text"), len(values)) == (2, 1, 4)


def test_tables_with_long_cells_and_old_line_endings(site: MakeSite) -> None:
    page = "---\n---\n{{ site.data.long[0].a | size }} {{ site.data.old[0].b }}"
    files = {"_data/long.csv": f"a\n{'x' * 200_000}\n", "_data/old.csv": "a,b\r1,2\r", "index.html": page}
    assert built(site(files))["index.html"] == "200000 2"


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.txt", "/a.txt/"), ("a", "/a/b.html"), ("a/b/c", "/a/b/c/d/e/")],
)
def test_a_file_where_a_folder_must_be_is_an_error(one: str, other: str, site: MakeSite) -> None:
    root = site({"index.md": "---\n---\nold\n"})
    before = built(root)
    site({one: "x", "page.md": f"---\npermalink: {other}\n---\nx\n"})
    with pytest.raises(JekyllError, match=f"{one} is a file") as caught:
        built(root)
    assert caught.value.path == "page.md"
    assert read(root / "_site") == before


def test_output_of_another_shape_is_replaced(site: MakeSite) -> None:
    root = site({"a/b.txt": "new", "c": "new"})
    (root / "_site/c").mkdir(parents=True)
    (root / "_site/c/d").write_text("old")
    (root / "_site/a").write_text("old")
    assert built(root) == {"a/b.txt": "new", "c": "new"}


@pytest.mark.slow
def test_a_large_site_of_small_files_and_a_large_page(site: MakeSite) -> None:
    paragraph = "Lorem *ipsum* `dolor` [sit](amet).\n\n"
    root = site({f"many/{number}.txt": "x" for number in range(2000)} | {"big.md": "---\n---\n" + paragraph * 3000})
    output = built(root)
    assert len(output) == 2001
    assert output["big.html"].count("<em>ipsum</em>") == 3000


@pytest.mark.parametrize("own", ["main.scss", "css/main.scss", "a b/中.scss"])
@pytest.mark.parametrize("rule", ["import", "use"])
def test_a_stylesheet_finds_the_partial_with_its_own_name(own: str, rule: str, site: MakeSite) -> None:
    stem = Path(own).stem
    root = site({own: f'---\n---\n@{rule} "{stem}";\n', f"_sass/{stem}.scss": "a { b: c }\n"})
    css = built(root)[own.replace(".scss", ".css")]
    assert css.startswith("a {\n  b: c;\n}")


def test_files_of_a_collection_keep_unknown_placeholders(site: MakeSite) -> None:
    config = "collections: {things: {output: true, permalink: '/:collection/:nope/:path'}}\n"
    assert "things/:nope/file.txt" in built(site({"_config.yml": config, "_things/file.txt": "x"}))


def test_a_file_name_that_is_not_utf8_goes_through_filters(site: MakeSite) -> None:
    filters = (
        "url_encode",
        "cgi_escape",
        "uri_escape",
        "base64_encode",
        "slugify",
        "escape",
        "relative_url",
        "jsonify",
    )
    root = site(
        {
            "index.html": "---\n---\n{% for p in site.posts %}"
            + "".join(f"{{{{ p.name | {name} }}}} " for name in filters)
            + "{% endfor %}"
        }
    )
    (root / "_posts").mkdir()
    with open(os.fsencode(root / "_posts") + b"/2020-01-01-caf\xe9.md", "w") as file:
        file.write("---\n---\nx\n")
    shown = built(root)["index.html"]
    assert shown.startswith("2020-01-01-caf%E9.md 2020-01-01-caf%E9.md ")


@pytest.mark.slow
def test_a_template_may_have_any_number_of_branches(site: MakeSite) -> None:
    root = site({"index.html": "---\n---\n{% if a %}x" + "{% elsif b %}y" * 30_000 + "{% elsif true %}z{% endif %}"})
    assert built(root)["index.html"] == "z"
