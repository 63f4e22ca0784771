"""The changes that jekyll-multiple-languages-plugin makes to the contents of a site for one of its languages."""

from __future__ import annotations

from pathlib import PurePosixPath

from ...plugins import Document, Item, SiteContents, StaticFile
from ..values import given

EXCLUDED = "exclude_from_localizations"
IN_SUBFOLDER = "default_locale_in_subfolder"


def translate_contents(site: SiteContents) -> None:
    """Give the site the posts, addresses and files of its language.

    Raises:
        JekyllError: a post cannot be read.
    """
    language = site.config.text("lang")
    if "_posts" not in site.config.strings(EXCLUDED):
        posts = site.collections["posts"]
        posts.docs = [post for post in posts.docs if not post.relative_path.startswith("_posts/")]
        site.read_posts(f"_i18n/{language}")
    documents = site.documents()
    for document in documents:
        _uncategorise(document, language)
    for item in site.items(documents):
        _readdress(item, f"permalink_{language}")
    if language != site.config["default_lang"]:
        for file in site.static_files:
            file.is_withheld = _is_excluded(site, file)


def _uncategorise(document: Document, language: str) -> None:
    """Remove the folders of languages from the categories; a list without them stays as it was read."""
    categories, folders = document.data.get("categories"), ("_i18n", language)
    if isinstance(categories, list) and any(name in folders for name in categories):
        read = dict(document.data)
        document.data["categories"] = [name for name in categories if name not in folders]
        document.note_data_as_read(read)  # the site does so only for those that it has read itself


def _readdress(item: Item, key: str) -> None:
    """Fix the address by a permalink of the language; templates still see the general one."""
    own, general = item.data[key], item.data["permalink"]
    if given(own) and general is not None:
        item.move_to(str(own))
        item.data["permalink"] = general if item.destination else own


def _is_excluded(site: SiteContents, file: StaticFile) -> bool:
    """Whether it exists in the default language alone."""
    if file.name == "base.html" and given(site.config[IN_SUBFOLDER]):
        return True
    path = PurePosixPath(file.relative_path[1:])
    above = {str(each) for each in (path, *path.parents)}
    return not above.isdisjoint(site.config.strings(EXCLUDED))
