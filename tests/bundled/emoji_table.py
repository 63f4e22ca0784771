"""Writes the table of jemoji from gemoji's own: ``python -m tests.bundled.emoji_table GEMOJI``.

GEMOJI is a checkout of https://github.com/github/gemoji.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

TABLE = Path(__file__).parents[2] / "jekyll_py" / "bundled" / "emoji.json"
SOURCE = "https://github.com/github/gemoji, version 4.1.0, db/emoji.json"


def picture(characters: str) -> str:
    """The name of an emoji's picture (``Emoji::Character#default_image_filename``)."""
    points = "-".join(f"{ord(character):04x}" for character in characters)
    return re.sub(r"-(fe0f|200d)\b", "", points)


def main(gemoji: Path) -> None:
    """Write the table."""
    emoji = json.loads((gemoji / "db" / "emoji.json").read_text(encoding="utf-8"))
    table = {
        "source": SOURCE,
        "licence": (gemoji / "LICENSE").read_text(encoding="utf-8").splitlines(),
        "pictures": {picture(each["emoji"]): " ".join(each["aliases"]) for each in emoji},
    }
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
