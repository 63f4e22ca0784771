"""``theme build``: pack a theme as a gem and as a wheel, and build its demo with each."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping

from ...disk.new_file import make_folder, put
from ...errors import JekyllError
from ...log import Logger
from ...theme_tools.demo_source import DEMO
from ...theme_tools.gem_writer import gem
from ...theme_tools.package_test import compare_packages
from ...theme_tools.packaged_files import packaged_files
from ...theme_tools.theme_metadata import ThemeMetadata, metadata_of
from ...theme_tools.wheel_writer import wheel, wheel_name
from ..request import Request

_OUTPUT = "dist"


def run(request: Request) -> int:
    """Write the packages of the theme in the folder that the argument names into its folder ``dist``.

    Raises:
        JekyllError: the folder has no theme, a package cannot be written, or the demo differs with one.
    """
    root = os.path.abspath(request.arguments[0] if request.arguments else request.text("source") or ".")
    if not os.path.isdir(root):
        raise JekyllError("there is no such folder", path=root)
    metadata, log = metadata_of(root), Logger()
    paths = _pack(root, metadata, log)
    demo = os.path.join(root, DEMO)
    if not os.path.isdir(demo):
        log.warn("Not tested:", f"there is no {DEMO}/ with a site that shows the theme")
        return 0
    with tempfile.TemporaryDirectory(prefix="jekyll_py-packages-") as folder:
        number = compare_packages(demo, metadata.name, paths, folder)
    log.info("Tested:", f"the demo has {number} files, with the same bytes from each package")
    return 0


def _pack(root: str, metadata: ThemeMetadata, log: Logger) -> Mapping[str, str]:
    """Write the packages of a theme; returns their paths by kind.

    Raises:
        JekyllError: the folder has no theme, or a package cannot be written.
    """
    files = packaged_files(root)
    paths = {
        "gem": os.path.join(root, _OUTPUT, f"{metadata.name}-{metadata.version}.gem"),
        "wheel": os.path.join(root, _OUTPUT, wheel_name(metadata)),
    }
    make_folder(os.path.join(root, _OUTPUT), root)
    for path, content in ((paths["gem"], gem(metadata, files)), (paths["wheel"], wheel(metadata, files))):
        try:
            put(path, content, root)
        except OSError as error:
            raise JekyllError(f"cannot be written: {error.strerror}", path=path) from error
        log.info("Packed:", f"{os.path.relpath(path)}: {len(files)} files, {len(content):,} bytes")
    return paths
