"""The demo of a theme: what its build says and what axe-core finds become findings with places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from jekyll_py.check.finding import Finding
from jekyll_py.check.rules import RULES
from jekyll_py.check.settings import Settings
from jekyll_py.check.theme.checker import check_theme
from jekyll_py.check.theme.demo import Demo
from jekyll_py.check.theme.sources import ThemeSources
from jekyll_py.config.configuration import Configuration
from jekyll_py.theme_tools import demo as demos
from jekyll_py.theme_tools.browser import HOST, browser, file_at, showing
from jekyll_py.theme_tools.demo import demo_of

HEAD = '<!DOCTYPE html><html lang="en"><head><title>T</title><link rel="stylesheet" href="/assets/a.css"></head>\n'


def write(folder: Path, files: dict[str, str]) -> Configuration:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Configuration.load({"source": str(folder)})


def findings(config: Configuration, demo: Demo, *rules: str) -> Sequence[Finding]:
    settings = Settings({rule: RULES[rule].severity for rule in rules})
    return check_theme(ThemeSources(config.source, config), demo, settings).findings


@pytest.fixture
def without_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demos, "missing", lambda: "a browser")


@pytest.mark.usefixtures("without_browser")
def test_a_demo_that_does_not_build(tmp_path: Path) -> None:
    config = write(tmp_path, {"_layouts/a.html": "x\n{% nothing %}", "index.md": "---\nlayout: a\n---\n"})
    (found,) = findings(config, demo_of(config), "demo-broken")
    assert found.source is not None
    assert found.source[:3] == ("_layouts/a.html", 2, 1)
    assert "Unknown tag" in found.message


@pytest.mark.usefixtures("without_browser")
def test_deprecations_of_sass_in_partials(tmp_path: Path) -> None:
    sass = {
        "_layouts/a.html": "x",
        "index.md": "---\nlayout: a\n---\n",
        "assets/a.scss": "---\n---\n@use 'part';\n",
        "_sass/_part.scss": "a {\n  color: darken(red, 10%);\n}\n",
    }
    config = write(tmp_path, sass)
    found = findings(config, demo_of(config), "sass-deprecated")
    assert {(each.source and each.source[:2]) for each in found} == {("_sass/_part.scss", 2)}
    assert "darken" in " ".join(each.message for each in found)
    (tmp_path / "_sass/_part.scss").write_text("$b: 2;\na { z-index: $b -$b; }\n")
    assert [each.message for each in findings(config, demo_of(config), "sass-deprecated")] == [
        "This operation is parsed as: $b - $b"
    ]
    (tmp_path / "_sass/_part.scss").write_text("@use 'sass:color';\na { color: color.adjust(red, $lightness: -10%) }")
    assert findings(config, demo_of(config), "sass-deprecated") == []


def test_the_gemspec_of_the_folder_names_its_theme(tmp_path: Path) -> None:
    gemspec = 'Gem::Specification.new do |s|\n s.name = "mine"\n s.add_runtime_dependency "jekyll-seo-tag"\nend\n'
    files = {"mine.gemspec": gemspec, "_layouts/a.html": "{% seo %}", "a.md": "---\nlayout: a\n---\n"}
    files |= dict.fromkeys(("CHANGELOG.md", "README.md"), "`{% if` takes a condition.")
    with demos.built(write(tmp_path, files)) as demo:
        assert demo.site.theme is not None
        assert "Begin Jekyll SEO tag" in Path(demo.folder, "a.html").read_text()


def test_one_page_is_shown_for_each_use_of_templates(tmp_path: Path) -> None:
    pages = {f"p{number}.md": "---\nlayout: a\n---\n" for number in range(5)}
    with demos.built(
        write(tmp_path, {**pages, "_layouts/a.html": "x", "_layouts/b.html": "y", "z.md": "---\nlayout: b\n---"})
    ) as demo:
        assert [page.url for page in demos.pages_to_show(demo.site)] == ["/p0.html", "/z.html"]


def test_only_files_of_the_site_are_served(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {"index.html": "", "a/index.html": "", "b.html": ""})
    (tmp_path / "secret").write_text("")
    (site / "linked").symlink_to(tmp_path / "secret")
    (site / "out").symlink_to(tmp_path)
    asked = ("/", "/a/", "/a", "/b", "/b.html?x#y", "/c", "/../secret", "/%2e%2e/secret", "/linked", "/out/secret")
    found = [file_at(f"{HOST}{path}", str(site)) is not None for path in asked]
    assert found == [True, True, True, True, True, False, False, False, False, False]
    assert file_at("http://example.org/index.html", str(site)) is None
    assert file_at("file:///etc/passwd", str(site)) is None


@pytest.mark.chromium
def test_barriers_in_both_schemes(tmp_path: Path) -> None:
    css = "body{color:#000;background:#fff}p.pale{color:#ccc}@media(prefers-color-scheme:dark){p.pale{color:#000}}"
    body = '<main>\n<p class="pale">pale</p>\n<button id="empty"></button>{{ content }}</main>'
    pages = {"index.md": "---\nlayout: a\n---\ntext", "b.md": "---\nlayout: a\n---\n", "assets/a.css": css}
    config = write(tmp_path, {"_layouts/a.html": f"{HEAD}<body>{body}</body></html>", **pages})
    demo = demo_of(config)
    assert demo.pages == 1
    pale, empty = findings(config, demo, "contrast-low", "reader-excluded")
    assert (pale.rule, empty.rule) == ("contrast-low", "reader-excluded")
    assert pale.source is not None
    assert empty.source is not None
    assert pale.source[:2] == ("_layouts/a.html", 3)
    assert empty.source[:2] == ("_layouts/a.html", 4)
    assert "with light colours" in pale.message
    assert "colours" not in empty.message


@pytest.mark.chromium
def test_barriers_of_elements_that_are_written_alike(tmp_path: Path) -> None:
    links = "".join(
        f'{{% if site.{name} %}}\n<a class="b" href="{{{{ site.{name} }}}}"><i class="{name}"></i></a>\n{{% endif %}}\n'
        for name in ("scholar", "github", "x")
    )
    loop = '{% for name in page.names %}<button title="" data-name="{{ name }}" class="named"></button>{% endfor %}'
    page = {"index.md": "---\nlayout: a\nnames: [a, b, c]\n---\ntext"}
    settings = {"_config.yml": "github: https://github.com/a\nx: https://x.com/a"}
    layout = {"_layouts/a.html": f"{HEAD}<body><main>\n{links}{loop}</main></body></html>"}
    config = write(tmp_path, {**layout, **page, **settings, "assets/a.css": "a,button{padding:20px}"})
    found = findings(config, demo_of(config), "reader-excluded")
    assert [each.source and each.source[1:3] for each in found] == [(7, 1), (10, 1), (12, 29)]


@pytest.mark.chromium
def test_pages_reach_nothing_else(tmp_path: Path) -> None:
    script = (
        "<script>for (const url of ['http://127.0.0.1:1/', 'https://example.org/', 'file:///etc/passwd'])"
        "fetch(url).then(() => document.body.append('reached'), () => document.body.append('refused '))</script>"
    )
    config = write(tmp_path, {"index.html": f"---\n---\n{HEAD}<body>{script}</body></html>"})
    with (
        demos.built(config) as demo,
        browser() as started,
        showing(demo.folder, started, "light", 400) as context,
    ):
        tab = context.new_page()
        tab.goto(f"{HOST}/")
        tab.wait_for_function("document.body.innerText.split('re').length === 4")
        assert "reached" not in tab.inner_text("body")
