"""Percent-encoding of the parts of a URL: the characters that each part may hold, escaping and unescaping."""

from __future__ import annotations

import unicodedata
from functools import partial
from urllib.parse import quote, unquote_to_bytes

escape = partial(quote, errors="surrogateescape")
"""Percent-encoding, which keeps the bytes of a file name that is not UTF-8."""

# Characters that are not escaped, besides letters, digits and ``-._~``, which `quote` never escapes.
SUB_DELIMS = "!$&'()*+,;="
PCHAR = SUB_DELIMS + ":@"
PATH = PCHAR + "/"
QUERY = PCHAR + "/?"
HOST = SUB_DELIMS + "[:]"
RESERVED = ":/?#[]@" + SUB_DELIMS
QUERY_PAIR = "!$'()*+,=:@/?"


def normalize_component(text: str, safe: str = RESERVED) -> str:
    """``text`` unescaped, in Unicode NFKC, and escaped again except letters, digits, ``-._~`` and ``safe``."""
    raw = unquote_to_bytes(text.encode("utf-8", "surrogateescape"))
    try:
        return quote(unicodedata.normalize("NFKC", raw.decode("utf-8")), safe=safe)
    except UnicodeDecodeError:
        return quote(raw, safe=RESERVED)


def unescape_path(path: str) -> str:
    """A URL path as a file path; bytes that are not UTF-8 become surrogates, as in Python's file names."""
    if "%" not in path:
        return path
    return unquote_to_bytes(path.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")
