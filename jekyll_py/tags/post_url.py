"""``{% post_url 2010-07-21-name %}``: the URL of a post."""

from __future__ import annotations

from ..filters.arguments import JekyllSyntaxError
from ..filters.post_target import PostTarget
from ..filters.site import SiteRegister, site_of
from ..liquid import Context, Tag
from ..liquid.tag import ParseContext
from ..model.post_names import PostName
from .link import address
from .missing_target import MissingTarget


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
        site = site_of(context)
        found = site.post_target(self.post_name)
        if found is None:
            raise MissingTarget(
                f"Could not find post \"{self.wanted}\" in tag 'post_url'.\n"
                "Make sure the post exists and the name is correct.\n",
                self.post_name.pattern,
                self.wanted,
            )
        if not found.is_exact:
            self._warn(site, found)
        return address(context, found.url)

    def _warn(self, site: SiteRegister, post: PostTarget) -> None:
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
