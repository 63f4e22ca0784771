"""The messages of an editor: those with wrong parameters are answered too."""

from __future__ import annotations

from typing import Any

from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol


class AnsweringProtocol(LanguageServerProtocol):
    """The protocol of pygls, which leaves a request whose parameters it cannot read without an answer: an editor waits
    for that, and some then ask nothing more."""

    def structure_message(self, data: dict[str, Any]) -> object:
        """A message, or a part of it, as an object.

        Args:
            data: an object of the JSON of a message.

        Raises:
            JsonRpcException: it is a message that has no such form; a request has got that as its answer.
        """
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise
