"""The gems that Debian packages, laid out as gems: there the files of many lie in one folder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

_FILES = Path("/usr/lib/ruby/vendor_ruby")
_SHARED = Path("/usr/share/rubygems-integration/all")
_FILE = re.compile(r'"lib/([^"]+)"')


def lay_out_gems(folder: Path) -> Path:
    """Make a folder of gems, for ``GEM_PATH``.

    Args:
        folder: the folder, which does not exist.

    Returns:
        The folder.
    """
    (folder / "specifications").mkdir(parents=True)
    for specification in (_SHARED / "specifications").glob("*.gemspec"):
        shutil.copy(specification, folder / "specifications")
        gem, whole = folder / "gems" / specification.stem, _SHARED / "gems" / specification.stem
        if whole.is_dir():
            shutil.copytree(whole, gem)
            continue
        for name in _FILE.findall(specification.read_text("utf-8")):
            if (_FILES / name).is_file():
                (gem / "lib" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(_FILES / name, gem / "lib" / name)
    return folder
