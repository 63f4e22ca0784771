"""Makes the archives of gems that tests use, outside the project, from repositories that were brought.

    python -m tests.gems.make MIRRORS FOLDER [NAME ...]

MIRRORS holds git mirrors (``owner+name/repo``), FOLDER gets the archives. Which commit is which version stands in
``conformance/gems/gems.json`` of the shared suites. Gemspecs are Ruby, so Ruby is needed, and a user's rights that may
do no harm: as root, each gem is packed as ``nobody``. A gem that cannot be had is named, and left out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.gems.checkout import Missing, add_submodules, check_out, tracked
from tests.oracles import SHARED

RECORDS = SHARED / "conformance/gems/gems.json"
_BUILDER = Path(__file__).with_name("build.rb")
_NOBODY = 65534

Record = Mapping[str, Any]


def make(records: Mapping[str, Record], mirrors: Path, folder: Path) -> dict[str, str]:
    """Make the archive of each record that ``folder`` lacks; returns the reason for each that cannot be had."""
    folder.mkdir(parents=True, exist_ok=True)
    reasons = {}
    for key, record in records.items():
        target = folder / f"{key.partition('@')[0]}-{record['version']}.gem"
        try:
            if not target.is_file():
                _make_one(key.partition("@")[0], record, mirrors, target)
        except Missing as error:
            reasons[key] = str(error)
        except subprocess.CalledProcessError as error:
            reasons[key] = str(error.stderr).strip().splitlines()[-1]
    return reasons


def _make_one(name: str, record: Record, mirrors: Path, target: Path) -> None:
    with TemporaryDirectory() as work:
        checkout = Path(work) / "gem"
        _lay_out(record, mirrors, checkout)
        about = {key: record.get(key) for key in ("version", "license")}
        about |= {"name": name, "dependencies": record.get("runtime dependencies"), "files": tracked(checkout)}
        _pack(checkout, about, Path(work) / "made.gem")
        shutil.copyfile(Path(work) / "made.gem", target)


def _lay_out(record: Record, mirrors: Path, checkout: Path) -> None:
    if "npm" in record:
        _from_npm(record["npm"], record["files"].partition(" of ")[0].split(), checkout)
    elif not record.get("repository"):
        raise Missing(record.get("note", "no repository"))
    else:
        settings = ("core.autocrlf=true",) if "autocrlf" in record.get("checkout", "") else ()
        check_out(record["repository"], record["commit"], mirrors, checkout, settings)
        add_submodules(checkout, record.get("submodules", {}), mirrors)


def _from_npm(package: str, names: Iterable[str], checkout: Path) -> None:
    """Take files of an npm package, with the npm client."""
    checkout.mkdir()
    words = ["npm", "pack", "--silent", "--ignore-scripts", package]
    packed = subprocess.run(words, cwd=checkout, check=True, capture_output=True, encoding="utf-8").stdout.split()[-1]
    subprocess.run(["tar", "--extract", "--file", packed], cwd=checkout, check=True)
    (checkout / packed).unlink()
    for name in names:
        (checkout / "package" / name).rename(checkout / name)
    shutil.rmtree(checkout / "package")
    for words in (["git", "init", "--quiet"], ["git", "add", "."]):
        subprocess.run(words, cwd=checkout, check=True)


def _pack(checkout: Path, about: Record, made: Path) -> None:
    """Run Ruby on the gemspec, as a user without rights where this one has them all."""
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", f"{_NOBODY}:{_NOBODY}", str(made.parent)], check=True)
        user = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
    environment = {"PATH": os.environ["PATH"], "HOME": str(made.parent), "LANG": "C.UTF-8"}
    script = made.with_name("build.rb")
    shutil.copyfile(_BUILDER, script)
    words = ["ruby", str(script), json.dumps(about), str(made)]
    subprocess.run(words, cwd=checkout, env=environment, check=True, capture_output=True, encoding="utf-8", **user)


def main(words: Sequence[str]) -> int:
    """Make the archives, and list those that cannot be had."""
    if len(words) < 2:
        print(__doc__)
        return 2
    records = json.loads(RECORDS.read_text(encoding="utf-8"))
    wanted = {key: record for key, record in records.items() if not words[2:] or key in words[2:]}
    reasons = make(wanted, Path(words[0]), Path(words[1]))
    for key, reason in reasons.items():
        print(f"left out: {key}: {reason}")
    print(f"{len(wanted) - len(reasons)} of {len(wanted)} archives are in {words[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
