"""Text for the templates of another theme: lists, figures and files that are included."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .collections import Collections
from .data_lists import data_list
from .old_site import OldPage, OldSite, is_markdown, plain_value
from .page_text import Kept, Tag, without_foreign_tags
from .publications import Publications

_ARGUMENT = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*')""")
_OF_SITE = re.compile(r"\bsite\.(\w+)")
_OF_DATA = re.compile(r"\bsite\.data\.(\w+)")
_OF_CV = re.compile(r"\{%-?\s*include\s+[\w-]*(?:cv|resume)[\w-]*\.(?:html|liquid)")
_BIBLIOGRAPHY = re.compile(r"\{%-?\s*bibliography\b((?:(?!%\}).)*)%\}", re.S)
_HEADING = re.compile(r"^#+ ([^\n]*)$|<h\d\b[^<>]*>((?:(?!</h\d)[^\n])*)</h\d>", re.M)
_POSTS = ("posts", "tags", "categories", "paginator")
_FIGURES = ("figure.liquid", "figure.html")
_FILMS = ("video.liquid", "video.html", "audio.liquid", "audio.html")
_MARK = "\ue000"
"""A character for private use, which texts do not have."""
_PLACE = re.compile(rf"{_MARK}(\d{{1,6}}){_MARK}")
_MOST_NESTED = 10
_MOST_INCLUDED = 100
_MOST_BYTES = 2**20


