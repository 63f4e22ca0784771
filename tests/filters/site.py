"""A stand-in for the site, with what filters and tags ask of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jekyll_py.converters import MarkdownConverter, SassConverter, ScssConverter, SmartyPantsConverter
from jekyll_py.diagnostics import Diagnostics
from jekyll_py.filters import FILTERS
from jekyll_py.filters.post_target import PostTarget, find_post
from jekyll_py.liquid import Environment
from jekyll_py.model.document import Document
from jekyll_py.model.post_names import PostName, PostNames
from jekyll_py.reference import DEBIAN
from jekyll_py.tags.highlight import Highlight
from jekyll_py.tags.link import Link
from jekyll_py.tags.post_url import PostURL


@dataclass
class FakeSite:
    """A stand-in for `registers["site"]`."""

    config: Mapping[str, object] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    posts: Sequence[Document] = ()
    diagnostics: Diagnostics = field(default_factory=Diagnostics)

    def convert_markdown(self, text: str) -> str:
        return MarkdownConverter(self.config).convert(text)

    def convert_smartify(self, text: str) -> str:
        return SmartyPantsConverter(self.config).convert(text)

    def convert_sass(self, text: str, syntax: str) -> str:
        return (SassConverter if syntax == "sass" else ScssConverter)(self.config).convert(text)

    def link_target(self, relative_path: str) -> str | None:
        return self.targets.get(relative_path)

    def post_target(self, name: PostName) -> PostTarget | None:
        return find_post(PostNames(self.posts), name)


TAGS = {"highlight": Highlight, "link": Link, "post_url": PostURL}
ENVIRONMENT = Environment(TAGS, FILTERS, reference=DEBIAN)
"""As Ruby's Jekyll, which the answers are compared with."""


def render(
    template: str,
    variables: Mapping[str, object] | None = None,
    site: FakeSite | None = None,
    environment: Environment = ENVIRONMENT,
) -> str:
    """The template as we render it on such a site."""
    return environment.parse(template).render(variables or {}, {"site": site or FakeSite()})
