"""Bicep, the language of Azure's resources."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import block_comment
from ..rule_parts import Words

_KEYWORDS = """
    as assert existing extends extension false for from func if import in metadata module none null output
    param provider resource targetScope test true type using var void with
"""
_FUNCTIONS = """
    base64 base64ToJson base64ToString cidrHost cidrSubnet concat contains dataUri dataUriToString
    dateTimeAdd dateTimeFromEpoch dateTimeToEpoch deployer deployment empty endsWith environment
    extensionResourceId fail filter first flatten format getSecret groupBy guid indexOf intersection items
    join json last lastIndexOf length listAccountSas listKeys listSecrets loadFileAsBase64 loadJsonContent
    loadTextContent loadYamlContent managementGroup managementGroupResourceId map mapValue max min newGuid
    objectKeys padLeft parseCidr pickZones range readEnvironmentVariable reduce reference replace
    resourceGroup resourceId shallowMerge skip sort split startsWith subscription subscriptionResourceId
    substring take tenant tenantResourceId toLogicalZone toLower toObject toPhysicalZone toUpper trim union
    uniqueString uri uriComponent uriComponentToString utcNow
"""
_WORDS = {Keyword: _KEYWORDS, Keyword.Type: "array bool int object string", Name.Function: _FUNCTIONS}


class Bicep(RougeLexer):
    """The lexer of Bicep."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"//[^\n\r]+", Comment.Single),
            (block_comment(), Comment.Multiline),
            (r"'", String.Single, "string"),
            (r"\d+\b", Number),
            (r"\w+\b", Words(_WORDS, Name)),
            (r"[=!]=|[=!]~|&&|\|\||\?\?|\.\.\.|\.\?|[-+*/%<>!]", Operator),
            (r"\{", Punctuation.Indicator, "block"),
            (r"[(){}\[\],:;=.]", Punctuation),
            (r"[a-zA-Z_]\w*", Name),
            (r"@[a-zA-Z_]\w*", Name.Decorator),
            (r"\s+", Text),
        ],
        "string": [
            (r"[^'$}]+", String.Single),
            (r"\$(?!\{)", String.Single),
            (r"\$\{", String.Interpol, "interpolation"),
            (r"'", String.Single, "#pop"),
        ],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("root")],
        "block": [
            (r"[a-zA-Z_]\w*\b(?=\s*:)", Name.Property),
            (r"\}", Punctuation.Indicator, "#pop"),
            include("root"),
        ],
    }
