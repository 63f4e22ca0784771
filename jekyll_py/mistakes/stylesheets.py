"""Sass style sheets that are published uncompiled: they have no front matter, and no other style sheet imports them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set

from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern

_IMPORT = lazy_pattern(r"@(?:import|use|forward)\s+(?P<names>[^;{}]+)|load-css\(\s*(?P<loaded>[^,)]+)")
_QUOTED = lazy_pattern(r"[\"'](?P<name>[^\"']+)[\"']|(?P<plain>[\w./-]+)")
_FOREIGN = lazy_pattern(
    r"(?:^|/)(?:vendors?|node_modules|bower_components|libs?|plugins|third[_-]party|bootstrap[^/]*|font-?awesome[^/]*)/",
    re.IGNORECASE,
)
"""Folders of libraries, whose style sheets are not meant to be compiled."""
_COMPILES = lazy_pattern(r"(?:package\.json|gulpfile|gruntfile|webpack|rollup|vite|makefile|rakefile)", re.IGNORECASE)
"""Files of other programs that may compile them."""
_MOST = 3
"""More of them in a folder are the sources of a library."""


def is_compiled_elsewhere(names: Iterable[str]) -> bool:
    """Whether files of the uppermost folder show that another program may compile style sheets."""
    return any(_COMPILES.match(name) for name in names)


def imported_by(text: str) -> Set[str]:
    """The names that a style sheet imports, without folder, underscore and extension."""
    found = set()
    for statement in _IMPORT.finditer(text):
        for quoted in _QUOTED.finditer(statement["names"] or statement["loaded"]):
            found.add(name_of(quoted["name"] or quoted["plain"]))
    return found


def name_of(path: str) -> str:
    """The name by which a style sheet is imported."""
    name = path.rpartition("/")[2].removeprefix("_")
    return re.sub(r"\.(?:scss|sass|css)\Z", "", name)


def own(paths: Iterable[str]) -> Sequence[str]:
    """The style sheets that are not of a library."""
    found = [path for path in paths if not _FOREIGN.search(path)]
    folders = Counter(path.rpartition("/")[0] for path in found)
    return [path for path in found if folders[path.rpartition("/")[0]] <= _MOST]


def uncompiled(path: str) -> JekyllError:
    """The error about a style sheet that nothing compiles."""
    return JekyllError(
        "a style sheet without front matter is published as it is: it is not compiled to CSS, and nothing imports it",
        path=path,
        line=1,
        column=1,
        hint="begin it with two lines of three dashes, or move it to _sass and import it",
    )
