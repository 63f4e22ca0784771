"""BibTeX and formulas of any shape end in data or an error with its place, in a time that grows as their length."""

from __future__ import annotations

from contextlib import suppress

import pytest

from jekyll_py.bibliography.latex import text_of
from jekyll_py.bibliography.rows import rows_of
from jekyll_py.errors import JekyllError
from jekyll_py.filters.formulas import with_mathml

from .growth import Text, assert_linear, nested, numbered, repeated

FIELDS = (
    *("title={" + "{" * 5000 + "x" + "}" * 5000 + "}", "title={" + "\\textbf{" * 5000 + "}" * 5000 + "}"),
    *("title={" + r"\begin{a}" * 5000 + "}", "title={\\input{/etc/hostname}}", "title={x", "author={, , , , ,}"),
    *("title=nothing # nobody", "year={\x00}", "crossref={a}", "preview={javascript:x}", "title={$ $$ $}"),
)


@pytest.mark.parametrize("field", FIELDS, ids=range(len(FIELDS)))
def test_an_entry_of_any_shape(field: str) -> None:
    try:
        rows = rows_of(f"@misc{{b, title={{T}}}}\n@article{{a, {field}}}", "papers.bib")
    except JekyllError as error:
        assert (error.path, error.line) == ("papers.bib", 2)
    else:
        assert len(rows) == 2
        assert "localhost" not in str(rows)


def test_what_other_entries_lend_stays_small() -> None:
    children = "".join(f"@misc{{k{number}, crossref={{p}}}}\n" for number in range(500))
    rows = rows_of(f"{children}@proceedings{{p, title={{T}}, note={{{'x' * 100_000}}}}}", "papers.bib")
    assert len(rows) == 500
    assert len(str(rows)) < 500_000


def test_strings_that_double_each_other_do_not_grow() -> None:
    doubling = "".join(f"@string{{s{number} = s{number - 1} # s{number - 1}}}\n" for number in range(1, 60))
    text = f'@string{{s0 = "x"}}\n{doubling}@misc{{a, title = s59}}'
    assert len(str(rows_of(text, "papers.bib"))) < 1000


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        repeated("{", "@article{a, title={"), repeated("@"), repeated('"', "@misc{a, title="),
        repeated("a # ", "@misc{a, t="),
        numbered("@misc{k@, title={x}}\n"), numbered('@string{s@ = "x"}\n'), numbered("f@={x}, "),
        repeated("A B and ", "@misc{a, author={", "C D}}"), repeated("a, ", "@misc{a, author={", "}}"),
        repeated("a.pdf", "@misc{a, x={", " }}"), repeated("*", "@misc{a, author={", "}}"),
    ],
)  # fmt: skip
def test_bibtex_grows_with_its_length(text: Text) -> None:
    def run(bibtex: str) -> None:
        with suppress(JekyllError):
            rows_of(bibtex, "papers.bib")

    assert_linear(run, text)


@pytest.mark.slow
@pytest.mark.parametrize("text", [repeated("$"), repeated("$x$ "), repeated("%"), repeated(r"\&"), repeated("'")])
def test_latex_grows_with_its_length(text: Text) -> None:
    assert_linear(lambda latex: text_of.__wrapped__(latex), text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        repeated("\\("), repeated("\\["), repeated("<", after="\\("), repeated("\\(x\\) "), repeated("<code>\\("),
        repeated("\\(\\["), nested("\\(", "x", "\\)"), repeated("\\\\", "\\("), repeated("</pre>\\("),
    ],
)  # fmt: skip
def test_the_search_for_formulas_grows_with_the_page(text: Text) -> None:
    assert_linear(with_mathml, text)
