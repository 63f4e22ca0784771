"""The labels of links in Markdown in which there may be images, as jekyll-relative-links finds them since 0.8."""

from __future__ import annotations

from collections.abc import Iterator

from ...plugins.internals import lazy_pattern

DESTINATION = lazy_pattern(r"\]\((?=[^)])")
"""The end of a label and the beginning of an address that is not empty."""
_SPECIAL = lazy_pattern(r"\]\(|!\[|\n")


class Labels:
    """The labels of links, in which there may be images."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._failed: set[int] = set()
        """Places from which no label ends."""

    def end(self, start: int, first: int) -> int | None:
        """The end of the label that begins with a bracket, None where it has none.

        Args:
            start: the place of the bracket.
            first: the place of the first address behind it, which ends a label with nothing like one in it.
        """
        if _SPECIAL.search(self._text, start, first) is None:
            return first
        places = [start + 1]
        while places:
            place = places.pop()
            if place in self._failed:
                continue
            found = _SPECIAL.search(self._text, place)
            if found is not None and _begins_address(self._text, found.start()):
                return found.start()
            self._failed.add(place)
            if found is not None and found[0] == "![":
                places += self._after_image(found.start())
        return None

    def _after_image(self, place: int) -> Iterator[int]:
        """The places at which a label may go on from an image, the likeliest last."""
        yield place + 2
        closing = self._text.find("]", place + 2)
        if closing >= 0:
            yield closing + 1
            end = self._text.find(")", closing) if self._text.startswith("(", closing + 1) else -1
            if end >= 0:
                yield end + 1


def _begins_address(text: str, place: int) -> bool:
    return DESTINATION.match(text, place) is not None and text.find(")", place + 2) >= 0
