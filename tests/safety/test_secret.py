"""The secret that signs what is kept: never from inside a site, never from where others may write."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jekyll_py import cli
from jekyll_py.config.configuration import Configuration
from jekyll_py.disk.private import NotPrivateError
from jekyll_py.disk.user_secret import VARIABLE, user_secret
from jekyll_py.incremental.fingerprint import fingerprint
from jekyll_py.incremental.store import lock
from jekyll_py.parallel import remote
from tests.safety.conftest import MakeSite, read

KNOWN = b"k" * 32
GIVEN = "0123456789abcdef0123456789abcdef"
POSTS = {"index.html": "---\n---\n{{ 'home' | upcase }}\n", "_posts/2024-01-01-a.md": "---\n---\n{{ page.title }}\n"}


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def plant(cache: Path, *, folder_mode: int = 0o700, mode: int = 0o600) -> Path:
    """A secret that an attacker knows, in a user's cache folder."""
    file = cache / "jekyll_py/keys/secret"
    file.parent.mkdir(parents=True)
    file.parent.chmod(folder_mode)
    file.write_bytes(KNOWN)
    file.chmod(mode)
    return file


def test_it_is_made_for_the_user_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    secret = user_secret(str(tmp_path / "site"))
    file = tmp_path / "cache/jekyll_py/keys/secret"
    assert secret == file.read_bytes() == user_secret(str(tmp_path / "site"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("inside", [".cache", "a/b/c", "."])
def test_one_inside_the_site_is_not_read(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], inside: str
) -> None:
    root = site(POSTS)
    plant(root / inside)
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / inside))
    monkeypatch.chdir(root)
    for _ in range(2):
        assert cli.main(["build"]) == 0
        told = [line for line in capsys.readouterr().err.splitlines() if "Cache:" in line]
        assert len(told) == 1
        assert "lies inside the site" in told[0]
        assert VARIABLE in told[0]
    assert read(root / "_site")["index.html"] == "HOME\n"
    assert not list(root.rglob("*.table"))
    assert not list(root.rglob("*.code"))


@pytest.mark.parametrize("through", ["link to the cache", "link to the site", "relative"])
def test_one_inside_the_site_is_not_read_through_links(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, through: str
) -> None:
    root = site(POSTS)
    plant(root / ".cache")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "to-cache").symlink_to(root / ".cache")
    (tmp_path / "to-site").symlink_to(root)
    cache, source = {
        "link to the cache": ("to-cache", root),
        "link to the site": (root / ".cache", tmp_path / "to-site"),
        "relative": ("site/../to-site/.cache", root),
    }[through]
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    with pytest.raises(NotPrivateError, match="inside the site"):
        user_secret(str(source))


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o1777, 0o720])
def test_a_folder_that_others_may_write_to_is_not_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: int
) -> None:
    plant(tmp_path / "cache", folder_mode=mode)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with pytest.raises(NotPrivateError, match="can be written to"):
        user_secret(str(tmp_path / "site"))


def test_a_folder_of_another_user_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plant(tmp_path / "cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    with pytest.raises(NotPrivateError, match="another user"):
        user_secret(str(tmp_path / "site"))


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o602, 0o604])
def test_a_file_that_is_open_to_others_gives_way_to_a_new_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: int
) -> None:
    file = plant(tmp_path / "cache", mode=mode)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    secret = user_secret(str(tmp_path / "site"))
    assert secret == file.read_bytes() != KNOWN
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("instead", ["link", "pipe", "short", "long"])
def test_what_is_no_secret_gives_way_to_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, instead: str) -> None:
    file = plant(tmp_path / "cache")
    file.rename(tmp_path / "planted")
    if instead == "link":
        file.symlink_to(tmp_path / "planted")
    elif instead == "pipe":
        os.mkfifo(file, 0o600)
    else:
        file.touch(0o600)
        file.write_bytes(KNOWN[:31] if instead == "short" else KNOWN + b"k")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    secret = user_secret(str(tmp_path / "site"))
    assert secret == file.read_bytes() != KNOWN
    assert (tmp_path / "planted").read_bytes() == KNOWN


