"""The report of ``check --translations``: each page with its versions, and what they lack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from ..built.folder import files_in
from ..built.site_files import is_page
from ..built.site_index import SiteIndex
from ..checker import CheckedSite
from ..counted import counted
from ..pages.head import head_of
from ..pages.parser import parse
from .drift import Drift, Translations, translations_of
from .versions import Versions, missing_in


def report(site: CheckedSite) -> str:
    """The report on a built site, as text.

    Raises:
        OSError: a file cannot be read.
    """
    files = files_in(site.folder)
    index = SiteIndex(files, {}, site.published, site.folder)
    heads = {
        path: head
        for path in files
        if is_page(path) and (head := head_of(parse(path, index.built(path).text))) is not None
    }
    return written(translations_of(index, heads))


def written(translations: Translations) -> str:
    """The versions of a site as text."""
    drifts: dict[str, list[Drift]] = defaultdict(list)
    for drift in translations.drifts:
        drifts[drift.version.path].append(drift)
    missing: dict[str, list[str]] = defaultdict(list)
    for group, language in missing_in(translations.groups):
        missing[group.pages[0].path].append(language)
    shown = [group for group in translations.groups if len(group.pages) > 1 or group.pages[0].path in missing]
    lines = [line for group in sorted(shown) for line in _group(group, drifts, missing, translations.changed)]
    languages = {language for group in shown for language in group.languages}
    absent = sum(map(len, missing.values()))
    differ = f"{counted(absent, 'version')} missing, {len(drifts)} with differences"
    lines.append(f"{counted(len(shown), 'page')} in {counted(len(languages), 'language')}: {differ}.")
    return "\n".join(lines) + "\n"


def _group(
    group: Versions, drifts: Mapping[str, list[Drift]], missing: Mapping[str, list[str]], changed: Mapping[str, int]
) -> Iterator[str]:
    yield group.pages[0].source
    for page in group.pages:
        when = changed.get(page.source)
        date = "" if when is None else f", changed {datetime.fromtimestamp(when, UTC):%Y-%m-%d}"
        yield f"  {page.language or '?'}: {page.source}{date}"
        yield from (f"    {drift.says} (see {drift.other.source})" for drift in drifts.get(page.path, ()))
    yield from (f"  {language}: missing" for language in missing.get(group.pages[0].path, ()))
    yield ""
