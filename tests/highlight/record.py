"""Write recorded.json, the markup that released versions of Rouge give the texts of `TEXTS`, and style_sheets.json.

    python -m tests.highlight.record FOLDER

Needs Ruby; the folder has each of `VERSIONS` in a folder of its name, as in Rouge's repository or its gem.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

from tests.highlight.rouge import Rouge
from tests.highlight.snippets import SNIPPETS

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"
STYLE_SHEETS = HERE / "style_sheets.json"
"""Of each theme, a digest of its style sheet by version."""
VERSIONS = ("3.26.0", "3.28.0", "3.30.0", "4.5.1", "4.7.0")
CHANGED = {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "changed").glob("*.txt"))}
"""Texts, by their language, that use what differs between versions."""
TEXTS = {("snippets", name): text for name, text in SNIPPETS.items()} | {
    ("changed", name): text for name, text in CHANGED.items()
}


def digest(sheet: str) -> str:
    """A digest of a style sheet."""
    return sha256(sheet.encode()).hexdigest()[:16]


def main(folder: Path) -> None:
    """Ask each version for each text; of equal answers in a row, the first is recorded."""
    recorded: dict[str, dict[str, str | None]] = {}
    sheets: dict[str, dict[str, str]] = {}
    for version in VERSIONS:
        rouge = Rouge(folder / version / "lib")
        for (kind, name), text in TEXTS.items():
            answer = rouge.ask("markup", code=text, language=name)
            answers = recorded.setdefault(f"{kind}/{name}", {})
            markup = answer if isinstance(answer, str) else None
            if not answers or list(answers.values())[-1] != markup:
                answers[version] = markup
        for theme in sorted(rouge.ask("themes")):
            sheet = rouge.ask("theme", language=theme, scope=".code") + "\n"
            sheets.setdefault(theme, {})[version] = digest(sheet)
        rouge.close()
    STYLE_SHEETS.write_text(json.dumps(sheets, indent=1) + "\n", encoding="utf-8")
    RECORDED.write_text(json.dumps(recorded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
