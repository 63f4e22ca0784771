"""Configuration of Cisco's routers."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import groups


class CiscoIos(RougeLexer):
    """The lexer of IOS's configuration."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"^!.*", Comment.Single),
            (r"^(version\s+)(.*)$", groups(Keyword, Number.Float)),
            (r"(desc*r*i*p*t*i*o*n*)(.*)", groups(Keyword, Comment.Single)),
            (
                r"^(inte*r*f*a*c*e*|controller|router \S+|voice translation-\S+|voice-port|line)(.*)$",
                groups(Keyword.Type, Name.Function),
            ),
            (r"(password|secret)(\s+[57]\s+)(\S+)", groups(Keyword, Number, String.Double)),
            (r"permit|deny", Operator.Word),
            (
                r"^(banner\s+)(motd\s+|login\s+)([#$%])",
                groups(Keyword, Name.Function, String.Delimiter),
                "text",
            ),
            (r"^(dial-peer\s+\S+\s+)(\S+)(.*)", groups(Keyword, Name.Attribute, Keyword)),
            (r"^(vlan\s+)(\d+)$", groups(Keyword, Name.Attribute)),
            (r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:/\d{1,2})?", Number),
            (r"49\.\d{4}\.\d{4}\.\d{4}\.\d{4}\.\d{2}", Number),
            (r"[a-f0-9]{4}\.[a-f0-9]{4}\.[a-f0-9]{4}", Number.Hex),
            (Run(r"\s+", r"^(\s*no\s+)(\S+)"), groups(Keyword.Constant, Keyword)),
            (Run(r"[^\n\r]\s*", r"^[^\n\r]\s*\S+"), Keyword),
            (r"\*+", Name.Entity),
            (r"\n+|.", Text),
        ],
        "text": [(r"[^#$%]+", Text), (r"[#$%]", String.Delimiter, "#pop")],
    }
