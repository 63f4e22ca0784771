"""HTML and XML for Ruby's library Nokogiri: parsing, writing and searching, on lxml and the HTML of libxml2.

The nodes are objects of Ruby (`lib/nokogiri`). A tree comes here and goes back as `rows.Rows`.
"""

from __future__ import annotations

from ...errors import JekyllError
from ..calls import Function
from ..extra import HINT


def nokogiri(*, older: bool = False) -> Function:
    """The function ``nokogiri`` of an interpreter; lxml is imported when it is first called.

    Args:
        older: whether HTML is written as by libxml2 2.9.
    """
    answer: list[Function] = []

    def call(text: str) -> str:
        if not answer:
            answer.append(_answers(older))
        return answer[0](text)

    return call


def _answers(older: bool) -> Function:
    try:
        from .calls import answers
    except ImportError as error:
        raise JekyllError(f"Nokogiri needs the package {error.name}", hint=HINT) from error
    return answers(older=older)
