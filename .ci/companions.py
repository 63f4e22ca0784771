"""Make the companion wheels: packages that carry one program each, taken from its own npm packages.

python .ci/companions.py FOLDER [NAME…]

``jekyll-py-ruby`` holds CRuby as a WebAssembly module, ``jekyll-py-quickjs`` the JavaScript engine QuickJS;
``jekyll-py-dart-sass`` holds Dart Sass, in one wheel for each platform. The npm client brings the packages, whose
versions and checksums are pinned here; nothing is downloaded when a companion is used.
"""

from __future__ import annotations

import base64
import hashlib
import json
import stat
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple


class Source(NamedTuple):
    """One npm package."""

    name: str
    integrity: str
    """Its SHA-512 as npm writes it."""
    files: Mapping[str, str]
    """The files that are taken, or folders: path in the archive → path in the Python package."""


class Wheel(NamedTuple):
    """One wheel of a companion."""

    source: Source
    platform: str = "any"
    """The platform tag, several with dots between them."""


class Companion(NamedTuple):
    """A companion package."""

    name: str
    version: str
    """That of the npm package."""
    summary: str
    licence: str
    module: str
    """The text of the package's ``__init__.py``."""
    wheels: tuple[Wheel, ...]


_RUBY = Companion(
    "jekyll-py-ruby",
    "2.10.1",
    "CRuby 3.3 as a WebAssembly module, for jekyll-py",
    "Ruby OR BSD-2-Clause",
    '"""CRuby 3.3 as a WebAssembly module (the npm package @ruby/3.3-wasm-wasi)."""\n\n'
    "from pathlib import Path\n\n"
    'MODULE = Path(__file__).with_name("ruby.wasm")\n"""The module, with Ruby\'s standard library in it."""\n',
    (
        Wheel(
            Source(
                "@ruby/3.3-wasm-wasi",
                "sha512-jxRcChiRN/Q6Q8hAKdno6lRzhUla1dgi4EME7P2s2NcgFKGNHyRhxs13g1GtHaG2Fz3VUAwvPdl1ue/J8HoBRQ==",
                {"dist/ruby+stdlib.wasm": "ruby.wasm", "dist/LICENSE": "LICENSE", "dist/NOTICE": "NOTICE"},
            )
        ),
    ),
)


def _dart_sass(npm: str, platform: str, integrity: str) -> Wheel:
    return Wheel(Source(f"sass-embedded-{npm}", integrity, {"dart-sass": "dart-sass"}), platform)


_DART_SASS = Companion(
    "jekyll-py-dart-sass",
    "1.105.0",
    "Dart Sass, for jekyll-py",
    "MIT",
    '"""Dart Sass (the npm package sass-embedded of its authors), which speaks the embedded protocol."""\n\n'
    "from pathlib import Path\n\n"
    'FOLDER = Path(__file__).with_name("dart-sass")\n"""The program and what it needs."""\n',
    (
        _dart_sass(
            "linux-x64",
            "manylinux_2_17_x86_64",
            "sha512-1hsXWE1lxGqk1WHPT019y4+CU6JTrKtyQqTNOrvhsOb8OLZMrcfbViL65aU7qxfSzaYvGxT27d9qsZwQ63CCyA==",
        ),
        _dart_sass(
            "linux-arm64",
            "manylinux_2_17_aarch64",
            "sha512-vwLA8YYmrYm+ro5EQkvqwf3qEsxfjNf5Wx0W1wTCLq3fqQbynR2qc5siVxxNKJ6lHKUAxDMPtJ8lwdPYkeW0Uw==",
        ),
        _dart_sass(
            "linux-musl-x64",
            "musllinux_1_1_x86_64",
            "sha512-Pk5WXQyg3lsklItY69qL39j7Nzm8T/W9Cm2jho2h/ZSH0NDxNoDBlKunxiCOdjPEQMhtzXhI0KQN3wgkbfPlWg==",
        ),
        _dart_sass(
            "linux-musl-arm64",
            "musllinux_1_1_aarch64",
            "sha512-Y2Dxx6fDlAewr9Mmb8yezeaWczuF4H0FjbpdGjdzGeWcslokB357yAD2Rd6bi0IHXcQpQ8hRHnQujdJC+dbpSg==",
        ),
        _dart_sass(
            "darwin-x64",
            "macosx_11_0_x86_64",
            "sha512-AS4Inw2bIntl9y1AbfoRwJLCAXqRAIvjl5iuQsKF/SSHvAf6feuKnUsxLBqFoT1/Ohr6eZte48qyth8XZ7DRQQ==",
        ),
        _dart_sass(
            "darwin-arm64",
            "macosx_11_0_arm64",
            "sha512-pdBHxweZVa10ACFOGbrcejHhHDXxuJOu31HAc5/Hcw0cZGm4H2J/gF+6mTttjZqhjCIAQFiGR9Y6cQHt39NtGA==",
        ),
        _dart_sass(
            "win32-x64",
            "win_amd64",
            "sha512-nY9vFO9eM03o00I6bAGE/NkSDfBuIdB3tRuRyzw9jC5syYQunnCZ1GduBNDTOQlYncoNz0JQQNTe79DyjqeChg==",
        ),
        _dart_sass(
            "win32-arm64",
            "win_arm64",
            "sha512-zLh4GujaEa6njnjGqsThLhIK5Hy7Wp/8Xwt0DZ1Q5mfpW8Qp1vvV6J6J7sKeHmp5kav7rYr8bTX0LCoFwqIgGQ==",
        ),
    ),
)

