"""Every colour of highlighted code can be read on its ground, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2
from tinycss2.ast import Declaration, FunctionBlock, HashToken, QualifiedRule

from tests.oracles import ROOT

CODE = ROOT / "assets" / "css" / "code.css"
STYLE = ROOT / "assets" / "css" / "style.css"
Pair = tuple[str, str]


def declarations(rule: QualifiedRule) -> dict[str, Pair]:
    """The declarations of a rule whose value is a light and a dark colour."""
    found = {}
    for item in tinycss2.parse_blocks_contents(rule.content):
        if isinstance(item, Declaration):
            for value in item.value:
                if isinstance(value, FunctionBlock) and value.lower_name == "light-dark":
                    light, dark = (token.value for token in value.arguments if isinstance(token, HashToken))
                    found[item.lower_name] = (light, dark)
    return found


def rules(path: Path) -> Iterator[tuple[str, dict[str, Pair]]]:
    text = path.read_text(encoding="utf-8")
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, QualifiedRule):
            yield tinycss2.serialize(rule.prelude).strip(), declarations(rule)


PALETTE = next(found for selector, found in rules(STYLE) if selector == ":root")
TOKENS = [(selector, found) for selector, found in rules(CODE) if "color" in found]


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("selector", "colours"), TOKENS, ids=[selector[:30] for selector, _ in TOKENS])
def test_colours_of_code_have_enough_contrast(selector: str, colours: dict[str, Pair], scheme: int) -> None:
    ground = colours.get("background", PALETTE["--raised"])
    assert contrast(colours["color"][scheme], ground[scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["--ink", "--ink-strong", "--ink-soft", "--accent"])
@pytest.mark.parametrize("ground", ["--paper", "--raised", "--accent-soft"])
def test_colours_of_text_have_enough_contrast(ink: str, ground: str, scheme: int) -> None:
    assert contrast(PALETTE[ink][scheme], PALETTE[ground][scheme]) >= 4.5
