"""Keys of front matter, data and settings that Python takes for equal: 1, 1.0, true and "1" are four to Ruby."""

from __future__ import annotations

from pathlib import Path

from tests.incremental.workshop import Workshop

KEYS = ("1", "1.0", "true", '"1"')
HASH = "{1: a, 1.0: b, true: c, '1': d}"
ALL = "{% for pair in HASH %}{{ pair[0] | inspect }}{{ pair[1] }}{% endfor %}"
FILES = {
    "_data/d.yml": HASH,
    "a.txt": f"---\n1: a\n1.0: b\ntrue: c\n'1': d\nh: {HASH}\n---\ntext",
    "_docs/a.md": f"---\n1: a\n1.0: b\nh: {HASH}\n---\ntext",
}


HASHES = ("site.data.d", "site.pages.first", "site.pages.first.h", "site.docs.last.h")


def test_each_is_a_dependency_of_its_own(tmp_path: Path) -> None:
    shown = {f"z/{each}{n}.html": f"{{{{ {each}[{key}] }}}}" for each in HASHES for n, key in enumerate(KEYS)}
    every = {f"z/{each}-all.html": ALL.replace("HASH", each) for each in HASHES}
    pages = {path: f"---\n---\n{text}" for path, text in {**shown, **every}.items()}
    config = {"plugins": [], "time": "2026-01-01 00:00:00 +0000", "collections": {"docs": {"output": True}}}
    workshop = Workshop.built(tmp_path, {**FILES, **pages}, {}, config)
    for path, text in FILES.items():
        for old, new in (("a", "A"), ("b", "B"), ("c", "C")):
            workshop.write(path, text.replace(f": {old}", f": {new}"))
            workshop.check()
        workshop.write(path, text.replace("1.0", "2.0"))
        workshop.restart()
        workshop.check()
    workshop.restart()
    workshop.write("a.txt", FILES["a.txt"].replace("1.0", "2.0") + "more")
    workshop.check()
