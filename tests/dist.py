"""Builds the sdist and the wheel into ``dist`` and shows that each works where there is nothing else.

    python -m tests.dist

Each is installed into an empty environment and builds a homepage of two pages (the seed; where that is missing, the
same with made-up names) without a configuration or layout of its own: the output has to be that of this checkout. The
tests of the sdist have to be complete enough to be collected. Exit status: 0 when both work.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.oracles import ROOT, SHARED, available
from tests.reference import SITES, lay_out, tree

DIST = ROOT / "dist"
HOMEPAGE = SHARED / "seed" if available("shared") else SITES / "homepage_bilingual" / "source"
PAGES = ("index.md", "index_cn.md")

ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1735689600", "JEKYLL_ENV": "production"}


def build() -> list[Path]:
    """Build both, in place of what was built before; the wheel is made from the sdist."""
    shutil.rmtree(DIST, ignore_errors=True)
    command = [sys.executable, "-m", "build", "--outdir", str(DIST), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return sorted(DIST.iterdir())


def install(archive: Path, folder: Path) -> Path:
    """Make an environment that holds an archive and what that depends on; returns its Python."""
    # Debian's Python comes without ensurepip: the pip of this environment fills the other one.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", str(archive)], check=True)
    return python


def homepage(python: Path, folder: Path) -> dict[str, bytes]:
    """Every file that an environment makes of the pages, by its path."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name in PAGES:
        shutil.copy(HOMEPAGE / name, source)
    lay_out(source, folder / "site")
    command = [str(python), "-P", "-m", "jekyll_py", "build", "--quiet"]
    subprocess.run(command, cwd=folder / "site", env=ENVIRONMENT, check=True)
    return tree(folder / "site" / "_site")


def collect(sdist: Path, folder: Path) -> None:
    """Collect the tests of an sdist."""
    shutil.unpack_archive(sdist, folder)
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider"]
    subprocess.run(command, cwd=next(folder.iterdir()), check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Build both and try each."""
    with TemporaryDirectory(prefix="jekyll-py-dist-") as name:
        folder = Path(name)
        expected = homepage(Path(sys.executable), folder / "checkout")
        for archive in build():
            got = homepage(install(archive, folder / archive.name / "environment"), folder / archive.name)
            if got != expected:
                changed = sorted(path for path in expected.keys() | got.keys() if expected.get(path) != got.get(path))
                print(f"{archive.name} builds other files than this checkout: {', '.join(changed)}", file=sys.stderr)
                return 1
            print(f"dist/{archive.name}: installed, built {len(got)} files", flush=True)
        collect(next(DIST.glob("*.tar.gz")), folder / "sdist")
    return 0


if __name__ == "__main__":
    sys.exit(main())
