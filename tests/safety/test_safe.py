"""``--safe``: nothing is read from outside the source, and never is anything written outside the destination."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py import build
from jekyll_py.errors import JekyllError

from .conftest import MakeSite, attempt, built, nothing_written_beside, read

PRINTS_ALL = "---\n---\n{{ site.data }}{% for p in site.posts %}{{ p.content }}{% endfor %}{{ site.pages | size }}\n"


@pytest.mark.parametrize(
    ("link", "target", "user"),
    [
        ("secret.md", "secret.md", PRINTS_ALL),
        ("secret.txt", "secret.txt", PRINTS_ALL),
        ("folder", "", PRINTS_ALL),
        ("_posts", "", PRINTS_ALL),
        ("_posts/2020-01-01-secret.md", "2020-01-01-secret.md", PRINTS_ALL),
        ("_data", "", PRINTS_ALL),
        ("_data/folder", "", PRINTS_ALL),
        ("_data/secret.yml", "secret.yml", PRINTS_ALL),
        ("_things", "", PRINTS_ALL),
        ("_things/secret.md", "secret.md", PRINTS_ALL),
        ("_layouts", "", "---\nlayout: secret\n---\n"),
        ("_layouts/secret.html", "secret.html", "---\nlayout: secret\n---\n"),
        ("_includes", "", "---\n---\n{% include secret.html %}"),
        ("_includes/secret.html", "secret.html", "---\n---\n{% include secret.html %}"),
        ("secret.html", "secret.html", "---\n---\n{% include_relative secret.html %}"),
    ],
)
def test_a_link_brings_nothing_in(link: str, target: str, user: str, site: MakeSite, outside: Path) -> None:
    root = site({"index.html": user, "_config.yml": "collections: {things: {output: true}}\n"})
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(outside / target)
    output, error = attempt(root, safe=True)
    assert "SECRET" not in "".join(output.values()) + (error.report() if error else "")


@pytest.mark.parametrize(
    ("config", "user"),
    [
        ("data_dir: ../outside", PRINTS_ALL),
        ("collections_dir: ../outside", PRINTS_ALL),
        ("layouts_dir: ../outside", "---\nlayout: secret\n---\n"),
        ("includes_dir: ../outside", "---\n---\n{% include secret.html %}"),
        ("include: [../outside/secret.md]", PRINTS_ALL),
    ],
)
@pytest.mark.parametrize("safe", [True, False])
def test_no_setting_leads_out(config: str, user: str, safe: bool, site: MakeSite, outside: Path) -> None:
    root = site({"index.html": user, "_config.yml": config + "\n"})
    output, error = attempt(root, safe=safe)
    assert "SECRET" not in "".join(output.values()) + (error.report() if error else "")


@pytest.mark.parametrize("tag", ["include", "include_relative"])
@pytest.mark.parametrize("name", ["../../outside/secret.html", "a/../../../outside/secret.html", "{{ page.climb }}"])
def test_no_include_climbs(tag: str, name: str, site: MakeSite, outside: Path) -> None:
    root = site({"index.html": f"---\nclimb: ../../outside/secret.html\n---\n{{% {tag} {name} %}}\n"})
    with pytest.raises(JekyllError) as caught:
        built(root)
    assert caught.value.location.startswith("index.html:4")


@pytest.mark.parametrize("reference", ["", "debian"])
@pytest.mark.parametrize(
    ("sass", "imported"),
    [
        ("{}", "../outside/secret"),
        ("{load_paths: [../outside]}", "secret"),
        ("{sass_dir: ../outside}", "secret"),
        ("{}", "linked"),
    ],
)
@pytest.mark.parametrize("content", ["a { SECRET: b }", "a { SECRET b", '@warn "SECRET"; a { b: SECRET', ""])
def test_no_stylesheet_comes_from_outside(
    sass: str,
    imported: str,
    reference: str,
    content: str,
    site: MakeSite,
    outside: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("JEKYLL_PY_REFERENCE", reference)
    (outside / "_secret.scss").write_text(content)
    root = site({"main.scss": f'---\n---\n@import "{imported}";\n', "_config.yml": f"sass: {sass}\n"})
    (root / "_sass").mkdir()
    (root / "_sass/_linked.scss").symlink_to(outside / "_secret.scss")
    with pytest.raises(JekyllError) as caught:
        built(root, safe=True)
    assert "main.scss" in caught.value.report() or "leads out of the site" in caught.value.report()
    assert "SECRET" not in caught.value.report() + "".join(capfd.readouterr())


@pytest.mark.parametrize(
    "permalink",
    ["/../../x", "../x.html", "/%2e%2e/%2e%2e/x.html", "/a/%2E%2E/%2e%2e/%2e%2e/x/", "/..%2f..%2fx", "//x", "C:/x.html",
     r"\\host\x.html", "/...//....//x/", ".", "..", "/x/.."],
)  # fmt: skip
@pytest.mark.parametrize("source", ["page.md", "_posts/2020-01-01-post.md", "_things/thing.md"])
def test_no_permalink_leads_out(permalink: str, source: str, site: MakeSite) -> None:
    config = "collections: {things: {output: true}}\n"
    root = site({"_config.yml": config, source: f"---\npermalink: '{permalink}'\n---\nhello\n"})
    with nothing_written_beside(root):
        output = built(root)
    assert "<p>hello</p>\n" in output.values()


@pytest.mark.parametrize("label", ["../x", "a/b", "..", "."])
def test_no_collection_leads_out(label: str, site: MakeSite) -> None:
    root = site({"_config.yml": f"collections: {{'{label}': {{output: true}}}}\n", "a.md": "---\n---\nx\n"})
    with nothing_written_beside(root):
        built(root)


def test_names_that_look_like_a_way_out_stay_names(site: MakeSite) -> None:
    root = site({"%2e%2e/page.md": "---\n---\nhello\n", "%2e%2e%2ffile.txt": "x"})
    with nothing_written_beside(root):
        built(root)


def test_a_link_in_the_destination_is_not_followed(site: MakeSite, outside: Path) -> None:
    root = site({"sub/page.md": "---\n---\nhello\n"})
    (root / "_site").mkdir()
    (root / "_site/sub").symlink_to(outside)
    assert built(root) == {"sub/page.html": "<p>hello</p>\n"}
    assert not (outside / "page.html").exists()


@pytest.mark.parametrize(
    ("destination", "config"),
    [
        ("_posts", ""),
        ("_posts/out", ""),
        ("_layouts", ""),
        ("books", "collections_dir: books\n"),
        ("link", ""),
        ("up", ""),
        (".", ""),
        ("..", ""),
    ],
)
def test_no_build_takes_the_place_of_its_source(destination: str, config: str, site: MakeSite) -> None:
    post = "---\n---\nhello\n"
    root = site(
        {
            "_config.yml": config,
            "_posts/2020-01-01-a.md": post,
            "_layouts/a.html": "",
            "books/_posts/2020-01-01-b.md": post,
        }
    )
    (root / "link").symlink_to("_posts")
    (root / "up").symlink_to(".")
    before = read(root)
    with pytest.raises(JekyllError):
        build(root, root / destination)
    assert read(root) == before


def test_folders_of_the_source_may_be_the_source_itself(site: MakeSite) -> None:
    root = site({"_config.yml": "includes_dir: .\ndata_dir: .\n", "index.md": "---\n---\nhello\n"})
    assert built(root)["index.html"] == "<p>hello</p>\n"
