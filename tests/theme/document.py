"""One built page, as a validator, a search engine and a screen reader look at it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

LOADED = "//link[not(@rel='alternate' or @rel='canonical')]/@href | //*/@src | //*/@srcset | //object/@data"
"""Addresses that a browser fetches by itself."""


class Document:
    """A built page and the site it stands in."""

    def __init__(self, path: Path, site: Path) -> None:
        self.site = site
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        parser = html.HTMLParser(encoding="utf-8")
        self.root = html.document_fromstring(self.text.encode(), parser=parser)
        self._log = parser.error_log

    @property
    def parse_errors(self) -> list[str]:
        """The errors of the parser, apart from elements younger than it."""
        young = etree.ErrorTypes.HTML_UNKNOWN_TAG
        return [f"{entry.line}: {entry.message}" for entry in self._log if entry.type != young]

    @property
    def language(self) -> str:
        return str(self.root.get("lang"))

    @property
    def title(self) -> str:
        return str(self.root.findtext("head/title"))

    @property
    def description(self) -> str:
        return "".join(self.find("//meta[@name='description']/@content"))

    @property
    def alternates(self) -> dict[str, str]:
        """The page in other languages: language to address."""
        links = self.root.xpath("//link[@rel='alternate' and @hreflang]")
        return {link.get("hreflang"): link.get("href") for link in links}

    @property
    def repeated_ids(self) -> list[str]:
        return [name for name, count in Counter(self.find("//@id")).items() if count > 1]

    @property
    def loaded(self) -> list[str]:
        """Addresses the browser fetches with the page."""
        return self.find(LOADED)

    @property
    def dead_links(self) -> list[str]:
        """Links within the site to a page or a place in a page that is not there."""
        return [link for link in self.find("//a/@href") if not self._leads_somewhere(link)]

    def headings(self, level: int) -> list[str]:
        return [heading.text_content().strip() for heading in self.root.iter(f"h{level}")]

    def find(self, path: str) -> list[str]:
        """The strings an XPath expression selects."""
        return [str(value) for value in self.root.xpath(path)]

    def _leads_somewhere(self, link: str) -> bool:
        address = urlsplit(link)
        if address.scheme:
            return True
        target = self.path
        if address.path.startswith("/"):
            target = self.site / unquote(address.path).lstrip("/")
        elif address.path:
            target = self.path.parent / unquote(address.path)
        target = target / "index.html" if target.is_dir() else target
        if not target.is_file() or not address.fragment:
            return target.is_file()
        return f'id="{unquote(address.fragment)}"' in target.read_text(encoding="utf-8")


def documents(site: Path) -> list[Document]:
    """Every page of a built site."""
    return [Document(path, site) for path in sorted(site.rglob("*.html"))]
