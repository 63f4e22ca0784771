"""A stand-in for the site, with what filters and tags ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from jekyll_py.converters import MarkdownConverter, SassConverter, ScssConverter, SmartyPantsConverter
from jekyll_py.diagnostics import Diagnostics
from jekyll_py.filters import FILTERS
from jekyll_py.liquid import Environment
from jekyll_py.reference import DEBIAN
from jekyll_py.tags.highlight import Highlight
from jekyll_py.tags.link import Link
from jekyll_py.tags.post_url import PostURL


@dataclass(frozen=True)
class FakePost:
    """A post that only ``post_url`` looks at."""

    relative_path: str
    url: str
    date: datetime
    slug: str


@dataclass
class FakeSite:
    """A stand-in for `registers["site"]`."""

    config: Mapping[str, object] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    posts: tuple[FakePost, ...] = ()
    diagnostics: Diagnostics = field(default_factory=Diagnostics)

    def convert_markdown(self, text: str) -> str:
        return MarkdownConverter(self.config).convert(text)

    def convert_smartify(self, text: str) -> str:
        return SmartyPantsConverter(self.config).convert(text)

    def convert_sass(self, text: str, syntax: str) -> str:
        return (SassConverter if syntax == "sass" else ScssConverter)(self.config).convert(text)

    def link_target(self, relative_path: str) -> str | None:
        return self.targets.get(relative_path)

    def post_targets(self) -> Iterable[FakePost]:
        return self.posts


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
