"""The program that ``new --workflow`` has GitHub install: the one that wrote the workflow, wherever it came from."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import Distribution, PackageNotFoundError, PathDistribution
from pathlib import Path
from typing import Any

import pytest

from jekyll_py import cli
from jekyll_py.commands import installation
from jekyll_py.errors import JekyllError
from tests.repository import commit, git

COMMIT = "6a1b3c5d7e9f" + "0" * 28
WHEEL = "jekyll_py-1.2.3-py3-none-any.whl"
BACKEND = '''\
"""Makes wheels of this folder without any other package."""
import base64, hashlib, pathlib, zipfile
INFO = "jekyll_py-1.2.3.dist-info/"
FILES = {
    INFO + "METADATA": b"Metadata-Version: 2.1\\nName: jekyll-py\\nVersion: 1.2.3\\n",
    INFO + "WHEEL": b"Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
}
def build_wheel(folder, config_settings=None, metadata_directory=None):
    files = {**FILES, "jekyll_py/__init__.py": pathlib.Path("jekyll_py/__init__.py").read_bytes()}
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
               for name, content in files.items()}
    record = "".join(f"{name},sha256={digest},{len(files[name])}\\n" for name, digest in digests.items())
    with zipfile.ZipFile(pathlib.Path(folder, "jekyll_py-1.2.3-py3-none-any.whl"), "w") as archive:
        for name, content in {**files, INFO + "RECORD": (record + INFO + "RECORD,,\\n").encode()}.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return "jekyll_py-1.2.3-py3-none-any.whl"
'''
PROJECT = {
    "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
    "backend.py": BACKEND,
    "jekyll_py/__init__.py": '"""The program."""\n',
}

Install = Callable[..., None]
"""Has the program that runs come from an address, with the files of a wheel."""


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """pip as it comes."""
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The source of a program of our name."""
    for name, text in PROJECT.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "project"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    def install(address: dict[str, Any] | None, wheel: Path | None = None) -> None:
        folder = tmp_path / "installed"
        if wheel:
            shutil.unpack_archive(wheel, folder, "zip")
        about = folder / "jekyll_py-1.2.3.dist-info"
        about.mkdir(parents=True, exist_ok=True)
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: jekyll-py\nVersion: 1.2.3\n")
        if address:
            (about / "direct_url.json").write_text(json.dumps(address))
        package: Distribution = PathDistribution(about)
        monkeypatch.setattr(installation, "distribution", lambda name: package)

    return install


def built(project: Path) -> Path:
    """The wheel of a project."""
    command = [sys.executable, "-c", "import backend; backend.build_wheel('.')"]
    subprocess.run(command, cwd=project, check=True)
    return project / WHEEL


def arguments() -> list[str]:
    """The arguments of pip for a site without a wheel."""
    found = installation.installation()
    assert found.wheel is None
    return list(found.arguments)


def test_from_an_index_its_version(install: Install) -> None:
    install(None)
    assert arguments() == ["jekyll-py==1.2.3"]


def test_another_index_is_named_without_its_password(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    install(None)
    monkeypatch.setenv("PIP_INDEX_URL", "https://me:secret@packages.example/simple")
    assert arguments() == ["--index-url", "https://packages.example/simple", "jekyll-py==1.2.3"]


def test_from_a_repository_its_commit(install: Install) -> None:
    install({"url": "https://git.example/j.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}})
    assert arguments() == [f"jekyll-py @ git+https://git.example/j.git@{COMMIT}"]


def test_from_a_folder_of_a_repository(install: Install) -> None:
    address = {"url": "https://git.example/j", "vcs_info": {"vcs": "git", "commit_id": COMMIT}, "subdirectory": "py"}
    install(address)
    assert arguments() == [f"jekyll-py @ git+https://git.example/j@{COMMIT}#subdirectory=py"]


def test_from_an_archive_its_address_and_sum(install: Install) -> None:
    install({"url": f"https://example.org/{WHEEL}", "archive_info": {"hashes": {"sha256": "12ab"}}})
    assert arguments() == [f"jekyll-py @ https://example.org/{WHEEL}#sha256=12ab"]


@pytest.mark.slow
def test_a_wheel_of_this_machine_goes_into_the_site(install: Install, project: Path, tmp_path: Path) -> None:
    wheel = built(project)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    install({"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": digest}}}, wheel)
    assert cli.main(["new", str(tmp_path / "site"), "--workflow"]) == 0
    assert (tmp_path / "site/.wheels" / WHEEL).read_bytes() == wheel.read_bytes()
    workflow = (tmp_path / "site/.github/workflows/pages.yml").read_text()
    assert f"      - run: pip install .wheels/{WHEEL}\n" in workflow


@pytest.mark.slow
def test_a_wheel_that_was_replaced_is_an_error(install: Install, project: Path, tmp_path: Path) -> None:
    wheel = built(project)
    install({"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": "0" * 64}}}, wheel)
    assert cli.main(["new", str(tmp_path / "site"), "--workflow"]) == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_of_a_folder_of_this_machine_a_wheel_is_made(install: Install, project: Path) -> None:
    wheel = built(project)
    install({"url": project.as_uri(), "dir_info": {}}, wheel)
    assert installation.installation() == (((f".wheels/{WHEEL}"),), (WHEEL, wheel.read_bytes()))


@pytest.mark.slow
def test_a_folder_with_another_program_by_now_is_an_error(install: Install, project: Path) -> None:
    install({"url": project.as_uri(), "dir_info": {}}, built(project))
    (project / "jekyll_py/__init__.py").write_text('"""Another program."""\n')
    with pytest.raises(JekyllError, match=r"jekyll_py/__init__\.py has changed"):
        installation.installation()


@pytest.mark.slow
def test_the_folder_that_a_program_runs_in_may_change(install: Install, project: Path) -> None:
    install({"url": project.as_uri(), "dir_info": {"editable": True}})
    assert installation.installation().wheel


@pytest.mark.slow
def test_a_folder_that_is_gone_is_an_error(install: Install, project: Path) -> None:
    install({"url": (project / "gone").as_uri(), "dir_info": {}})
    with pytest.raises(JekyllError, match="needs a wheel") as caught:
        installation.installation()
    assert "install jekyll-py again" in str(caught.value.hint)


@pytest.mark.slow
def test_of_a_repository_of_this_machine_a_wheel_is_made(install: Install, project: Path) -> None:
    wheel = built(project)
    commit(project, "jekyll_py", "pyproject.toml", "backend.py")
    head = git(project, "rev-parse", "HEAD")
    (project / "jekyll_py/__init__.py").write_text("later\n")
    install({"url": project.as_uri(), "vcs_info": {"vcs": "git", "commit_id": head}}, wheel)
    made = installation.installation().wheel
    assert made
    assert made.content == wheel.read_bytes()


def test_without_pip_there_is_no_wheel(install: Install, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install({"url": project.as_uri(), "dir_info": {}})
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(JekyllError, match="needs a wheel"):
        installation.installation()


def test_a_program_that_is_not_installed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Distribution:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(installation, "distribution", missing)
    with pytest.raises(JekyllError, match="not installed here"):
        installation.installation()
