"""The findings after any edits are those of a check without a cache."""

from __future__ import annotations

import marshal
import os
import random
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import pytest

from jekyll_py.check.cache import check_cache, packing
from jekyll_py.check.cache.check_cache import CheckCache, Known, open_cache
from jekyll_py.check.pages.facts import PageFacts, facts_of
from jekyll_py.check.reference import Reference
from jekyll_py.check.rules import RULES
from jekyll_py.disk.digest import SIZE

from .cases import CASES
from .checking import WHOLE, check_folder

_PARTS = (
    '<a href="/p1.html">1</a>',
    '<a href="/p2">2</a>',
    '<a href="p3.html#x">3</a>',
    '<h2 id="x">X</h2>',
    '<p id="x"></p>',
    '<img src="/p.png">',
    '<a href="">e</a>',
    "<p>text",
    '<a href="/P1.html#y">c</a>',
    '<a name="y"></a>',
    "<style>@import 'p.css'</style>",
    '<a href="/p2/#x">s</a>',
    '<a href="/p1#:~:text=text">t</a>',
    '<a href="https://example.org/p3#y">h</a>',
    '<a href="/b/p1.html">b</a>',
    '<link rel="canonical" href="https://example.org/p1.html">',
    '<link rel="alternate" hreflang="de" href="https://example.org/p2.html">',
    '<meta name="robots" content="noindex">',
    '<meta http-equiv="refresh" content="0; url=/p1.html">',
)
_OTHERS = {
    "sitemap.xml": (
        "<urlset><url><loc>https://example.org/p1.html</loc></url></urlset>",
        "<urlset><url><loc>/p1.html</loc></url></urlset>",
        "<urlset><url></urlset>",
    ),
    "robots.txt": ("User-agent: *\nDisallow: /p1.html\n", "Dissallow: /\n", "Sitemap: https://example.org/no.xml\n"),
    "a.json": ("{}", "{"),
}
"""Files that rules for files read, with the texts that they may have."""
_FILES = (
    *_OTHERS,
    "index.html",
    "p1.html",
    "p2.html",
    "p2/index.html",
    "p1/index.html",
    "p3/index.htm",
    "b/p1.html",
    "p3.html",
    "p.png",
    "P.png",
    "p.css",
)


def test_random_edits(tmp_path: Path) -> None:
    dice, clock = random.Random(18), 10**18
    cache = CheckCache(tmp_path / "cache")
    folder = tmp_path / "site"
    for name in ("p1", "p2", "p3", "b"):
        (folder / name).mkdir(parents=True)
    configs: Sequence[Mapping[str, object]] = ({}, {"url": "https://example.org"}, {"baseurl": "/b"})
    config = configs[0]
    for number in range(300):
        file = folder / dice.choice(_FILES)
        clock += 10**9
        if file.exists() and dice.random() < 0.3:
            file.unlink()
        else:
            texts = _OTHERS.get(file.name) or (WHOLE.format("\n".join(dice.sample(_PARTS, 4))),)
            file.write_text(dice.choice(texts), encoding="utf-8")
            os.utime(file, ns=(clock, clock))
        if dice.random() < 0.1:
            cache = CheckCache(tmp_path / "cache")  # as the next process
        if dice.random() < 0.1:
            config = dice.choice(configs)
        assert check_folder(folder, config, cache) == check_folder(folder, config), f"after edit {number}"


def test_a_damaged_cache_is_no_cache(tmp_path: Path) -> None:
    file = tmp_path / "cache"
    for content in (b"", b"\0", b"([", b"i\x01\0\0\0"):
        file.write_bytes(content)
        file.chmod(0o600)
        assert CheckCache(file).get(str(tmp_path), "index.html") is None


def test_no_byte_of_a_cache_can_be_damaged_unseen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`marshal` would ask for gigabytes of memory if a length in the file were damaged, so it must not see it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(WHOLE.format(_PARTS[0]), encoding="utf-8")
    check_folder(tmp_path / "site", None, CheckCache(tmp_path / "cache"))
    (tmp_path / "cache.faults").rename(tmp_path / "faults")
    content = (tmp_path / "cache").read_bytes()
    assert marshal.loads(content[SIZE:])
    monkeypatch.setattr(marshal, "loads", lambda _: pytest.fail("damaged bytes were read"))
    damaged = [content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :] for at in range(len(content))]
    for each in (*damaged, content[:-1], content[:SIZE], content + b"N"):
        (tmp_path / "cache").write_bytes(each)
        assert CheckCache(tmp_path / "cache").references == {}
    kept = (tmp_path / "faults").read_bytes()
    for at in range(len(kept)):
        (tmp_path / "cache.faults").write_bytes(kept[:at] + bytes([kept[at] ^ 0xFF]) + kept[at + 1 :])
        assert CheckCache(tmp_path / "cache").kept.stored() == {}


def test_packed_facts_are_the_facts() -> None:
    for case in CASES:
        sites = (case.found, case.near_miss)
        for path, text in ((path, text) for site in sites if not isinstance(site, str) for path, text in site.items()):
            facts = {path: facts_of(path, text.encode(), RULES.values())}
            known: dict[Reference, Reference] = {}
            references, found = packing.unpacked(packing.packed(facts), known)
            assert found == facts
            assert references == list(dict.fromkeys(chain.from_iterable(each.references for each in facts.values())))


def test_another_version_of_the_program_has_another_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    kept = []
    for version in ("1", "1", "2"):
        monkeypatch.setattr(check_cache, "programs", lambda version=version: {"the version": version})
        cache = open_cache(str(tmp_path / "_site"), str(tmp_path / "site"), ())
        kept.append(cache.get(str(tmp_path), "a.html") is not None)
        (tmp_path / "a.html").write_text("x")
        os.utime(tmp_path / "a.html", (1, 1))
        status = os.stat(tmp_path / "a.html")
        known = Known((status.st_size, status.st_mtime_ns, 10**18), PageFacts(frozenset(), (), (), {}))
        cache.replace({"a.html": known}, ["a.html"])
        cache.save()
    assert kept == [False, True, False]
