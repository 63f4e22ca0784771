"""The requests that do something: each with who may make it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping, Sequence
from email.message import Message
from http import HTTPStatus

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from .http.hosts import from_own_page, is_this_machine, same_origin
from .http.response import Response, message
from .page_news import Move
from .server_state import ServerState
from .sources.editors import Place, open_place
from .sources.traced_text import Click

Query = Mapping[str, Sequence[str]]

MOST_DIGITS = 18
"""The most digits of a number that are parsed; Python refuses numbers of thousands of digits."""
_LONGEST_ADDRESS = 4000


class Action(NamedTuple):
    """A request that does something. Pages of other sites may never make one."""

    perform: Callable[[ServerState, Query], Response]
    by_programs: bool = False
    """Programs such as editors may make it; browsers name the page in each POST, programs name none."""
    by_other_machines: bool = False
    """Pages of the preview in browsers of other machines may make it."""

    def refusal(self, headers: Message, connection: socket.socket) -> Response | None:
        """The answer to a request that may not be made; None for one that may."""
        is_allowed = same_origin(headers) if self.by_programs else from_own_page(headers)
        if is_allowed and (self.by_other_machines or is_this_machine(connection)):
            return None
        where = "" if self.by_other_machines else ", on this machine,"
        return message(HTTPStatus.FORBIDDEN, f"Only a page of the preview{where} may do this.")


def number(text: str) -> int:
    """A line or a column; 1 for what is none."""
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else 1


def _open(state: ServerState, query: Query) -> Response:
    """Open a file, or the place where a text of a page was written, in the editor."""
    if not state.options.editor:
        return message(HTTPStatus.FORBIDDEN, "The preview was started with --no-editor.")
    if "file" in query:
        return _open_text(state, _first(query, "file"), _click(query))
    return _open_place(state, _first(query, "path"), number(_first(query, "line")), number(_first(query, "column")))


def _click(query: Query) -> Click:
    position = number(_first(query, "position"))
    return Click(query.get("text", []), _first(query, "before"), _first(query, "after"), position)


def _open_text(state: ServerState, file: str, click: Click) -> Response:
    place = state.place_of(file, click)
    if place is None:
        return message(HTTPStatus.NOT_FOUND, "The source of this is not known, or not yet.")
    return _open_place(state, str(place.file), place.line, place.column)


def _open_place(state: ServerState, path: str, line: int, column: int) -> Response:
    file = state.sources.find(path) if path else None
    if file is None:
        return _no_source(path)
    try:
        open_place(Place(file, line, column))
    except JekyllError as error:
        return message(HTTPStatus.CONFLICT, error.in_one_line())
    return Response(HTTPStatus.NO_CONTENT)


def _cursor(state: ServerState, query: Query) -> Response:
    """Have pages follow an editor's cursor."""
    path = _first(query, "path")
    file = state.sources.find(path) if path else None
    if file is None:
        return _no_source(path)
    state.follow(file, number(_first(query, "line")))
    return Response(HTTPStatus.NO_CONTENT)


def _set(state: ServerState, query: Query) -> Response:
    """Change a setting."""
    key, value = _first(query, "key"), _first(query, "value")
    if value not in ("on", "off") or not state.switch(key, value == "on"):
        return message(HTTPStatus.CONFLICT, f"{key} cannot be turned {value} here.")
    return Response(HTTPStatus.NO_CONTENT)


def _move(state: ServerState, query: Query) -> Response:
    """Have the other pages go where a page has gone."""
    if not state.options.sync:
        return message(HTTPStatus.FORBIDDEN, "The preview was started without --sync.")
    path, position = _first(query, "path"), _fraction(_first(query, "position"))
    if position is None or not _is_address(path):
        return message(HTTPStatus.BAD_REQUEST, "This is no place of the site.")
    state.broker.publish_move(Move(_first(query, "by"), path, position))
    return Response(HTTPStatus.NO_CONTENT)


def _first(query: Query, name: str) -> str:
    return query.get(name, [""])[0]


def _no_source(path: str) -> Response:
    return message(HTTPStatus.NOT_FOUND, f"{path} is no file of the site or its theme.")


def _fraction(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _is_address(path: str) -> bool:
    """Whether a text is an absolute path on this server: `//host` and `/\\host` lead to others."""
    return (
        path.startswith("/") and path[1:2] not in ("/", "\\") and len(path) <= _LONGEST_ADDRESS and path.isprintable()
    )


ACTIONS: Mapping[str, Action] = {
    "cursor": Action(_cursor, by_programs=True),
    "move": Action(_move, by_other_machines=True),
    "open": Action(_open),
    "set": Action(_set),
}
"""By name below `PREFIX`."""