_QUICKJS = Companion(
    "jekyll-py-quickjs",
    "3.7.0",
    "QuickJS as a WebAssembly module, for jekyll-py",
    "MIT",
    '"""QuickJS-NG as a WebAssembly module (the npm package quickjs-wasi)."""\n\n'
    "from pathlib import Path\n\n"
    'MODULE = Path(__file__).with_name("quickjs.wasm")\n"""The module."""\n',
    (
        Wheel(
            Source(
                "quickjs-wasi",
                "sha512-6nOShBtCglrQL6yH+hptIfEdA1WlSmvY/Mm5Ypn9IvtsaDsrYIg8x+xoIXQt02w66a0f1eLTAj1lhfgAbJ4WVw==",
                {"quickjs.wasm": "quickjs.wasm", "LICENSE": "LICENSE"},
            )
        ),
    ),
)

COMPANIONS = (_RUBY, _QUICKJS, _DART_SASS)


def main(arguments: list[str]) -> int:
    """Make the wheels; 1 when a package is not the one that is pinned."""
    if not arguments:
        print(__doc__)
        return 1
    folder, *names = arguments
    for companion in COMPANIONS:
        if not names or companion.name in names:
            for path in make(companion, Path(folder)):
                print(path)
    return 0


def make(companion: Companion, folder: Path) -> Iterator[Path]:
    """Write the wheels of a companion into a folder.

    Raises:
        SystemExit: an archive has another checksum than the table.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in companion.wheels:
        with tempfile.TemporaryDirectory() as work:
            archive = _brought(wheel.source, companion.version, Path(work))
            yield _wheel(companion, wheel, archive, Path(work, "project"), folder)


def _brought(source: Source, version: str, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{source.name}@{version}"]
    name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().splitlines()[-1]
    archive = folder / name
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != source.integrity:
        raise SystemExit(f"{source.name}@{version}: the checksum is {found}, not {source.integrity}")
    return archive


def _wheel(companion: Companion, wheel: Wheel, archive: Path, project: Path, folder: Path) -> Path:
    package = project / companion.name.replace("-", "_")
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(companion.module, encoding="utf-8")
    with tarfile.open(archive) as tar:
        for member in tar:
            path = _target(member.name, wheel.source.files)
            if path is not None and member.isfile():
                _write_member(tar, member, package / path)
    (project / "pyproject.toml").write_text(_pyproject(companion, package.name), encoding="utf-8")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(project / "dist"), str(project)]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = (project / "dist").glob("*.whl")
    if wheel.platform != "any":
        tags = [sys.executable, "-m", "wheel", "tags", "--remove", "--platform-tag", wheel.platform, str(made)]
        subprocess.run(tags, check=True, capture_output=True)
        (made,) = (project / "dist").glob("*.whl")
    return made.replace(folder / made.name)


def _write_member(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Write a file of an archive; not by ``extract``, as ``filter`` came with Python 3.11.4."""
    content = tar.extractfile(member)
    assert content is not None, "only of what is no file"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.read())
    target.chmod(0o755 if member.mode & stat.S_IXUSR else 0o644)


def _target(name: str, files: Mapping[str, str]) -> str | None:
    """The path in the Python package of a file of the archive, in which all are below ``package/``."""
    inner = name.partition("/")[2]
    for given, wanted in files.items():
        if inner == given or inner.startswith(f"{given}/"):
            return wanted + inner[len(given) :]
    return None


def _pyproject(companion: Companion, package: str) -> str:
    return f"""[build-system]
requires = ["hatchling>=1.25"]
build-backend = "hatchling.build"

[project]
name = {json.dumps(companion.name)}
version = {json.dumps(companion.version)}
description = {json.dumps(companion.summary)}
license = {json.dumps(companion.licence)}
requires-python = ">=3.11"

[tool.hatch.build.targets.wheel]
packages = [{json.dumps(package)}]
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
