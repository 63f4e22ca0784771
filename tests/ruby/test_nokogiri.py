"""The stand-in for Nokogiri: each script prints here what it prints with Ruby and Nokogiri themselves."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.errors import RubyError
from jekyll_py.ruby.interpreter import Interpreter, Limits
from jekyll_py.ruby.markup import nokogiri

pytestmark = pytest.mark.sandbox

SCRIPTS = Path(__file__).with_name("nokogiri")
IN_BOTH = "require 'nokogiri'\n$said = []\ndef show(value) = $said << value.to_s.chomp\n{code}\n$said.join(\"\\n\")"


@pytest.fixture(scope="module")
def ruby_with_nokogiri(ruby_module: CompiledModule) -> Iterator[Interpreter]:
    """An interpreter that reaches the parsers."""
    started = Interpreter(ruby_module, (), {"nokogiri": nokogiri(older=True)}, {"LANG": "C.UTF-8"}, Limits(seconds=60))
    yield started
    started.close()


def original(code: str) -> str:
    """The output of a script with Nokogiri itself."""
    done = subprocess.run(
        ["ruby", "-W0", "-e", f"print((\n{IN_BOTH.format(code=code)}\n))"],
        capture_output=True,
        check=True,
        text=True,
        env={"LANG": "C.UTF-8", "PATH": os.environ["PATH"]},
    )
    return done.stdout


@pytest.mark.ruby
@pytest.mark.parametrize("name", sorted(path.stem for path in SCRIPTS.glob("*.rb")))
def test_says_what_nokogiri_says(ruby_with_nokogiri: Interpreter, name: str) -> None:
    code = (SCRIPTS / f"{name}.rb").read_text("utf-8")
    given = ruby_with_nokogiri.evaluate(IN_BOTH.format(code=code), f"{name}.rb")
    assert given.splitlines() == original(code).splitlines()


def test_what_is_not_there_says_so(ruby_with_nokogiri: Interpreter) -> None:
    with pytest.raises(RubyError, match="Nokogiri::XSLT is not available here"):
        ruby_with_nokogiri.evaluate("require 'nokogiri'\nNokogiri::XSLT")


def test_a_document_reads_no_other_file(ruby_with_nokogiri: Interpreter, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    xml = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><a>&x;</a>'
    code = f"require 'nokogiri'\nNokogiri::XML({xml!r}).to_xml + Nokogiri::XML({xml!r}).text"
    assert "SECRET" not in ruby_with_nokogiri.evaluate(code)


def test_entities_do_not_grow_without_bound(ruby_with_nokogiri: Interpreter) -> None:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    xml = f'<!DOCTYPE a [<!ENTITY e0 "lol">{levels}]><a>&e11;</a>'
    code = f"require 'nokogiri'\nNokogiri::XML({xml!r}).text.size.to_s"
    assert int(ruby_with_nokogiri.evaluate(code)) < 10_000_000
