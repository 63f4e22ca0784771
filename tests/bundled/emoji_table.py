"""Writes the table of jemoji from gemoji's own: ``python -m tests.bundled.emoji_table GEMOJI GEMOJI_3``.

The two are checkouts of https://github.com/github/gemoji, at 4.1.0 and 3.0.1.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[2] / "jekyll_py" / "bundled" / "emoji.json"
SOURCE = "https://github.com/github/gemoji, version 4.1.0, db/emoji.json; custom: version 3.0.1"


def picture(characters: str) -> str:
    """The name of an emoji's picture (``Emoji::Character#default_image_filename``)."""
    points = "-".join(f"{ord(character):04x}" for character in characters)
    return re.sub(r"-(fe0f|200d)\b", "", points)


def emoji_of(gemoji: Path) -> list[dict[str, Any]]:
    """The emoji of a version."""
    found: list[dict[str, Any]] = json.loads((gemoji / "db" / "emoji.json").read_text(encoding="utf-8"))
    return found


def main(gemoji: Path, older: Path) -> None:
    """Write the table."""
    custom = [each["aliases"] for each in emoji_of(older) if "emoji" not in each]
    table = {
        "source": SOURCE,
        "licence": (gemoji / "LICENSE").read_text(encoding="utf-8").splitlines(),
        "pictures": {picture(each["emoji"]): " ".join(each["aliases"]) for each in emoji_of(gemoji)},
        "custom": {names[0]: " ".join(names) for names in custom},
    }
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
