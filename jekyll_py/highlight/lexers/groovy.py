"""Groovy, and Gradle's build scripts."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run, block_comment, unescaped
from ..rule_parts import Words, groups, method_head

_KEYWORDS = """
    assert break case catch continue default do else finally for if goto instanceof new return switch this throw try
    while in as
"""
_DECLARATIONS = """
    abstract const enum extends final implements native private protected public static strictfp super synchronized
    throws transient volatile
"""
_TYPES = "def boolean byte char double float int long short void"
_GRADLE_KEYWORDS = """
    allprojects artifacts buildscript configuration dependencies repositories sourceSets subprojects publishing
"""
_GRADLE_TYPES = """
    Project Task Gradle Settings Script JavaToolChain SourceSet SourceSetOutput IncrementalTaskInputs Configuration
    ResolutionStrategy ArtifactResolutionQuery ComponentSelection ComponentSelectionRules ConventionProperty
    ExtensionAware ExtraPropertiesExtension PublishingExtension IvyPublication IvyArtifact IvyArtifactSet
    IvyModuleDescriptorSpec MavenPublication MavenArtifact MavenArtifactSet MavenPom PluginDependenciesSpec
    PluginDependencySpec ResourceHandler TextResourceFactory
"""


def _names(keywords: str, types: str) -> list[object]:
    """The rule for words."""
    table = {
        Keyword: keywords,
        Keyword.Declaration: _DECLARATIONS,
        Keyword.Type: types,
        Keyword.Constant: "true false null",
    }
    return [(r"[a-zA-Z_$]\w*", Words(table, Name))]


def _quoted(mark: str) -> str:
    """A string on one line; of an unclosed one, the last escaped mark is the end."""
    text = unescaped(mark + r"\n", r"\\(?s:.)")
    return rf"{mark}{text}{mark}|{mark}.*{mark}"


class Groovy(RougeLexer):
    """The lexer of Groovy."""

    tokens: ClassVar[Rules] = {
        "names": _names(_KEYWORDS, _TYPES),
        "root": [
            (
                Run(
                    r"\s*+(?:\w[\w.\[\]]*+\s*+)*",
                    r"^(\s*(?:\w[\w.\[\]]*\s+)+?)(\w+)(\s*)(\()",
                ),
                method_head(Operator),
            ),
            (r"[^\S\n]+", Text),
            (r"//.*", Comment.Single),
            (block_comment(), Comment.Multiline),
            (r"@\w[\w.]*", Name.Decorator),
            (r"(?:class|interface|trait)\b", Keyword.Declaration, "class"),
            (r"(?:package|import)\b", Keyword.Namespace, "import"),
            (Run(r'"""(?s:.*)', r'"""(?s:.*?)"""'), String.Double),
            (Run(r"'''(?s:.*)", r"'''(?s:.*?)'''"), String.Single),
            (_quoted('"'), String.Double),
            (_quoted("'"), String.Single),
            (Run(r"\$/(?s:.*)", r"\$/(?s:\$.|[^$])*?/\$"), String),
            (_quoted("/"), String),
            (r"'\\.'|'[^\\]'", String.Char),
            (r"(\.)([a-zA-Z_]\w*)", groups(Operator, Name.Attribute)),
            (r"[a-zA-Z_]\w*:", Name.Label),
            include("names"),
            (r"[~^*!%&\[\](){}<>|+=:;,./?-]", Operator),
            (r"\d+\.\d+(?:[eE]\d+)?[fd]?", Number.Float),
            (r"0x[0-9a-f]+", Number.Hex),
            (r"[0-9]+L?", Number.Integer),
            (r"\n", Text),
        ],
        "class": [(r"\s+", Text), (r"\w+", Name.Class, "#pop")],
        "import": [(r"\s+", Text), (r"[\w.]+\*?", Name.Namespace, "#pop")],
    }


class Gradle(Groovy):
    """The lexer of Gradle's scripts."""

    tokens: ClassVar[Rules] = {"names": _names(_KEYWORDS + _GRADLE_KEYWORDS, _TYPES + " " + _GRADLE_TYPES)}
