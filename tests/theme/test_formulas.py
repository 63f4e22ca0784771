r"""Formulas of a page become MathML, and ``\(`` is never read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jekyll_py.filters.formulas import with_mathml
from jekyll_py.filters.mathml import mathml
from tests.theme.building import drop_in
from tests.theme.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = "---\nlayout: default\n---\n# Formulas\n\nInline $$x^2 < 1$$ and\n\n$$\n\\frac{a}{b}\n$$\n\n`\\(code\\)`\n"


def built(folder: Path, settings: str = "title: T\n", builder: str = "jekyll_py") -> str:
    site = drop_in(builder, folder, {"index.md": PAGE, "_config.yml": settings})
    return (site / "index.html").read_text("utf-8")


def test_formulas_become_mathml(tmp_path: Path) -> None:
    page = built(tmp_path)
    assert "<msup><mi>x</mi><mn>2</mn></msup><mo>&lt;</mo>" in page
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow><mfrac>' in page
    assert page.count("\\(") == 1  # that of the code
    assert "<code>\\(code\\)</code>" in page.replace(' class="language-plaintext highlighter-rouge"', "")


def test_a_setting_leaves_them_as_tex(tmp_path: Path) -> None:
    assert r"\(x^2 &lt; 1\)" in built(tmp_path, "math: tex\n")


def test_a_script_of_the_sites_choice_is_loaded_where_there_are_formulas(tmp_path: Path) -> None:
    settings = "math: [/katex/katex.css, /katex/katex.js]\n"
    page = built(tmp_path, settings)
    assert '<link rel="stylesheet" href="/katex/katex.css">' in page
    assert '<script src="/katex/katex.js" defer></script>' in page
    (tmp_path / "source/other.md").write_text("---\nlayout: default\n---\nText.\n", encoding="utf-8")
    (tmp_path / "again").mkdir()
    other = drop_in(
        "jekyll_py", tmp_path / "again", {"other.md": "---\nlayout: default\n---\n# T\n", "_config.yml": settings}
    )
    assert "katex" not in (other / "other.html").read_text("utf-8")


@pytest.mark.jekyll
@pytest.mark.parametrize("settings", ["math: tex\n", "math: /math.js\n"])
def test_both_programs_write_the_same_bytes_without_the_filter(tmp_path: Path, settings: str) -> None:
    for name in ("jekyll_py", "jekyll"):
        (tmp_path / name).mkdir()
    ours, theirs = (built(tmp_path / name, settings, name) for name in ("jekyll_py", "jekyll"))
    assert ours == theirs


@pytest.mark.jekyll
def test_jekyll_passes_the_tex_on_to_a_script(tmp_path: Path) -> None:
    page = built(tmp_path, builder="jekyll")
    assert r"\(x^2 &lt; 1\)" in page
    assert '<script src="/assets/js/formulas.js" defer></script>' in page
    (tmp_path / "ours").mkdir()
    assert "formulas.js" not in built(tmp_path / "ours")


FORMULAS = [
    (r"x^2 < 1", "x2<1"),
    (r"a_i^{n+1} \le \frac{1}{2}\sqrt[3]{x}", "ain+1≤12x3"),
    (r"f'(x) = \lim_{h \to 0} \left( \frac{f(x+h)}{h} \right)", "f′(x)=limh→0(f(x+h)h)"),
    (r"\mathbb{R}^n \to \mathcal{L}(\mathbf{w}) \in \operatorname{span}", "ℝn→ℒ(𝐰)∈span"),
    (r"\sum_{k=1}^\infty \hat{\theta}_k\,\text{ if } \{0, 1\}", "∑k=1∞θ^k\u00a0if\u00a0{0,1}"),
    (r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}", "{1x>00else"),
    (r"\begin{aligned} a &= b \\ &= \begin{pmatrix} 1 & 2 \end{pmatrix} \end{aligned}", "a=b=(12)"),
]
"""TeX as kramdown reads it, and the text of its formula."""


@pytest.mark.chromium
@pytest.mark.jekyll
def test_a_site_that_jekyll_builds_shows_formulas(tmp_path: Path, browser: Browser) -> None:
    texts = "\n\n".join(f"Text $${tex}$$ more" for tex, _ in FORMULAS)
    page = f"---\nlayout: default\n---\n# T\n\n{texts}\n\n$$\na\n$$\n\n`\\(code\\)` and $$\\unknown{{x}}$$\n"
    site = drop_in("jekyll", tmp_path, {"index.md": page, "_config.yml": "title: T\n"})
    with serving(site) as address:
        tab = browser.new_page()
        tab.goto(address)
        shown = tab.eval_on_selector_all("main math", "found => found.map(math => math.textContent)")
        assert shown == [*(text for _, text in FORMULAS), "a"]
        assert tab.locator("main math[display=block]").count() == 1
        assert tab.eval_on_selector_all("main code", "found => found.map(code => code.textContent)") == [
            r"\(code\)",
            r"\unknown{x}",
        ]
        tab.close()


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{aligned} a &= b \\[2pt] c &= d \end{aligned}", r"\begin{equation} x \nonumber \end{equation}",
        r"\arg\min_w e(w)", r"\begin{cases} 1 & x \\ 2 & y \end{cases}", r"\begin{alignedat}{2} a &= b \end{alignedat}",
    ],
)  # fmt: skip
def test_what_papers_use_is_converted(tex: str) -> None:
    written = mathml(tex, True)
    assert written is not None
    assert ">&amp;<" not in written


@pytest.mark.parametrize(
    "tex",
    [r"\unknown", r"\left( x", "x_", "{" * 5000, r"\newcommand{\a}{\b\b} \a", r"\def\a{x}", "x" * 20_000, "\\"],
)
def test_what_cannot_be_converted_stays_readable(tex: str) -> None:
    assert mathml(tex, False) is None
    assert with_mathml(rf"<p>\({tex}\)</p>").count("<math") == 0


def test_tex_that_is_not_known_is_shown_as_code() -> None:
    assert with_mathml(r"<p>\(\foo &lt; 1\)</p>") == r'<p><span class="kdmath">\foo &lt; 1</span></p>'


def test_code_has_no_formulas() -> None:
    for html in (r"<pre>\(x\)</pre>", r"<code>\(x\)</code>", r"<script>'\(x\)'</script>", r'<p title="\(x\)">y</p>'):
        assert with_mathml(html) == html


@pytest.mark.parametrize(
    "tex", [r"\href{javascript:alert(1)}{x}", r"\style{position:fixed}{x}", r"\text{<script>x</script>}"]
)
def test_a_formula_neither_runs_a_script_nor_leaves_its_place(tex: str) -> None:
    written = mathml(tex, False) or ""
    assert not any(word in written for word in ("javascript", "position", "<script"))


def test_many_openings_take_no_longer_than_their_length() -> None:
    assert with_mathml("\\(" * 100_000) == "\\(" * 100_000
    assert with_mathml("<" * 100_000 + "\\(") == "<" * 100_000 + "\\("
