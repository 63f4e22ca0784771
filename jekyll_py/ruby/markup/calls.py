"""The calls by which Ruby's objects reach the parsers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from cssselect import SelectorError
from lxml import etree

from ..calls import Function
from . import html, xml, xml_writer
from .search import Trees

Request = Mapping[str, Any]


def answers(*, older: bool) -> Function:
    """The function ``nokogiri``: its text is a request as JSON, with the key ``do``, and so is the answer.

    An answer is ``[value]``, or ``{"error": kind, "message": text}`` with the kind ``css`` or ``xpath``.
    """
    trees = Trees()

    def call(text: str) -> str:
        request: Request = {**json.loads(text), "older": older}
        return json.dumps(_answer(request, trees))

    return call


def _answer(request: Request, trees: Trees) -> object:
    try:
        return [trees.find(request) if request["do"] == "find" else _DO[request["do"]](request)]
    except SelectorError as error:
        return {"error": "css", "message": str(error)}
    except etree.XPathError as error:
        return {"error": "xpath", "message": f"{error}: {request.get('xpath') or request.get('css')}"}


_DO: Mapping[str, Callable[[Request], object]] = {
    "read_html": lambda request: html.read_document(request["text"]),
    "read_html_fragment": lambda request: html.read_fragment(request["text"]),
    "write_html": lambda request: html.write_one(
        request["rows"], request["parent"], is_followed=request["followed"], older=request["older"]
    ),
    "write_html_document": lambda request: html.write_whole(request["rows"], older=request["older"]),
    "read_xml": lambda request: xml.read_document(request["text"]),
    "write_xml": lambda request: xml_writer.write(request["rows"], formatted=request["formatted"]),
}
