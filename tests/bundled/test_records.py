"""The shared records of what the released gems write: all of the plugins here are right but for the named exceptions.

`score.py` beside the records compares; here the program runs in this process, which takes a tenth of the time.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jekyll_py.cli import main
from jekyll_py.errors import JekyllError
from jekyll_py.plugins.builtin import BUNDLED
from jekyll_py.reference import VARIABLE
from tests.oracles import SHARED

pytestmark = pytest.mark.shared

CONFORMANCE = SHARED / "conformance"
SETS = {"gems/plugins.jsonl": 52, "released/locked.jsonl": 35}
"""The sets, with the number of records that are right."""
EXCEPTIONS = {
    "coffeescript-broken": "its compiler is in JavaScript",
    "site: style-without-front-matter": "the theme here is minima 2.5.1, not 2.5.2",
    "case: configuration: a file of no known kind": "the theme of GitHub Pages is not here",
}


def records(path: str) -> Iterator[dict[str, Any]]:
    """The records of a set; of those of gems the ones whose gems are all built in here."""
    for line in (CONFORMANCE / path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gems = [
            part.split('"')[1] for part in record.get("files", {}).get("Gemfile", "").splitlines() if "gem " in part
        ]
        if all(gem in BUNDLED or gem == "jekyll" for gem in gems) and "missing" not in record["name"]:
            yield record


@pytest.fixture(scope="module")
def score() -> Any:
    """The scoring program as a module."""
    spec = importlib.util.spec_from_file_location("score", CONFORMANCE / "released/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_right(record: dict[str, Any], score: Any, root: Path, patch: pytest.MonkeyPatch) -> bool:
    """Whether the program writes what the record says, or refuses what it says is refused."""
    root.mkdir()
    words, output = score.lay_out(record, root)
    is_pages = record["reference"].startswith("github")
    for key, value in {**record["environment"], "JEKYLL_PY_TARGET": "github-pages" if is_pages else "jekyll"}.items():
        patch.setenv(key, value)
    patch.setenv(VARIABLE, record["reference"])
    patch.chdir(root)
    try:
        status = main(words)
    except (JekyllError, SystemExit):
        status = 1
    if record["status"] or status:
        return bool(record["status"] and status)
    given, wanted = score.built(root / output), record["output"]
    return given.keys() == wanted.keys() and all(score.equal(wanted[path], given[path]) for path in wanted)


@pytest.mark.parametrize("path", SETS)
def test_all_records_are_right(path: str, score: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    right, wrong = 0, []
    for number, record in enumerate(records(path)):
        with pytest.MonkeyPatch.context() as patch:
            good = is_right(record, score, tmp_path / str(number), patch)
        right += good
        wrong += [] if good or record["name"] in EXCEPTIONS else [record["name"]]
    capfd.readouterr()
    assert wrong == []
    assert right >= SETS[path]
