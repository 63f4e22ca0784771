"""``new --from``: menus, languages, addresses and lists of the three themes as they are in sites that people have."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.cli import main
from jekyll_py.model import front_matter
from tests.theme.document import Document

ACADEMIC = {
    "_config.yml": "title: Site\nname: Your Name\nauthor: {name: Own Name}\ncollections: {talks: {output: true}}\n",
    "_data/navigation.yml": "main:\n- {title: Papers, url: /publications/}\n- {title: Talks, url: /talks/}\n",
    "_pages/about.md": "---\npermalink: /\n---\nHello\n===\n[Talk](/talks/one), [it]({% link _talks/one.md %}).\n",
    "_pages/publications.md": (
        "---\ntitle: Publications\npermalink: /publications/\n---\n{% include base_path %}\n"
        "{% for post in site.publications reversed %}{% include archive-single.html %}{% endfor %}\n\nAlso this.\n"
    ),
    "_pages/talks.html": "---\ntitle: Talks\npermalink: /talks/\n---\n{% for x in site.talks %}{{ x }}{% endfor %}\n",
    "_pages/cv.md": (
        "---\ntitle: CV\npermalink: /cv/\n---\nEducation\n======\n* A degree\n\nTalks\n======\n"
        "<ul>{% for post in site.talks %}{% include archive-single-talk-cv.html %}{% endfor %}</ul>\n"
    ),
    "_pages/sitemap.md": "---\ntitle: Sitemap\n---\n{% for post in site.pages %}x{% endfor %}\n",
    "_publications/a.md": "---\ntitle: A Paper\ndate: 2024-01-02\nvenue: A Journal\n---\n",
    "_talks/one.md": '---\ntitle: One\ndate: 2023-01-02\n---\n[slides](/slides/one.pdf) <a href="/demo/">demo</a>\n',
    "slides/one.pdf": "pdf",
    "demo/index.html": "<p>demo</p>",
    "demo/more.js": "1",
}
LANGUAGES = {
    "_config.yml": "title: Group\nlanguages: [en-us, pt-br]\ndefault_lang: en-us\nannouncements: {limit: 1}\n",
    "_pages/en-us/about.md": "---\nlayout: about\npermalink: /\nannouncements: {enabled: true}\n---\nEnglish.\n",
    "_pages/pt-br/about.md": "---\nlayout: about\npermalink: /\n---\nPortuguês.\n",
    "_pages/en-us/team.md": "---\ntitle: team\nnav: true\nnav_order: 2\npermalink: /team/\n---\nWe.\n",
    "_pages/en-us/work.md": "---\ntitle: work\nnav: true\nnav_order: 1\npermalink: /work/\n---\nIt.\n",
    "_pages/pt-br/team.md": "---\ntitle: equipe\nnav: true\nnav_order: 2\npermalink: /team/\n---\nNós.\n",
    "_pages/en-us/hidden.md": "---\ntitle: hidden\nnav: false\n---\nNot in the menu.\n",
    "_news/a.md": "---\ndate: 2024-01-02\ninline: true\n---\nOld.\n",
    "_news/b.md": "---\ndate: 2025-01-02\ninline: true\n---\n{% include figure.liquid\n  path='assets/img/a.png' %}\n",
    "assets/img/a.png": "png",
}


class Taken:
    """A site that was taken over and built."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = folder / "old" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.new, self.built = folder / "new", folder / "built"
        assert main(["new", str(self.new), "--from", str(folder / "old")]) == 0
        jekyll_py.build(self.new, self.built)

    def page(self, name: str) -> Document:
        return Document(self.built / name, self.built)

    def head(self, name: str) -> dict[str, object]:
        return front_matter.parse((self.new / name).read_bytes(), name).data


@pytest.fixture
def academic(tmp_path: Path) -> Taken:
    return Taken(tmp_path, ACADEMIC)


def test_the_menu_of_academicpages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    academic = Taken(tmp_path, ACADEMIC)
    menu = academic.page("index.html").find("//header//nav//li//a/text()")
    assert [text.strip() for text in menu] == ["Home", "Papers", "Talks"]
    assert not (academic.new / "_pages/sitemap.md").exists()
    assert "pages of the old theme: _pages/sitemap.md" in capsys.readouterr().out


def test_lists_stand_where_the_old_pages_had_them(academic: Taken) -> None:
    papers = academic.page("publications/index.html")
    assert papers.find("//p[@class='paper']/text()") == ["A Paper"]
    assert "Also this." in papers.text
    assert academic.page("talks/index.html").find("//h2/@id") == ["one"]


