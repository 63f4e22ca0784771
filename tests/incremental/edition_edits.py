"""Random edits of sites in several languages; EDITION_SEEDS asks for more of them, from EDITION_FIRST_SEED on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from random import Random

from .workshop import Workshop

_EDITS = 12


def seeds(*usual: int) -> Sequence[int]:
    """The seeds that the environment asks for; else the usual ones."""
    if "EDITION_SEEDS" not in os.environ:
        return usual
    first = int(os.environ.get("EDITION_FIRST_SEED", "0"))
    return range(first, first + int(os.environ["EDITION_SEEDS"]))


def check_random_edits(workshop: Workshop, seed: int, edit: Callable[[Workshop, Random], None]) -> None:
    """Edit a site and compare each build with a clean one, also as the next process; a site that fails is taken back.

    Args:
        workshop: the site.
        seed: of the edits.
        edit: makes one edit.
    """
    random = Random(seed)
    for _ in range(_EDITS):
        edit(workshop, random)
        if random.random() < 0.4:
            workshop.restart()
        if not workshop.check_or_fail():
            workshop.take_back()


def random_page(random: Random, keys: Mapping[str, Sequence[object]], share: float, bodies: Sequence[str]) -> str:
    """The text of a page.

    Args:
        random: chooses.
        keys: the values that each key of its front matter may have.
        share: of the keys that it has.
        bodies: the texts that it may have below.
    """
    given = {name: random.choice(values) for name, values in keys.items() if random.random() < share}
    front_matter = "\n".join(f"{name}: {json.dumps(value)}" for name, value in given.items())
    return f"---\n{front_matter}\n---\n{random.choice(bodies)}"


def check_nothing_is_rendered(workshop: Workshop) -> None:
    """Build a site again in another process, where nothing has changed."""
    workshop.restart()
    workshop.check()
    assert not workshop.rendered
