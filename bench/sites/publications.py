"""Notes of any number that cite publications, with a list of all of these and a page for each, by jekyll-scholar."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from random import Random

from bench.sites.blog import FIRST
from bench.sites.words import WORDS, body

SITE = Path(__file__).parent / "publications"

YEARS = range(2016, 2026)

_LIST = "---\nlayout: default\ntitle: Publications of {0}\n---\n{{% bibliography -q @*[year={0}] %}}\n"


def write(folder: Path, posts: int, entries: int, seed: int = 1) -> None:
    """Write ``posts`` notes, each of which cites three of ``entries`` publications, into the new ``folder``."""
    random = Random(seed)
    shutil.copytree(SITE, folder)
    (folder / "_bibliography").mkdir()
    text = "\n".join(_entry(number, random) for number in range(entries))
    (folder / "_bibliography" / "publications.bib").write_text(text, encoding="utf-8")
    for year in YEARS:
        (folder / f"{year}.md").write_text(_LIST.format(year), encoding="utf-8")
    (folder / "_posts").mkdir()
    for number in range(posts):
        _write_post(folder / "_posts", number, random.sample(range(entries), 3), random)


def _write_post(folder: Path, number: int, keys: list[int], random: Random) -> None:
    date = FIRST + timedelta(hours=20 * number)
    title = f"{' '.join(random.sample(WORDS, 4)).capitalize()} {number}"
    front_matter = [f'title: "{title}"', f"date: {date:%Y-%m-%d %H:%M:%S} +0000"]
    cited = (f"\nAs {random.choice(WORDS)} {{% cite key{key} %}}.\n" for key in keys)
    text = "\n".join(["---", *front_matter, "---", body(random, 500, 1500), *cited])
    (folder / f"{date:%Y-%m-%d}-note-{number}.md").write_text(text, encoding="utf-8")


def _entry(number: int, random: Random) -> str:
    kind = random.choice(["article", "inproceedings", "book"])
    fields = {
        "title": _words(random),
        "author": _names(random),
        "year": str(random.choice(YEARS)),
        **_place(kind, random),
    }
    fields["abstract"] = " ".join(random.choices(WORDS, k=60))
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{key{number},\n{lines}\n}}\n"


def _place(kind: str, random: Random) -> dict[str, str]:
    """The fields that a kind of publication has of its own."""
    first = random.randrange(1, 400)
    pages = f"{first}--{first + random.randrange(2, 30)}"
    if kind == "article":
        volume, number = str(random.randrange(1, 60)), str(random.randrange(1, 13))
        return {"journal": f"Journal of {_words(random)}", "volume": volume, "number": number, "pages": pages}
    if kind == "book":
        return {"publisher": random.choice(WORDS).capitalize(), "address": random.choice(WORDS).capitalize()}
    return {"booktitle": f"Proceedings of {_words(random)}", "pages": pages, "doi": f"10.9999/{random.random()}"}


def _names(random: Random) -> str:
    """One to six names, some with an accent in LaTeX."""
    names = (f"{_name(random)}, {_name(random)} {_name(random)[0]}." for _ in range(random.randint(1, 6)))
    return " and ".join(names)


def _name(random: Random) -> str:
    return random.choice(WORDS[:50]).capitalize() + random.choice(["", "", "s", "er", '{\\"o}l', "{\\'e}"])


def _words(random: Random) -> str:
    return " ".join(random.sample(WORDS, random.randint(3, 8))).capitalize()
