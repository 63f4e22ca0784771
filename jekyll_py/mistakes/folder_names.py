"""Misspelt names of the files and folders that Jekyll reads."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern
from .slips import is_one_slip

_TEMPLATE = lazy_pattern(r"template|draft|example|sample|yyyy|readme", re.IGNORECASE)
"""Parts of names of files that are meant to be copied, or to stay unpublished."""
_BETWEEN = "[-_. \u2010-\u2015\uff0d]"
_OTHER_DATE = lazy_pattern(
    rf"(?:(?P<year>\d{{4}}){_BETWEEN}?(?P<month>\d\d?){_BETWEEN}?(?P<day>\d\d?)"
    rf"|(?P<first>\d\d?){_BETWEEN}(?P<second>\d\d?){_BETWEEN}(?P<last>\d{{4}}))(?:(?=\.[a-z]+\Z)|{_BETWEEN}+(?=[^.]))"
)
"""A date that is no date of a post: ``2024_01_31``, ``20240131``, ``31-01-2024``, one with full-width digits or with
dashes, or without a title behind it."""
_IN_FOLDERS = lazy_pattern(r"(?:^|/)(?P<year>\d{4})/(?P<month>\d\d?)/(?P<day>\d\d?)/[^/]+\Z", re.ASCII)
_MONTHS = 12
_PAGE_AS_POST = lazy_pattern(
    r"(?P<folder>(?:[^/_.][^/]*/)*posts?)/(?:[^/_.][^/]*/)*\d{4}-\d\d?-\d\d?-[^/]+\.(?:md|markdown|html)\Z",
    re.IGNORECASE,
)
_PUBLISHED = lazy_pattern(r"\.(?:md|markdown|mkd|mkdn|mkdown|html?|textile)\Z", re.IGNORECASE)


def misnamed_folder(path: str, name: str, known: Collection[str]) -> JekyllError | None:
    """The error about a folder that nothing reads, if its name is one letter away from one that is read.

    Args:
        path: of the folder.
        name: its last part.
        known: the names of the folders that Jekyll reads.
    """
    if not name.startswith("_") or name in known or f"_{name}" in known:  # a collection named with its underscore
        return None
    meant = next((each for each in known if is_one_slip(name.lower(), each) or name.lower() == each), None)
    if meant is None:
        return None
    return JekyllError(f"nothing reads the folder {path}", path=path, hint=f"did you mean {meant}?")


def unmarked_folder(folder: str) -> str | None:
    """The name of a folder without its underscore, under which Jekyll does not read it; None if it has none.

    Args:
        folder: a folder that Jekyll reads, relative to the source.
    """
    above, slash, name = folder.rpartition("/")
    return f"{above}{slash}{name[1:]}" if name.startswith("_") and len(name) > 1 else None


def without_underscore(path: str, folder: str) -> str:
    """The hint about a file that is missing in a folder, and is there in one whose name has no underscore.

    Args:
        path: the file.
        folder: the folder that Jekyll reads.
    """
    return f"{path} is there: rename its folder to {folder}"


def folder_of_pages(path: str) -> str | None:
    """The folder ``posts``, without an underscore, if a page in it has the name of a post; None for all others.

    Args:
        path: the page.
    """
    found = _PAGE_AS_POST.match(path)
    return None if found is None else found["folder"]


def pages_for_posts(folder: str, path: str) -> JekyllError:
    """The error about a folder whose files are named like posts and are pages.

    Args:
        folder: the folder.
        path: the first of them.
    """
    message = f"the site has no posts: {path} is a page, as the name of its folder has no underscore"
    renamed = f"{folder.rpartition('/')[0]}/_posts".lstrip("/")
    return JekyllError(message, path=folder, hint=f"rename the folder to {renamed}")


def may_be_undated_post(path: str) -> bool:
    """Whether a file in a folder of posts that has no date in its name may have been meant as a post."""
    name = path.rpartition("/")[2]
    is_dated = "." not in name and _OTHER_DATE.match(name) is not None
    return (is_dated or _PUBLISHED.search(path) is not None) and _TEMPLATE.search(path) is None


def undated_post(path: str) -> JekyllError:
    """The error about a post without a date in its name."""
    name = path.rpartition("/")[2]
    if "." not in name:
        message = "the name of a post has an extension; this file is no post and is not published"
        return JekyllError(message, path=path, hint=f"rename it to {name}.md")
    folders = _IN_FOLDERS.search(path)
    if folders is not None and _OTHER_DATE.match(name) is None:
        name = f"{folders['year']}-{int(folders['month']):02}-{int(folders['day']):02}-{name}"
        return _undated(path, name)
    return _undated(path, _with_date(name))


def _undated(path: str, renamed: str) -> JekyllError:
    return JekyllError(
        "the name of a post begins with its date; this file is no post and is not published",
        path=path,
        hint=f"rename it to {renamed}",
    )


def _with_date(name: str) -> str:
    """The name that a post must have, with the date that it begins with in another form."""
    found = _OTHER_DATE.match(name)
    if found is None:
        return f"2026-01-31-{name}, with the date of the post"
    if found["year"]:
        year, month, day = found["year"], found["month"], found["day"]
    elif int(found["first"]) > _MONTHS or found["first"] == found["second"]:
        year, month, day = found["last"], found["second"], found["first"]
    elif int(found["second"]) > _MONTHS:
        year, month, day = found["last"], found["first"], found["second"]
    else:
        return f"{int(found['last'])}-month-day-{_title(name, found)}"
    return f"{int(year):04}-{int(month):02}-{int(day):02}-{_title(name, found)}"


def _title(name: str, date: re.Match[str]) -> str:
    """The title in the name of a post, after its date; a placeholder if it has an extension only."""
    rest = name[date.end() :]
    return f"title{rest}" if rest.startswith(".") else rest
