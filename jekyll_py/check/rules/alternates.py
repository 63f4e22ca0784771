"""``hreflang``: the versions of a page in other languages, as search engines read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..built.site_index import SiteIndex
from ..built.target import State
from ..finding import Fault, FaultInFile
from ..language_codes import is_language, main_language, meant_by
from ..pages.head import Head, collect_head, head_in, heads_with_versions, reference_to
from ..pages.page import Page
from ..rule import OnPage, OnSite, Rule, Value

_DEFAULT = "x-default"
_NAMED = 3


def bad_code(page: Page) -> Iterator[Fault]:
    """A code that is no language, such as ``en-UK`` or ``jp``."""
    for element in page.named("link", "a"):
        if not element.has("hreflang"):
            continue
        attribute = element.attributes["hreflang"]
        code = attribute.value.strip()
        if not is_language(code) and not (element.name == "link" and code.lower() == _DEFAULT):
            right = meant_by(code)
            hint = f"did you mean {right}?" if right else "write a code such as de, pt-BR or zh-Hans"
            yield Fault(f'hreflang "{code}" is no language', attribute.at, written=attribute.written, hint=hint)


def unpaired(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A version that does not name the page that names it: search engines then believe neither."""
    naming = heads_with_versions(heads)
    copies = site.published.copies  # whose plugin writes what the page in its own language names
    named = {path: set(_versions(head, site).values()) for path, head in naming if head.is_listed}
    unnamed: dict[str, list[str]] = defaultdict(list)
    for path, files in sorted(named.items()):
        for file in files - {path}:
            if file in heads and path not in named.get(file, ()) and path not in copies:
                unnamed[file].append(site.address_of(path))
    for file, addresses in sorted(unnamed.items()):
        shown = ", ".join(addresses[:_NAMED]) + ("…" if len(addresses) > _NAMED else "")
        hint = "versions have to name each other"
        fault = Fault(f"the page does not name {shown} as its version, which names it", target=addresses[0], hint=hint)
        yield FaultInFile(file, fault)


def without_self(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A page that names its versions and not itself."""
    for path, head in heads_with_versions(heads):
        versions = _versions(head, site)
        if len(versions) > 1 and path not in {*versions.values(), *site.published.copies} and head.is_listed:
            code = head.language or "en"
            hint = f'write <link rel="alternate" hreflang="{code}" href="…"> for the page itself, too'
            yield FaultInFile(path, Fault("the page names its versions, and not itself", hint=hint))


def twice(heads: Mapping[str, Value], _site: SiteIndex) -> Iterator[FaultInFile]:
    """One code for two addresses."""
    for path, head in heads_with_versions(heads):
        seen: dict[str, str] = {}
        for code, url, _ in head.alternates:
            first = seen.setdefault(code.lower(), url)
            if first != url:
                message = f"hreflang {code} has two addresses, {first} and {url}"
                yield FaultInFile(path, Fault(message, written=url, target=url, hint="leave one"))


def relative(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """An address without a host; a site without `url` can have no other."""
    for path, head in heads_with_versions(heads) if site.published.url else ():
        for _, url, _ in head.alternates:
            if not url.startswith(("http://", "https://", "//")):
                hint = "use the filter absolute_url"
                yield FaultInFile(path, Fault(f"the address {url} of hreflang is not absolute", None, url, url, hint))


def other_language(heads: Mapping[str, Value], site: SiteIndex) -> Iterator[FaultInFile]:
    """A version whose own ``lang`` is another language than its ``hreflang``."""
    for path, head in heads_with_versions(heads):
        for code, file in _versions(head, site).items():
            other = head_in(heads, file)
            language = "" if other is None else other.language
            if code != _DEFAULT and language and main_language(language) != main_language(code):
                message = f'hreflang "{code}" leads to a page whose lang is "{language}"'
                address = site.address_of(file)
                hint = f"write the language of {address} in both places"
                yield FaultInFile(path, Fault(message, written=f'hreflang="{code}"', target=address, hint=hint))


def without_default(heads: Mapping[str, Value], _site: SiteIndex) -> Iterator[FaultInFile]:
    """A page with versions and none for readers of all other languages."""
    for path, head in heads_with_versions(heads):
        codes = {code.lower() for code, _, _ in head.alternates}
        if len(codes) > 1 and _DEFAULT not in codes:
            hint = f'write <link rel="alternate" hreflang="{_DEFAULT}" href="…">'
            yield FaultInFile(path, Fault("no version is for readers of other languages", hint=hint))


def _versions(head: Head, site: SiteIndex) -> Mapping[str, str]:
    """The files of the site by code."""
    found = {}
    for code, url, base in head.alternates:
        target = site.resolve(reference_to((url, base)))
        if target.state is State.FOUND and target.file is not None:
            found[code.lower()] = target.file
    return found


_GOOGLE = "Google Search Central: localized versions of your pages"
_LINK = '<link rel="alternate" hreflang="{}" href="{}">'
RULES = (
    Rule("hreflang-invalid", "error", "A `hreflang` is no code of a language, such as `en-UK`.",
        _GOOGLE, OnPage(bad_code), _LINK.format("en-UK", "/uk/")),
    Rule("hreflang-unpaired", "error", "A page names a version that does not name it.",
        _GOOGLE, OnSite(collect_head, unpaired), _LINK.format("de", "/de/") + " on / only"),
    Rule("hreflang-self-missing", "warning", "A page names its versions and not itself.",
        _GOOGLE, OnSite(collect_head, without_self), _LINK.format("de", "/de/") + " on /"),
    Rule("hreflang-repeated", "error", "A page gives one language two addresses.",
        _GOOGLE, OnSite(collect_head, twice), _LINK.format("de", "/de/") + _LINK.format("de", "/at/")),
    Rule("hreflang-relative", "warning", "An address of a version is not absolute.",
        _GOOGLE, OnSite(collect_head, relative), _LINK.format("de", "/de/")),
    Rule("hreflang-language", "error", "A version says in its `lang` that it is in another language.",
        "HTML Standard, 4.6.7.1 Link type alternate", OnSite(collect_head, other_language),
        _LINK.format("de", "/fr/")),
    Rule("hreflang-default-missing", "warning", "No version is for readers of other languages.",
        _GOOGLE, OnSite(collect_head, without_default), _LINK.format("x-default", "/"), is_on=False),
)  # fmt: skip
"""The rules of this family."""
