"""A curriculum vitae from the data that people have: JSON Resume, RenderCV and al-folio's own list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reference import tree
from tests.theme.building import BUILDERS, drop_in
from tests.theme.document import Document

PAGE = "---\nlayout: page\ntitle: CV\n---\n{% include cv.html %}\n"
JSON_RESUME = """{
  "basics": {"name": "Your Name", "label": "Reader", "email": "you@example.org", "url": "https://example.org",
             "location": {"city": "Town"}, "summary": "Reads *slowly*.",
             "profiles": [{"network": "GitHub", "url": "https://example.org/code"}]},
  "work": [{"position": "Researcher", "name": "University <of> Samples", "url": "https://example.org/",
            "startDate": "2021-09-01", "summary": "Of *margins*.", "highlights": ["One", "Two"]}],
  "education": [{"studyType": "Ph.D.", "area": "Letters", "institution": "Institute", "startDate": "2013",
                 "endDate": "2017-06", "courses": ["Reading"]}],
  "awards": [{"title": "Prize", "awarder": "Society", "date": "2026-05-04"}],
  "skills": [{"name": "Typography", "level": "Master", "keywords": ["Columns", "Footnotes"]}],
  "languages": [{"language": "English", "fluency": "Native"}],
  "references": [{"name": "Another Name", "reference": "Reads well."}]
}
"""
RENDERCV = """cv:
  name: Your Name
  sections:
    Experience:
      - {company: Press, position: Setter, location: Town, start_date: 2020-01, end_date: present}
    Awards:
      - {title: Prize, date: 2025, awarder: Society}
    Notes:
      - Text with *stress*.
"""
AL_FOLIO = """- title: General
  type: map
  contents: [{name: Name, value: Your Name}]
- title: Education
  type: time_table
  contents:
    - {title: PhD, institution: Institute, year: 2017, description: [One, {title: Two, contents: [a, b]}]}
- title: Projects
  type: time_table
  contents:
    - {title: '<a href="https://example.org/">Project</a>', year: 2018}
- title: Honours
  type: time_table
  contents:
    - {year: 2019, items: [A prize, A medal]}
- title: Skills
  type: nested_list
  contents: [{title: Type, items: [Lead, Wood]}]
"""


def built(builder: str, folder: Path, name: str, data: str) -> Document:
    site = drop_in(builder, folder, {"index.md": PAGE, f"_data/{name}": data})
    return Document(site / "index.html", site)


@pytest.mark.parametrize("builder", BUILDERS)
def test_json_resume(tmp_path: Path, builder: str) -> None:
    page = built(builder, tmp_path, "resume.json", JSON_RESUME)
    assert page.headings(2) == ["Experience", "Education", "Awards", "Skills", "Languages", "References"]
    assert page.find("//dt/text()") == ["Sep 2021 – now", "2013 – Jun 2017", "4 May 2026"]
    assert page.find("//p[@class='basics']/a/@href") == [
        "mailto:you@example.org",
        "https://example.org",
        "https://example.org/code",
    ]
    assert page.find("//p[@class='basics']/text()")[0] == "Reader · Town · "
    assert "<p>Reads <em>slowly</em>.</p>" in page.text
    assert page.find("//dd/strong/a/@href") == ["https://example.org/"]
    assert "</strong>, University &lt;of&gt; Samples" in page.text
    assert "<p>Of <em>margins</em>.</p>" in page.text
    assert page.find("//dd/ul/li/text()") == ["One", "Two", "Reading"]
    assert "<strong>Typography</strong> (Master): Columns, Footnotes" in page.text
    assert page.parse_errors == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_rendercv(tmp_path: Path, builder: str) -> None:
    page = built(builder, tmp_path, "cv.yml", RENDERCV)
    assert page.headings(2) == ["Experience", "Awards", "Notes"]
    assert page.find("//dt/text()") == ["Jan 2020 – now", "2025"]
    assert "<strong>Setter</strong>, Press, Town" in page.text
    assert "Text with <em>stress</em>." in page.text


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_list_of_al_folio(tmp_path: Path, builder: str) -> None:
    page = built(builder, tmp_path, "cv.yml", AL_FOLIO)
    assert page.headings(2) == ["General", "Education", "Projects", "Honours", "Skills"]
    assert "<strong>Name</strong>: Your Name" in page.text
    assert page.find("//dt/text()") == ["2017", "2018", "2019"]
    assert page.find("//dd/strong/a/@href") == ["https://example.org/"]
    assert page.find("//dd/ul/li/text()") == ["One", "Two: a, b", "A prize", "A medal"]
    assert "=" not in "".join(page.find("//dd//text()"))
    assert page.find("//main/ul/li/ul/li/text()") == ["Lead", "Wood"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_each_language_has_data_of_its_own(tmp_path: Path, builder: str) -> None:
    data = 'work: [{position: WORD, startDate: "2021-09", endDate: 2022-01-31}]\n'
    files = {f"_data/{name}": data.replace("WORD", word) for name, word in (("cv.yml", "Work"), ("zh/cv.yml", "工作"))}
    files |= {"index.md": PAGE, "index_cn.md": PAGE, "index_fr.md": PAGE}
    site = drop_in(builder, tmp_path, files)
    pages = [Document(site / f"index{mark}.html", site) for mark in ("", "_cn", "_fr")]
    assert [page.find("//dd/strong/text()") for page in pages] == [["Work"], ["工作"], ["Work"]]
    times = [page.find("//dt/text()")[0] for page in pages]
    assert times == ["Sep 2021 – Jan 2022", "2021年9月 – 2022年1月", "09/2021 – 01/2022"]


@pytest.mark.jekyll
def test_both_programs_write_the_same_bytes(tmp_path: Path) -> None:
    files = {"index.md": PAGE, "_data/cv.json": JSON_RESUME}
    for name in ("jekyll_py", "jekyll"):
        (tmp_path / name).mkdir()
    ours, theirs = (tree(drop_in(name, tmp_path / name, files)) for name in ("jekyll_py", "jekyll"))
    assert ours["index.html"] == theirs["index.html"]
