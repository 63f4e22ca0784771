"""A theme that the files of a site name lies where themes lie, and unpacks to no more than a theme can need."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.packages import gem_archive

from .conftest import MakeSite, attempt

PAGE = {"index.html": "---\nlayout: secret\n---\n{{ theme.description }}{{ theme.root }}\n"}


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A folder beside the site that looks like a theme, a gem and a bundle."""
    folder = tmp_path / "beside" / "ruby" / "3.0.0" / "gems" / "secret-1.0"
    (folder / "_layouts").mkdir(parents=True)
    (folder / "_layouts/secret.html").write_text("SECRET")
    (folder / "secret.gemspec").write_text('spec.summary = "SECRET"')
    (tmp_path / "beside/secret.gemspec").write_text('spec.summary = "SECRET"')
    return tmp_path / "beside"


NAMES = [
    "../beside/ruby/3.0.0/gems/secret",
    "../beside/secret",
    "./../beside/secret",
    "x/../../beside/secret",
    "..",
    ".",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("depth", [0, 3])
def test_no_name_climbs_to_a_gem(name: str, depth: int, beside: Path, site: MakeSite) -> None:
    climbing = "../" * depth + name
    root = site({**PAGE, "_config.yml": f"theme: {climbing}\n"})
    (root / "vendor/bundle/ruby/3.0.0/gems/x").mkdir(parents=True)
    output, error = attempt(root, safe=True)
    assert "SECRET" not in "".join(output.values()) + (error.report() if error else "")
    assert error is not None


@pytest.mark.parametrize("folder", ["../beside", "{beside}", "linked"])
def test_no_bundle_leads_out(folder: str, beside: Path, site: MakeSite) -> None:
    config = f"BUNDLE_PATH: '{folder.format(beside=beside)}'\n"
    root = site({**PAGE, "_config.yml": "theme: secret\n", ".bundle/config": config})
    (root / "linked").symlink_to(beside)
    output, error = attempt(root, safe=True)
    assert "SECRET" not in "".join(output.values()) + (error.report() if error else "")
    assert attempt(root)[0]["index.html"].startswith("SECRET")


@pytest.mark.parametrize(
    "link", ["vendor/bundle", "vendor/bundle/ruby/3.0.0", "vendor/bundle/ruby/3.0.0/gems/secret-1.0"]
)
def test_no_link_leads_to_a_gem(link: str, beside: Path, site: MakeSite) -> None:
    root = site({**PAGE, "_config.yml": "theme: secret\n"})
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(beside / link.removeprefix("vendor/bundle").lstrip("/"))
    output, error = attempt(root, safe=True)
    assert "SECRET" not in "".join(output.values()) + (error.report() if error else "")


def packed(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    """A tar archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for member, content in members:
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


def gem(data: bytes) -> bytes:
    """A gem with this archive of files."""
    metadata = gzip.compress(b"name: big\nversion: {version: '1.0'}\n")
    parts = {"metadata.gz": metadata, "data.tar.gz": gzip.compress(data)}
    return packed(*((tarfile.TarInfo(name), content) for name, content in parts.items()))


def sparse(size: int) -> bytes:
    """An archive of one file that is nothing but a hole."""
    member = tarfile.TarInfo("assets/hole")
    member.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    header[483:495] = b"%011o\0" % size
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + b"\0" * 1024


@pytest.mark.parametrize("kind", ["hole", "many", "long", "compressed"])
def test_no_gem_unpacks_to_more_than_a_theme(
    kind: str, site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    most_bytes, most_files = 1 << 20, 50
    monkeypatch.setattr(gem_archive, "MAX_BYTES", most_bytes)
    monkeypatch.setattr(gem_archive, "MAX_FILES", most_files)
    member = tarfile.TarInfo("assets/file")
    archives = {
        "hole": gem(sparse(most_bytes + 1)),
        "many": gem(packed(*((tarfile.TarInfo(f"{number}"), b"") for number in range(most_files + 1)))),
        "long": gem(packed((member, b"\0" * (most_bytes + 1)))),
        "compressed": bz2.compress(gem(packed((member, b"x")))),
    }
    root = site({**PAGE, "_config.yml": "theme: big.gem\n", "big.gem": archives[kind]})
    _, error = attempt(root, safe=True)
    assert isinstance(error, JekyllError)
    assert ("it has too many" in str(error) or "it unpacks to too" in str(error)) is (kind != "compressed")
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file() and "gems" in path.parts] == []
