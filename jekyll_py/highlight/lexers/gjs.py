"""Ember's components: JavaScript or TypeScript with templates in it."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import inherit
from pygments.token import Keyword, Name

from ..engine import Rules
from ..matchers import Run
from ..rule_parts import embedded, groups
from .javascript import JavaScript
from .typescript import TypeScript

_TAG = groups(Name.Tag, Keyword, Name.Tag)
_TEMPLATES: Rules = {
    "root": [(r"(<)(template)(>)", _TAG, "ember template"), inherit],
    "ember template": [
        (r"(</)(template)(>)", _TAG, "#pop"),
        (Run(r"(?s:.+)", r"(?s:.+?)(?=</template>)"), embedded("handlebars")),
    ],
}


class Gjs(JavaScript):
    """The lexer of components in JavaScript."""

    tokens: ClassVar[Rules] = _TEMPLATES


class Gts(TypeScript):
    """The lexer of components in TypeScript."""

    tokens: ClassVar[Rules] = _TEMPLATES
