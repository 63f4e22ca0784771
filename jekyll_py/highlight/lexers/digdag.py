"""Workflows of Digdag, which are YAML with operators as keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import inherit
from pygments.token import Keyword

from ..engine import RougeLexer, Rules, Scan, Token
from .yaml import Indicator, Yaml, enter

_OPERATORS = """
    call require loop for_each if fail echo td td_run td_ddl td_load td_for_each td_wait td_wait_table
    td_partial_delete td_table_export pg mail http s3_wait redshift redshift_load redshift_unload emr gcs_wait bq
    bq_ddl bq_extract bq_load sh py rb embulk
"""
_KEY = rf"((?:{'|'.join(_OPERATORS.split())})>|_do|_parallel)(:)(?=\s|$)"


def _operator(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    enter(scan)
    yield match.start(), Keyword.Reserved, match[1]
    yield match.start(2), Indicator, match[2]


class Digdag(Yaml):
    """The lexer of Digdag's workflows."""

    tokens: ClassVar[Rules] = {"keys": [(_KEY, _operator), inherit]}
