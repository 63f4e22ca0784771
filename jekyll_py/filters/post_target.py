"""The post that ``post_url`` finds."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple
from ..model.post_names import PostName, PostNames
from .date import local_time


class PostTarget(NamedTuple):
    """What ``post_url`` needs of a post."""

    relative_path: str
    url: str
    is_exact: bool
    """Whether its path has the name; otherwise it has only the slug and the day: Jekyll's deprecated comparison."""


def find_post(names: PostNames, name: PostName) -> PostTarget | None:
    """The newest post of a name; None if no post has it.

    Raises:
        InvalidDate: a post has the slug, and the date of the name is none.
    """
    post = names.find(name)
    if post is not None:
        return PostTarget(post.relative_path, post.url, is_exact=True)
    for post in names.with_slug(name.slug):
        if post.date.timetuple()[:3] == local_time(name.date).timetuple()[:3]:
            return PostTarget(post.relative_path, post.url, is_exact=False)
    return None
