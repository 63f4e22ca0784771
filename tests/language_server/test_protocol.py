"""Messages that no editor should send: each request gets an answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HOVER = "textDocument/hover"
INVALID_PARAMS, METHOD_NOT_FOUND = -32602, -32601
WRONG: dict[str, tuple[str, object, int]] = {
    "a document without an address": (
        HOVER,
        {"textDocument": {}, "position": {"line": 0, "character": 0}},
        INVALID_PARAMS,
    ),
    "a position without a line": (HOVER, {"textDocument": {"uri": "file:///a"}, "position": {}}, INVALID_PARAMS),
    "no position": (HOVER, {"textDocument": {"uri": "file:///a"}}, INVALID_PARAMS),
    "an unknown method": ("no/such", {}, METHOD_NOT_FOUND),
}


class Talk:
    """A server that is sent messages as they stand."""

    def __init__(self, root: Path) -> None:
        words = [sys.executable, "-m", "jekyll_py", "lsp"]
        self.server = subprocess.Popen(
            words, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.ask("initialize", {"capabilities": {}, "rootUri": None, "processId": None})

    def ask(self, method: str, params: object) -> dict[str, Any]:
        """The answer to a request."""
        message = json.dumps({"jsonrpc": "2.0", "id": method, "method": method, "params": params}).encode()
        assert self.server.stdin is not None
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(message), message))
        self.server.stdin.flush()
        while True:
            answer = self._read()
            if answer.get("id") == method:
                return answer

    def _read(self) -> dict[str, Any]:
        out = self.server.stdout
        assert out is not None
        length = 0
        while line := out.readline().strip():
            if line.startswith(b"Content-Length:"):
                length = int(line.partition(b":")[2])
        assert length, "the server has ended"
        found: dict[str, Any] = json.loads(out.read(length))
        return found


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_request_is_answered_and_the_next_one_too(name: str, site: Path) -> None:
    method, params, code = WRONG[name]
    talk = Talk(site)
    try:
        assert talk.ask(method, params)["error"]["code"] == code
        assert talk.ask("shutdown", None)["result"] is None
    finally:
        talk.server.kill()
        talk.server.communicate()
