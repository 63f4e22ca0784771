"""BibTeX files as rows of data: what BibTeX itself makes of strings, names, accents and cross-references."""

from __future__ import annotations

import pytest

from jekyll_py.bibliography.rows import rows_of
from jekyll_py.errors import JekyllError


def row(fields: str, before: str = "", after: str = "") -> dict[str, object]:
    return rows_of(f"{before}\n@article{{key, {fields}}}\n{after}", "papers.bib")[0]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"U}ber Caf\'e", "Über Café"),
        (r"{The} {\LaTeX} book", "The LaTeX book"),
        (r"pages 1--8 \& more", "pages 1–8 & more"),
        ("50% of all", "50% of all"),
        ("bare & signs # here, and a_b too", "bare & signs # here, and a_b too"),
        ("a formula $x^2$, 5\\$ and 6\\$", r"a formula \(x^2\), 5$ and 6$"),
        ("broken\n   over lines", "broken over lines"),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert row(f"title = {{{latex}}}")["title"] == text


def test_strings_are_put_in_place_and_joined() -> None:
    made = row('journal = ex, note = ex # " 2026"', before='@string{ex = "On Examples"}')
    assert (made["venue"], made["note"]) == ("On Examples", "On Examples 2026")


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('Berg, J{\\"o}rg van der and Jane Doe', ["Jörg van der Berg", "Jane Doe"]),
        ("{The Group and Friends} and others", ["The Group and Friends", "et al."]),
        ("张三", ["张三"]),
    ],
)
def test_names_are_taken_apart(author: str, names: list[str]) -> None:
    people = row(f"author = {{{author}}}")["people"]
    assert isinstance(people, list)
    assert [person["name"] for person in people] == names


def test_a_cross_reference_gives_what_the_entry_lacks() -> None:
    rows = rows_of("@inproceedings{a, title={A}, crossref={p}}\n@proceedings{p, title={Proc}, year=2026}", "papers.bib")
    assert [(entry["title"], entry["venue"], entry["year"]) for entry in rows] == [("A", "Proc", 2026)]
    assert "crossref" not in str(rows[0]["bibtex"])


def test_fields_for_the_site_are_links_and_not_copied() -> None:
    made = row("doi = {10.1/x}, arxiv = {2601.00001}, pdf = {a.pdf}, selected = {true}, title = {T}")
    assert made["selected"] is True
    assert made["links"] == [
        {"text": "PDF", "url": "/assets/pdf/a.pdf"},
        {"text": "DOI", "url": "https://doi.org/10.1/x"},
        {"text": "arXiv", "url": "https://arxiv.org/abs/2601.00001"},
    ]
    assert made["bibtex"] == "@article{key,\n  doi = {10.1/x},\n  title = {T}\n}"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", 'https://x.org/"onclick="a', " data:text/html,x", "vbscript:x//y://"]
)
def test_a_link_cannot_run_a_script(url: str) -> None:
    links = row(f"html = {{{url}}}")["links"]
    assert isinstance(links, list)
    assert not any("x" in link["url"] or "alert" in link["url"] for link in links)


@pytest.mark.parametrize("text", ["@article{a, title = {x", "@article{a, year=1}\n@article{a, year=2}"])
def test_what_is_malformed_is_named(text: str) -> None:
    with pytest.raises(JekyllError) as caught:
        rows_of(text, "papers.bib")
    assert caught.value.path == "papers.bib"
    assert caught.value.line
