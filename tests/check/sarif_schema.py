"""The part of SARIF 2.1.0 (OASIS, errata 01) that the format uses, as a JSON schema of our own: stricter than the
standard's, which allows properties that the format does not write. The standard's has no licence to be copied here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def _object(required: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> dict[str, Any]:
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": [*required], "properties": properties, "additionalProperties": False}


def _list(of: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": of, **more}


_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_MESSAGE = _object({"text": _TEXT})  # 3.11
_LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
_RELATIVE = {"type": "string", "pattern": r"^(?!/|\.\.|[A-Za-z][A-Za-z0-9+.-]*:)[!-~]+$"}  # 3.4.3, of a base
_FROM_ONE = {"type": "integer", "minimum": 1}
_REGION = _object({"startLine": _FROM_ONE}, {"startColumn": _FROM_ONE})  # 3.30
_ARTIFACT = _object({"uri": _RELATIVE, "uriBaseId": {"const": "SRCROOT"}})  # 3.4
_LOCATION = _object({"physicalLocation": _object({"artifactLocation": _ARTIFACT, "region": _REGION})})  # 3.28, 3.29
_RULE = _object(  # 3.49
    {
        "id": _TEXT,
        "shortDescription": _MESSAGE,
        "help": _MESSAGE,
        "defaultConfiguration": _object({"level": _LEVEL, "enabled": {"type": "boolean"}}),  # 3.50
    }
)
_RESULT = _object(  # 3.27
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": _list(_LOCATION, minItems=1),
        "partialFingerprints": {"type": "object", "additionalProperties": _TEXT},
    },
    {"properties": {"type": "object"}},  # 3.8
)
_RUN = _object(  # 3.14
    {
        "tool": _object(
            {"driver": _object({"name": _TEXT, "semanticVersion": _TEXT, "rules": _list(_RULE, uniqueItems=True)})}
        ),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "originalUriBaseIds": _object({"SRCROOT": _object({"uri": {"type": "string", "pattern": "^file:///.*/$"}})}),
        "results": _list(_RESULT),
    }
)
SCHEMA = _object(  # 3.13
    {
        "$schema": {"type": "string", "pattern": "^https://"},
        "version": {"const": "2.1.0"},
        "runs": _list(_RUN, minItems=1),
    }
)
