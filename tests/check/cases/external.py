"""Cases of addresses of other sites."""

from jekyll_py.check.external.answer import Answer, Outcome

from .case import Case

_A, _B = "https://example.com/a", "https://example.com/b"


def _links(*addresses: str) -> str:
    return "".join(f'<a href="{address}">A</a>' for address in addresses)


def _status(status: int, url: str = _A, is_moved: bool = False) -> Answer:
    return Answer(Outcome.ANSWERED, status, url, is_moved)


_RIGHT = {_B: _status(200)}
_PAGE = Answer(Outcome.ANSWERED, 200, _A, anchors={"here": True, "gone": False})

CASES = (
    Case("external-missing", _links(_A), _links(_B), answers={_A: _status(404), **_RIGHT}, says="status 404"),
    Case("external-missing", f'<img src="{_A}" alt="">', f'<form action="{_A}"></form>', answers={_A: _status(410)}),
    Case("external-missing", _links("//example.com/a"), _links(_B), answers={_A: _status(404), _B: _status(403)}),
    Case("external-failed", _links(_A), _links(_B), answers={_A: _status(503), _B: _status(404)}),
    Case("external-refused", _links(_A), _links(_B), answers={_A: _status(403), _B: _status(404)}),
    Case(
        "external-unreachable",
        _links(_A),
        _links(_B),
        answers={_A: Answer(Outcome.UNREACHABLE, says="Name or service not known"), _B: Answer(Outcome.SKIPPED)},
        says="Name or service",
    ),
    Case(
        "external-certificate",
        _links(_A),
        _links(_B),
        answers={_A: Answer(Outcome.CERTIFICATE, says="certificate has expired"), **_RIGHT},
        says="expired",
    ),
    Case(
        "external-moved",
        _links(f"{_A}#x"),
        _links(_B),
        answers={_A: _status(200, "https://example.com/new", True), _B: _status(200, "https://example.com/other")},
        says="write https://example.com/new#x",
    ),
    Case(
        "external-anchor-missing",
        _links(f"{_A}#gone"),
        _links(f"{_A}#here", f"{_A}#L10-L20", f"{_A}#/route", f"{_A}#:~:text=x", f"{_A}#top", f"{_A}#other", f"{_A}#"),
        answers={_A: _PAGE},
    ),
    Case("external-private", _links(_A), _links(_B), answers={_A: Answer(Outcome.PRIVATE), **_RIGHT}),
)
"""The cases."""
