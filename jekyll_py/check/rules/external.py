"""Addresses of other sites, by what their servers answer; asked for with ``--external`` only."""

from __future__ import annotations

from collections.abc import Set

from ..external.answer import Answer, Outcome
from ..external.asking import fragment_of
from ..finding import Fault
from ..reference import Reference
from ..rule import OnAnswer, Rule
from .links import fault

_REFUSALS = frozenset({401, 402, 403, 405, 406, 407, 418, 429, 451, 999})
"""The statuses by which servers turn programs away and serve browsers."""


def missing(reference: Reference, answer: Answer, accept: Set[int]) -> Fault | None:
    """A page that the server says is not there."""
    if _has(answer, accept) and 400 <= answer.status < 500 and answer.status not in _REFUSALS:
        return fault(reference, f"leads to a page that is not there (status {answer.status})", "look where it has gone")
    return None


def failed(reference: Reference, answer: Answer, accept: Set[int]) -> Fault | None:
    """A server that fails, or whose answer is no page."""
    if _has(answer, accept) and not 400 <= answer.status < 500:
        return fault(reference, f"gets the status {answer.status}", "try it again later")
    return None


def refused(reference: Reference, answer: Answer, accept: Set[int]) -> Fault | None:
    """A server that does not answer programs: whether the page is there cannot be told."""
    if _has(answer, accept) and answer.status in _REFUSALS:
        hint = f"try it in a browser, then accept {answer.status}, or skip the address: check.external"
        return fault(reference, f"is not shown to programs (status {answer.status})", hint)
    return None


def unreachable(reference: Reference, answer: Answer, _accept: Set[int]) -> Fault | None:
    """A host without an address, one that refuses, does not answer in time or redirects without an end."""
    if answer.outcome is Outcome.UNREACHABLE:
        return fault(reference, f"cannot be reached: {answer.says}")
    return None


def bad_certificate(reference: Reference, answer: Answer, _accept: Set[int]) -> Fault | None:
    """A certificate that has expired, is of another host or of an unknown issuer."""
    if answer.outcome is Outcome.CERTIFICATE:
        return fault(reference, f"has no valid certificate: {answer.says}", "browsers warn of it")
    return None


def moved(reference: Reference, answer: Answer, accept: Set[int]) -> Fault | None:
    """A page that has another address for good."""
    if answer.outcome is Outcome.ANSWERED and answer.is_moved and answer.status in accept:
        _, mark, fragment = reference.url.partition("#")
        return fault(reference, "has moved for good", f"write {answer.url}{mark}{fragment}")
    return None


def anchor_missing(reference: Reference, answer: Answer, accept: Set[int]) -> Fault | None:
    """A fragment that names nothing on the other page as the server gives it; scripts may still make it."""
    fragment = fragment_of(reference)
    if answer.status in accept and fragment and answer.anchors.get(fragment) is False:
        return fault(reference, f"names #{fragment}, which its page does not have")
    return None


def private(reference: Reference, answer: Answer, _accept: Set[int]) -> Fault | None:
    """An address of a private network, which readers elsewhere cannot reach; it is not asked for."""
    if answer.outcome is Outcome.PRIVATE:
        return fault(reference, "is an address of a private network", "--external-private asks for it nevertheless")
    return None


def _has(answer: Answer, accept: Set[int]) -> bool:
    """Whether there is a status that is not accepted."""
    return answer.outcome is Outcome.ANSWERED and answer.status not in accept


_HTTP = "RFC 9110, "
_LINK = '<a href="https://example.org/{}">Elsewhere</a>'
RULES = (
    Rule("external-missing", "error", "A page of another site is not there.",
        _HTTP + "15.5 Client Error 4xx", OnAnswer(missing), _LINK.format("gone")),
    Rule("external-failed", "error", "The server of another site answers with an error.",
        _HTTP + "15.6 Server Error 5xx", OnAnswer(failed), _LINK.format("broken")),
    Rule("external-unreachable", "error", "The server of another site cannot be reached.",
        _HTTP + "4.3 Authoritative Access", OnAnswer(unreachable), '<a href="https://gone.example/">Elsewhere</a>'),
    Rule("external-certificate", "error", "The certificate of another site is not valid.",
        _HTTP + "4.3.4 https Certificate Verification", OnAnswer(bad_certificate),
        '<a href="https://expired.example/">Elsewhere</a>'),
    Rule("external-refused", "warning", "The server of another site does not answer programs.",
        _HTTP + "15.5.4 403 Forbidden", OnAnswer(refused), _LINK.format("members")),
    Rule("external-moved", "warning", "A page of another site has moved for good.",
        _HTTP + "15.4.2 301 Moved Permanently", OnAnswer(moved), '<a href="http://example.org/">Elsewhere</a>'),
    Rule("external-anchor-missing", "warning", "A fragment names no `id` of the page of another site.",
        "HTML Standard, 7.4.6.4 Scrolling to a fragment", OnAnswer(anchor_missing), _LINK.format("#instal")),
    Rule("external-private", "warning", "An address is one of a private network.",
        "RFC 6890, 2.2.2 and 2.2.3; not asked for", OnAnswer(private), '<a href="https://intranet.example/">Here</a>'),
)  # fmt: skip
"""The rules of this family."""
