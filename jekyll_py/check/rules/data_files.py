"""XML and JSON files that programs cannot read."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator

from ..built.file import BuiltFile
from ..built.site_index import SiteIndex
from ..finding import Fault
from ..rule import OnFile, Rule
from ..xml_document import MalformedXmlError, offset_of, parse_xml

_XML = ("*.xml", "*.rss", "*.atom", "*.rdf", "*.opml", "*.svg")
_JSON = ("*.json", "*.webmanifest", "*.geojson", "*.jsonld")
_WITH_COMMENTS = frozenset({"tsconfig.json", "jsconfig.json", "devcontainer.json", "settings.json", "launch.json"})
"""Files of editors and compilers, which read comments in them."""
_NEAR = 40


def malformed_xml(file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """XML that is not well-formed: programs show an error instead of it."""
    if not file.content.strip():
        yield Fault("the file is empty", hint="a page that is made without layout and content is empty")
        return
    if not _is_unicode(file.content):
        return
    try:
        parse_xml(file.text)
    except MalformedXmlError as error:
        at = offset_of(file.text, error.line, error.column)
        hint = "use the filter xml_escape for what stands in it; nothing may stand before <?xml"
        yield Fault(f"is no well-formed XML: {error.message}", at, _before(file.text, at), hint=hint)


def malformed_json(file: BuiltFile, _site: SiteIndex) -> Iterator[Fault]:
    """JSON that no program reads, such as one with a comma behind the last entry."""
    if posixpath.basename(file.path) in _WITH_COMMENTS or not _is_unicode(file.content):
        return
    try:
        json.loads(file.text)
    except RecursionError:
        return
    except ValueError as error:
        at = error.pos if isinstance(error, json.JSONDecodeError) else 0
        said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        hint = "use the filter jsonify for what stands in it, and no comma behind the last entry"
        yield Fault(f"is no JSON: {said}", at, _before(file.text, at), hint=hint)


def _is_unicode(content: bytes) -> bool:
    """Whether a file is UTF-8: others name an encoding, and are left alone."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _before(text: str, at: int) -> str:
    """The text before an offset in its line, to be looked for in the source."""
    return text[max(0, at - _NEAR) : at + 1].rpartition("\n")[2].strip()


RULES = (
    Rule("xml-malformed", "error", "A feed, sitemap, image or other file of XML is not well-formed.",
        "XML 1.0, 2.1 Well-Formed XML Documents", OnFile(_XML, malformed_xml), "<feed><title>Fish & chips</title>"),
    Rule("json-malformed", "error", "A file is no JSON.",
        "RFC 8259, 2 JSON Grammar", OnFile(_JSON, malformed_json), '{"pages": [1, 2,]}'),
)  # fmt: skip
"""The rules of this family."""
