"""``{% post_url 2010-07-21-name %}``: the URL of a post."""

from __future__ import annotations

import re

from ..filters.arguments import JekyllSyntaxError
from ..filters.date import local_time
from ..filters.site import Post, SiteRegister, site_of
from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from ..limits import spend
from ..liquid import Context, Tag
from ..liquid.tag import ParseContext
from .link import address
from .missing_target import MissingTarget

_NAME = lazy_pattern(r"^(.+/)?(\d+-\d+-\d+)-(.*)$", re.M | re.A)


class PostName(NamedTuple):
    """The parts of a post's name in the tag, ``folder/2010-07-21-slug`` (``Jekyll::Tags::PostComparer``)."""

    folder: str
    date: str
    slug: str

    @classmethod
    def parse(cls, text: str) -> PostName | None:
        """The parts of a name; None when it has no date or no title."""
        match = _NAME.search(text.removeprefix("/"))
        return match and cls(match[1] or "", match[2], match[3])

    @property
    def pattern(self) -> str:
        """A regular expression for the post's path; the folder may stand before ``_posts`` or in it."""
        name = re.escape(f"{self.date}-{self.slug}") + r"\.[^.]+"
        folder = re.escape(self.folder)
        return f"_posts/{folder}{name}|{folder}_posts/?{name}"

    def names(self, post: Post) -> bool:
        """Whether a post's path has this name."""
        return re.match(self.pattern, post.relative_path) is not None

    def resembles(self, post: Post) -> bool:
        """Whether a post has this slug and day, perhaps by its front matter: Jekyll's deprecated comparison."""
        day = local_time(self.date)
        return post.slug == self.slug and post.date.timetuple()[:3] == day.timetuple()[:3]


class PostURL(Tag):
    """The tag: the URL of the post of a name."""

    repeatable = True

    def __init__(self, name: str, markup: str, parse_context: ParseContext) -> None:
        super().__init__(name, markup, parse_context)
        self.wanted = markup.strip()
        parsed = PostName.parse(self.wanted)
        if parsed is None:
            raise JekyllSyntaxError(
                f"Could not parse name of post \"{self.wanted}\" in tag 'post_url'.\n"
                " Make sure the post exists and the name is correct.\n"
                f" Jekyll::Errors::InvalidPostNameError: '{self.wanted}' does not contain valid date"
                " and/or title.\n"
            )
        self.post_name = parsed

    def render(self, context: Context) -> str:
        """The URL.

        Raises:
            MissingTarget: no post has the name.
        """
        post = self._find(site_of(context))
        if post is None:
            raise MissingTarget(
                f"Could not find post \"{self.wanted}\" in tag 'post_url'.\n"
                "Make sure the post exists and the name is correct.\n",
                self.post_name.pattern,
                self.wanted,
            )
        return address(context, post.url)

    def _find(self, site: SiteRegister) -> Post | None:
        posts = list(site.post_targets())
        spend(len(posts))
        for post in posts:
            if self.post_name.names(post):
                return post
        for post in posts:
            if self.post_name.resembles(post):
                self._warn(site, post)
                return post
        return None

    def _warn(self, site: SiteRegister, post: Post) -> None:
        folders, _, name = post.relative_path.partition("_posts/")
        site.diagnostics.warn(
            "Deprecation:",
            f"A call to '{{% post_url {self.wanted} %}}' did not match a post using the new"
            " matching method of checking name (path-date-slug) equality. Please make sure that you change"
            " this tag to match the post's name exactly.",
            path=self.parse_context.path,
            line=self.parse_context.line,
            hint=f"write {{% post_url {folders}{name.rpartition('.')[0]} %}}",
        )