def test_a_service_gives_it_to_builds_on_new_machines(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(POSTS)
    monkeypatch.chdir(root)
    rendered = []
    for machine, secret in (("one", GIVEN), ("two", GIVEN), ("a stranger's", GIVEN[::-1]), ("three", "")):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / machine))
        monkeypatch.setenv(VARIABLE, secret)
        assert cli.main(["build", "--explain"]) == 0
        rendered.append("everything" in capsys.readouterr().out)
    assert rendered == [True, False, True, True]


def test_a_short_one_is_an_error(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site(POSTS))
    monkeypatch.setenv(VARIABLE, "password")
    assert cli.main(["build"]) == 1
    told = capsys.readouterr().err
    assert VARIABLE in told
    assert "password" not in told


def test_neither_it_nor_its_digest_is_written_or_passed_on(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(POSTS)
    monkeypatch.chdir(root)
    monkeypatch.setenv(VARIABLE, GIVEN)
    assert cli.main(["build", "-q"]) == 0
    written = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert not [part for part in (GIVEN.encode(), fingerprint(GIVEN), VARIABLE.encode()) if part in written]
    monkeypatch.setattr(remote, "plan_digest", lambda _: b"")
    plan: Any = SimpleNamespace(time=None)
    job = remote.job_of(Configuration.from_mapping(), "", plan, records=False)
    assert VARIABLE not in job.environment


@pytest.mark.parametrize("ending", ["table", "manifest", "lock"])
@pytest.mark.parametrize("instead", ["/dev/zero", "pipe", "link out"])
def test_planted_links_and_pipes_are_not_followed(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str, instead: str
) -> None:
    """Their names can be foreseen: they stand for the path of the output."""
    root = site(POSTS)
    monkeypatch.chdir(root)
    assert cli.main(["build", "-q"]) == 0
    for file in (root / ".jekyll-cache/renders").glob(f"*.{ending}"):
        file.unlink()
        if instead == "pipe":
            os.mkfifo(file)
        else:
            file.symlink_to(instead if instead == "/dev/zero" else tmp_path / "victim")
    lock._held.clear()
    (root / "index.html").write_text("---\n---\nnew\n")
    assert cli.main(["build", "-q"]) == 0
    assert read(root / "_site")["index.html"] == "new\n"
    assert not (tmp_path / "victim").exists()


def test_compiled_templates_of_a_checkout_are_not_run(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Not even where the attacker knows the secret: code is read from the user's own folder alone."""
    root = site(POSTS)
    monkeypatch.chdir(root)
    monkeypatch.setenv(VARIABLE, GIVEN)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert cli.main(["build", "-q"]) == 0
    (made,) = (tmp_path / "cache/jekyll_py/templates").iterdir()
    hostile = made.read_bytes()
    assert b"upcase" in hostile
    made.unlink()
    for name in (f".jekyll-cache/{made.name}", ".jekyll-cache/liquid.code", f".cache/jekyll_py/templates/{made.name}"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(hostile.replace(b"upcase", b"append"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / ".cache"))
    (root / "index.html").write_text(POSTS["index.html"])
    assert cli.main(["build", "-q"]) == 0
    assert read(root / "_site")["index.html"] == "HOME\n"
    planted = root / f".cache/jekyll_py/templates/{made.name}"
    assert planted.read_bytes() == hostile.replace(b"upcase", b"append"), "neither read nor begun anew"


def test_templates_of_so_many_sites_are_kept(site: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "cache/jekyll_py/templates"
    folder.mkdir(parents=True, mode=0o700)
    for number in range(70):
        (folder / f"{number}.code").touch(0o600)
        os.utime(folder / f"{number}.code", (number, number))
    monkeypatch.chdir(site(POSTS))
    assert cli.main(["build", "-q"]) == 0
    names = {path.name for path in folder.iterdir()}
    assert len(names) == 64
    assert {f"{number}.code" for number in range(7, 70)} < names
