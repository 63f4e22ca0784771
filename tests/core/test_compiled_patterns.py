"""Regular expressions that an earlier run has compiled match as those that Python compiles."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jekyll_py.lazy import compiled_patterns
from jekyll_py.lazy.compiled_patterns import CompiledPatterns

_PATTERNS: list[tuple[str | bytes, int]] = [
    ("a|bc|(?P<x>d)(?P<y>e)?", 0),
    (r"^\s*(\w+)\s*=\s*(?:'([^']*)'|(\S+))$", re.MULTILINE),
    (r"(?i:straße|ǆ)|[À-Ýa-z]{2,}?\b", re.IGNORECASE),
    (r"(?<!\\)(['\"]).*?(?<=x)\1", re.DOTALL),
    ("  a +  # comment\n (?=b)", re.VERBOSE),
    (r"(?a)\w+|[^\W\d]|😀[☀-⛿]", 0),
    (r"(?>(?:ab)*)c|x*+y", 0),
    ("a|bc", re.IGNORECASE),
    (b"a|bc|(?P<x>d)(?P<y>e)?", 0),
    (rb"[\x80-\xff]+|\d", re.ASCII),
    ("", 0),
]
_TEXT = "abc de d\n key = 'value' \nk=v\nSTRASSE straße Ǆ aa\\'x' 'ax'  aab ä1 😀☃ ababc xxy BC\n" * 2

_BUILD = """
import re._compiler, re._parser, sys
from jekyll_py.lazy.compiled_patterns import CompiledPatterns

kept, parse, parsed = CompiledPatterns(sys.argv[1]), re._parser.parse, []

def count(pattern, *rest):
    parsed.append(pattern)
    return parse(pattern, *rest)

re._compiler.compile = kept.compile
re._parser.parse = count
from jekyll_py.cli import main

assert main(["build", "--quiet", "--disable-disk-cache", "--destination", sys.argv[2]]) == 0
print(len(parsed))
kept.save()
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return str(tmp_path / "kept")


def _matches(pattern: re.Pattern[str] | re.Pattern[bytes], text: str | bytes) -> object:
    found = [(match.span(), match.groups(), match.lastgroup) for match in pattern.finditer(text)]  # type: ignore[arg-type]
    return pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), found


def _compile_all(kept: CompiledPatterns) -> None:
    for pattern, flags in _PATTERNS:
        text = _TEXT if isinstance(pattern, str) else _TEXT.encode()
        assert _matches(kept.compile(pattern, flags), text) == _matches(re.compile(pattern, flags), text)


def _refuse(pattern: object, flags: int = 0) -> re.Pattern[str]:
    raise AssertionError(f"{pattern!r} with {flags} is compiled again")


def test_they_match_what_they_matched_before_without_being_compiled(file: str) -> None:
    first = CompiledPatterns(file)
    _compile_all(first)
    first.save()
    second = CompiledPatterns(file)
    second._compile = _refuse
    _compile_all(second)


def test_a_build_compiles_none_that_the_build_before_has_compiled(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "_config.yml").write_text("exclude: ['*.tmp']\n")
    (site / "page.md").write_text("---\ntitle: a\n---\n# *{{ page.title | slugify }}*\n\n- b\n\n```ruby\nputs 1\n```\n")
    outputs, counts = [], []
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", _BUILD, str(tmp_path / "kept"), str(tmp_path / "output")]
    for _ in range(2):
        done = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=True)
        counts.append(int(done.stdout))
        outputs.append((tmp_path / "output" / "page.html").read_bytes())
    assert counts[0] > 150
    assert counts[1] == 0
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("damage", ["cut off", "no code", "another version", "a list", "empty"])
def test_what_is_in_no_order_is_compiled_again(file: str, damage: str) -> None:
    first = CompiledPatterns(file)
    _compile_all(first)
    first.save()
    whole = Path(file).read_bytes()
    version, kept = marshal.loads(whole)
    wrong = {key: (flags, b"\xff" * len(code), *rest) for key, (flags, code, *rest) in kept.items()}
    other = {
        "cut off": whole[:-9],
        "no code": marshal.dumps((version, wrong)),
        "another version": marshal.dumps((version + "x", wrong)),
        "a list": marshal.dumps((version, [*kept])),
        "empty": b"",
    }
    Path(file).write_bytes(other[damage])
    second = CompiledPatterns(file)
    _compile_all(second)
    second.save()
    assert marshal.loads(Path(file).read_bytes()) == (version, kept)


def test_only_this_user_can_read_them(file: str) -> None:
    kept = CompiledPatterns(file)
    kept.compile("a")
    kept.save()
    assert os.stat(file).st_mode & 0o777 == 0o600
    assert os.listdir(os.path.dirname(file)) == ["kept"]


def test_none_is_kept_where_python_keeps_no_byte_code(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = CompiledPatterns(file)
    kept.compile("a")
    kept.save()
    assert not os.path.exists(file)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, file: str) -> None:
    kept = CompiledPatterns(str(tmp_path / "missing" / "kept"))
    assert kept.compile("a").match("a")
    kept.save()
    assert os.listdir(tmp_path) == []


def test_of_too_many_those_of_the_last_run_are_kept(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_patterns, "_MOST", 3)
    for patterns in ("ab", "bcd"):
        kept = CompiledPatterns(file)
        for pattern in patterns:
            kept.compile(pattern)
        kept.save()
    _, found = marshal.loads(Path(file).read_bytes())
    assert {pattern for _, _, pattern in found} == {"b", "c", "d"}


def test_what_depends_on_more_than_the_text_is_not_kept(file: str) -> None:
    kept = CompiledPatterns(file)
    assert kept.compile(rb"\w", re.LOCALE).match(b"a")
    assert kept.compile(rb"(?L)\w").match(b"a")
    assert kept.compile("a" * 20_000).match("a" * 20_000)
    with pytest.warns(FutureWarning, match="nested"):
        assert kept.compile("[[a]").match("[")
    kept.save()
    assert not os.path.exists(file)


def test_errors_are_those_of_python(file: str) -> None:
    kept = CompiledPatterns(file)
    with pytest.raises(re.error, match="unterminated"):
        kept.compile("a(")
    kept.save()
    assert not os.path.exists(file)


def test_the_program_keeps_them_beside_its_byte_code(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    subprocess.run([sys.executable, "-m", "jekyll_py", "--version"], env=environment, check=True, capture_output=True)
    (found,) = tmp_path.rglob("*.patterns")
    assert found.parent.name == "lazy"
    assert marshal.loads(found.read_bytes())[1]