def test_a_list_leaves_what_is_in_it_as_it_was(tmp_path: Path) -> None:
    grid = '<div class="row">\n  <div class="col">\n    {% include figure.liquid path="a.png" %}\n  </div>\n</div>\n'
    files = {
        "_config.yml": "title: T\ncollections: {work: {output: true}}\n",
        "_pages/work.md": (
            "---\ntitle: Work\n---\n<div>\n  <p>Intro.</p>\n  {% for x in site.work %}{{ x }}{% endfor %}\n</div>\n"
        ),
        "_work/2024-01-02 ä.md": f"---\ntitle: One\n---\r\nPart\r\n====\r\n{grid}",
    }
    page = Taken(tmp_path, files).page("work/index.html")
    assert (page.headings(2), page.headings(3)) == (["One"], ["Part"])
    assert page.find("//main//figure/img/@src") == ["/a.png"]
    assert page.find("//main//code") == []
    assert page.find("//h2/@id") == ["item-2024-01-02"]
    assert page.repeated_ids == []


def test_a_written_curriculum_vitae_is_kept(academic: Taken) -> None:
    page = academic.page("cv/index.html")
    assert page.headings(2) == ["Education", "Talks"]
    assert page.find("//main//li/text()") == ["A degree", "One, January 2023"]


def test_links_lead_to_the_new_places(academic: Taken) -> None:
    home = academic.page("index.html")
    assert home.headings(1) == ["Own Name"]
    assert home.find("//main//p/a/@href") == ["/talks/#one", "/talks/#one"]


def test_files_that_texts_name_come_along(academic: Taken) -> None:
    for name in ("slides/one.pdf", "demo/index.html", "demo/more.js"):
        assert (academic.new / name).is_file(), name


def test_languages_of_polyglot(tmp_path: Path) -> None:
    taken = Taken(tmp_path, LANGUAGES)
    assert "English." in taken.page("index.html").text
    home = taken.page("pt-br/index.html")
    assert "Português." in home.text
    assert home.find("/html/@lang") == ["pt-br"]
    assert "Nós." in taken.page("pt-br/team/index.html").text
    assert taken.page("index.html").find("//link[@hreflang='pt-br']/@href") == ["/pt-br/"]


def test_the_menu_and_news_of_al_folio(tmp_path: Path) -> None:
    taken = Taken(tmp_path, LANGUAGES)
    numbers = {path.name: taken.head(f"_pages/{path.name}").get("nav") for path in (taken.new / "_pages").iterdir()}
    assert numbers == {"team.md": 3, "work.md": 2, "team.pt-br.md": 4, "hidden.md": None}
    home = taken.page("index.html")
    assert home.find("//dl[@class='timeline news']/dt/text()") == ["2 January 2025"]
    assert home.find("//dl//figure/img/@src") == ["/assets/img/a.png"]


CITING = {
    "_config.yml": "title: T\nauthor: {name: N, office: Room 5}\nposition: '{% nothing %}'\n",
    "_bibliography/papers.bib": "@misc{one, title = {A Paper}, author = {A. Name}, year = 2024}\n",
    "_posts/2025-01-01-a.md": (
        "---\ntitle: A\n---\nAs {% cite one %}, not {% cite two %}. At {{ site.author.office }}. {{ site.position }}\n"
        "{% include figure.liquid path='a.png' caption='{% nothing %}' %} {{ page.url }}\n"
    ),
}


def test_a_site_builds_whatever_its_texts_refer_to(tmp_path: Path) -> None:
    page = Taken(tmp_path, CITING).page("2025/01/01/a.html")
    assert page.find("//span[@class='cite']//text()")
    assert "Room 5" in page.text
    assert "/2025/01/01/a.html" in page.text


PARTS = {
    "_config.yml": "title: Group\nlanguages: [en-us, zh]\ndefault_lang: en-us\n",
    "_bibliography/papers.bib": "@misc{a, title = {One}, author = {Name, Your and Name, Other}, year = 2026, "
    "selected = {true}}\n",
    "_data/coauthors.yml": "name:\n  - {firstname: [Other], url: https://example.org/other}\n",
    "_pages/viewer.md": "---\ntitle: viewer\nnav: true\npermalink: /viewer/\n---\n<embed src='/files/cv.pdf'>\n",
}
for language in ("en-us", "zh"):
    PARTS[f"_pages/{language}/about.md"] = "---\nlayout: about\npermalink: /\n---\nText.\n"
    PARTS[f"_pages/{language}/cv.md"] = "---\nlayout: cv\ntitle: cv\nnav: true\npermalink: /cv/\n---\n"
    PARTS[f"_data/{language}/cv.yml"] = f"- {{title: Of {language}, contents: [Text]}}\n"
    PARTS[f"_news/{language}/a.md"] = f"---\ndate: 2024-01-02\nlang: {language}\ninline: true\n---\nNew.\n"