@dataclass
class Templates:
    """The templates of one page."""

    old: OldSite
    page: OldPage
    papers: Publications
    collections: Collections
    own: str
    """The author's name."""
    language: str = ""
    shown: dict[str, None] = field(default_factory=dict)
    """The collections, ``posts``, ``publications`` and paths of data files that the page lists."""
    _lists: list[str] = field(default_factory=list)
    _depth: int = 0
    _included_files: int = 0

    def kept(self, text: str) -> Kept:
        """A text of the page, with what this theme has for the templates in it."""
        return without_foreign_tags(text, self.replaced, self._values())

    def _values(self) -> dict[str, str]:
        """The texts of the variables that belong to the page and to the old site."""
        config = self.old.config
        given = {
            f"site.{key}": value for key, value in config.items() if key not in ("url", "baseurl", "title", "time")
        }
        author = config.get("author")
        if isinstance(author, Mapping):
            given |= {f"{name}.{key}": value for name in ("author", "site.author") for key, value in author.items()}
        given |= {f"page.{key}": value for key, value in self.page.data.items()}
        texts = {key: plain_value(value) for key, value in given.items()}
        return {key: text for key, text in texts.items() if text and not re.search(r"\{[{%]", text)}

    def replaced(self, tag: Tag) -> str | None:
        """The text for a tag or block; None if this theme has nothing like it."""
        if tag.name in ("include", "include_relative", "include_cached"):
            return self._included(tag)
        if tag.name == "bibliography":
            return self._bibliography(tag.arguments)
        if tag.name == "cite":  # a tag of builds with this theme, of which the new site is a copy
            keys = tag.arguments.split()
            is_safe = self.papers.has(keys) and '"' not in tag.arguments
            return f'{{% include cite.html key="{" ".join(keys)}" %}}' if is_safe else None
        if tag.name == "twitter":
            return f"<{tag.arguments.split()[0]}>" if tag.arguments.startswith("https://") else None
        return self._listing(tag.source)

    def _listing(self, source: str) -> str | None:
        """The text for a block that lists things of the site."""
        if found := _BIBLIOGRAPHY.search(source):
            return self._bibliography(found[1])
        if "repositories" in _OF_DATA.findall(source):
            return self._repositories(source)
        names = dict.fromkeys([*_OF_SITE.findall(source), *(("paginator",) if "paginator." in source else ())])
        lists = (text for name in names if (text := self._list(name, source)) is not None)
        listed = next(lists, None)
        text = self._data(source) if listed is None else listed
        return "" if text is None and any(map(self.collections.is_empty, names)) else text

    def _data(self, source: str) -> str | None:
        """The text for what lists a data file."""
        names = dict.fromkeys(_OF_DATA.findall(source))
        if "publications" in names:
            return self._publications()
        lists = ((name, data_list(self.old, name)) for name in names)
        name, text = next(((name, text) for name, text in lists if text), ("", None))
        return self._once(f"_data/{name}.yml", text)

    def _list(self, name: str, source: str) -> str | None:
        if name in _POSTS:
            return self._once("posts", '{% include entries.html by="year" %}' if self.old.pages("_posts") else None)
        if _OF_CV.search(source):
            return self._once(f"{name} of a curriculum vitae", self.collections.short(name, self.language))
        if name == "publications":
            return self._publications()
        return self._once(name, self.collections.sections(name, self.language))

    def _repositories(self, source: str) -> str | None:
        """Links to what al-folio shows as cards: the accounts or the repositories, where the page has both apart."""
        rows = self.old.mapping("_data/repositories.yml")
        keys = [key for key in ("github_users", "github_repos") if key in source] or ["github_users", "github_repos"]
        lists = (rows.get(key) for key in keys)
        names = [plain_value(name) for names in lists if isinstance(names, list) for name in names]
        lines = "\n".join(f"- [{name}](https://github.com/{name})" for name in names if name)
        return self._once(" ".join(keys), lines) if lines else ("" if rows else None)

    def _publications(self) -> str | None:
        return self._once("publications", self.papers.include(self.own) if self.papers.rows else None)

    def _once(self, name: str, text: str | None) -> str | None:
        """A text on its first use; nothing later, when a page has one list for each way to show it."""
        if text is None or name in self.shown:
            return None if text is None else ""
        self.shown[name] = None
        self._lists.append(text.strip())
        return f"\n\n{_MARK}{len(self._lists) - 1}{_MARK}\n\n"

    def filled(self, text: str) -> str:
        """A text of the page with its lists, which `kept` has put marks for: they are no text of the page to change."""
        return _PLACE.sub(lambda place: self._lists[int(place[1])] if int(place[1]) < len(self._lists) else "", text)

    def _bibliography(self, arguments: str) -> str | None:
        query = re.sub(r"\[?year\s*=+\s*\{\{.*?\}\}\]?\*?", "", arguments)  # the years are headings
        is_selected = re.search(r"selected\s*=+\s*true", query) is not None
        if not self.papers.bibliographies or (re.search(r"\[\s*\w+\s*[\^~!]?=", query) and not is_selected):
            return None
        return self._once("publications", self.papers.include(self.own, selected=is_selected))

    def _included(self, tag: Tag) -> str | None:
        name = tag.arguments.split()[0] if tag.arguments else ""
        arguments = {key: value[1:-1].strip() for key, value in _ARGUMENT.findall(tag.arguments)}
        if name in _FIGURES:
            return _figure(arguments)
        if name in _FILMS:
            return _film(name, arguments)
        if name.partition(".")[0] == "news":
            text = self.collections.news(self.language)
            return "" if text is None else self._once("news", text)
        return self._file(name if tag.name == "include_relative" else f"_includes/{name}")

    def _file(self, path: str) -> str | None:
        """The text of a file that holds text, or a list."""
        content = self.old.read(path)
        self._included_files += 1  # a file that includes itself twice would double with each level
        if content is None or self._depth == _MOST_NESTED or self._included_files > _MOST_INCLUDED:
            return None
        if len(content) > _MOST_BYTES:
            return None
        text = content.decode("utf-8", "replace")
        if _OF_DATA.search(text) and (made := self._data(text)) is not None:
            heading = _HEADING.search(text)
            name = os.path.splitext(os.path.basename(path))[0].capitalize()
            title = re.sub(r"<[^<>]*>", "", heading[1] or heading[2]).strip() if heading else name
            return f"## {title}\n{made}" if made else made
        if not is_markdown(path):
            return None
        self._depth += 1
        kept = self.kept(text)
        self._depth -= 1
        return kept.text


def _figure(arguments: dict[str, str]) -> str | None:
    """The include of this theme for a figure of al-folio; None without a picture."""
    if "path" not in arguments:
        return None
    caption = arguments.get("caption") or arguments.get("title", "")
    path = arguments["path"]
    source = path if "://" in path else f"/{path.lstrip('/')}"
    values = {"src": source, "alt": arguments.get("alt") or caption, "caption": caption}
    return f"{{% include figure.html {' '.join(_parameters(values))} %}}"


def _parameters(values: dict[str, str]) -> Iterator[str]:
    for key, value in values.items():
        if value or key == "alt":
            yield f'{key}="{value.replace("{", "").replace("%}", "").replace(chr(34), "&quot;")}"'


def _film(name: str, arguments: dict[str, str]) -> str | None:
    """A film or sound of the site, or a link to one elsewhere."""
    path = arguments.get("path", "").replace('"', "")
    if "://" in path:
        return f"<{path}>"
    kind = name.partition(".")[0]
    address = f"{{{{ '/{path.lstrip('/')}' | relative_url }}}}"
    return f'<{kind} controls src="{address}"></{kind}>' if path and "'" not in path else None