def test_headings_and_curricula_are_in_the_language_of_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = Taken(tmp_path, PARTS)
    assert taken.page("index.html").headings(2) == ["News", "Selected publications"]
    assert taken.page("zh/index.html").headings(2) == ["最新动态", "代表论文"]
    assert taken.page("cv/index.html").headings(2) == ["Of en-us"]
    assert taken.page("zh/cv/index.html").headings(2) == ["Of zh"]
    said = capsys.readouterr().out
    assert "nothing in the theme reads" not in said
    assert "1 BibTeX file\n" in said
    assert 'href="https://example.org/other">Other Name</a>' in taken.page("index.html").text


def test_a_page_that_embeds_a_file_is_taken(tmp_path: Path) -> None:
    assert Taken(tmp_path, PARTS).page("viewer/index.html").find("//embed/@src") == ["/files/cv.pdf"]


def test_lists_in_data_files_of_their_own(tmp_path: Path) -> None:
    """Forks of minimal-light keep publications as a plain list, and services and prizes in further files."""
    files = {
        "_config.yml": "title: N\naffiliation: Lab\naffiliation_link: https://example.org/\nkaggle_link: someone\n",
        "index.md": "---\nlayout: homepage\n---\n{% include publications.html %}\n{% include services.html %}\n",
        "_includes/publications.html": "<h2>Papers</h2>{% for link in site.data.publications %}{% endfor %}",
        "_includes/services.html": "<h2>Service</h2>{% for x in site.data.services %}{% endfor %}",
        "_data/publications.yml": "- {title: Light, authors: A <strong>B</strong>, notes: Oral}\n",
        "_data/services.yml": (
            "Reviewer:\n- {title: <b>Big</b> conference, link: https://example.org/a, award: First}\n- {title: Small}\n"
        ),
    }
    taken = Taken(tmp_path, files)
    home = taken.page("index.html")
    assert home.headings(2) == ["Papers", "Service"]
    assert home.find("//p[@class='paper']/text()") == ["Light"]
    assert home.headings(3) == ["Reviewer"]
    assert home.find("//h3/following::ul[1]/li/a/@href") == ["https://example.org/a"]
    assert "<strong>Big</strong> conference</a>, First" in home.text
    assert home.find("//header[@class='profile']//a/@href") == [
        "https://example.org/",
        "https://www.kaggle.com/someone",
    ]


def test_projects_keep_their_pages(tmp_path: Path) -> None:
    project = "---\ntitle: TITLE\ncategory: KIND\nimg: /assets/img/a.png\n---\nThe text, [other](/projects/two/).\n"
    files = {
        "_config.yml": "title: N\ncollections: {projects: {output: true}, notes: {output: true}}\n",
        "_pages/about.md": "---\nlayout: about\npermalink: /\n---\n[It](/projects/1_one), [text](/notes/a.txt).\n",
        "_pages/projects.md": "---\ntitle: projects\n---\n{% for p in site.projects %}{% endfor %}\n",
        "_projects/1_one.md": project.replace("TITLE", "One").replace("KIND", "work"),
        "_projects/two.md": project.replace("TITLE", "Two").replace("KIND", "fun"),
        "_notes/a.txt": "text",
        "assets/img/a.png": "png",
    }
    taken = Taken(tmp_path, files)
    assert taken.page("projects/index.html").headings(2) == ["work", "fun"]
    assert taken.page("projects/index.html").find("//p[@class='name']/a/@href") == [
        "/projects/1_one/",
        "/projects/two/",
    ]
    assert taken.page("projects/1_one/index.html").headings(1) == ["One"]
    for page in ("index.html", "projects/index.html", "projects/1_one/index.html"):
        assert taken.page(page).dead_links == []
    assert (taken.built / "notes/a.txt").read_text() == "text"


def test_authors_and_links_of_a_publication(tmp_path: Path) -> None:
    paper = "---\ntitle: T\ndate: 2017-09-14\nauthors: [A B, {name: Own Name}, Own Namesake]\ncodeurl: https://example.org/code\n---\n"
    config = "title: N\nauthor: {name: Own Name, twitter: me}\ntwitter: {username: }\n"
    taken = Taken(tmp_path, {"_config.yml": config, "_publications/a.md": paper})
    page = taken.page("publications/index.html")
    assert page.find("//p[@class='authors']//text()") == ["A B, ", "Own Name", ", Own Namesake"]
    assert page.find("//p[@class='venue']/text()") == ["2017"]
    assert page.find("//main//ul[@class='links']//a/@href") == ["https://example.org/code"]
    assert "https://x.com/me" in taken.page("index.html").text


def test_a_list_without_documents_is_no_loss(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talks = (
        '---\ntitle: Talks\n---\n<p style="a"><a href="/talkmap.html">See a map</a></p>\n'
        "{% for post in site.talks reversed %}{{ post.title }}{% endfor %}\n"
    )
    taken = Taken(tmp_path, {"_config.yml": "title: N\n", "_pages/talks.html": talks})
    assert "_pages/talks.html: nothing but templates of its theme" in capsys.readouterr().out
    assert not (taken.built / "talks").exists()
