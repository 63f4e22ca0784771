"""Calls from Python into Ruby and back, and what an error says."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.ruby.errors import RubyError, SandboxError
from jekyll_py.ruby.interpreter import Interpreter

pytestmark = pytest.mark.sandbox


def test_a_string_comes_back(ruby: Interpreter) -> None:
    assert ruby.evaluate('"Grüße, 世界" + (1 + 1).to_s') == "Grüße, 世界2"
    assert ruby.evaluate("1 + 1") == ""


def test_ruby_calls_python(ruby: Interpreter) -> None:
    assert ruby.evaluate('Host.call("upper", "größe")') == "GRÖSSE"


def test_calls_nest(ruby: Interpreter) -> None:
    inner = 'Host.call(\\"upper\\", \\"x\\") + \\"y\\"'
    assert ruby.evaluate(f'"a" + Host.call("evaluate", "{inner}") + "b"') == "aXyb"


def test_endless_nesting_is_an_error_that_ruby_can_rescue(ruby: Interpreter) -> None:
    ruby.evaluate('def again = Host.call("evaluate", "again")')
    with pytest.raises(SandboxError, match="nest too deep"):
        ruby.evaluate("again")
    assert ruby.evaluate("begin; again; rescue => error; error.message; end").endswith("nest too deep")


def test_two_hundred_blocks_within_each_other(ruby: Interpreter) -> None:
    code = "def deep(n) = n.zero? ? 'end' : [n].map { |i| deep(i - 1) }.first"
    assert ruby.evaluate(f"GC.disable\n{code}\ndeep(200)") == "end"


def test_variables_last_from_call_to_call(ruby: Interpreter) -> None:
    ruby.evaluate("$kept = {'a' => 1}")
    assert ruby.evaluate("$kept.inspect") == '{"a"=>1}'  # as Ruby before 3.4 writes it


def test_an_error_names_the_line_of_the_file(ruby: Interpreter, tmp_path: Path) -> None:
    (tmp_path / "source" / "tag.rb").write_text("def outer\n  raise ArgumentError, 'no size'\nend\nouter\n")
    with pytest.raises(RubyError) as raised:
        ruby.evaluate('load "/site/tag.rb"')
    assert raised.value.message == "ArgumentError: no size"
    assert (raised.value.path, raised.value.line) == (str(tmp_path / "source" / "tag.rb"), 2)
    assert [frame.line for frame in raised.value.frames][:2] == [2, 4]


def test_a_syntax_error_names_the_line_of_the_file(ruby: Interpreter, tmp_path: Path) -> None:
    (tmp_path / "source" / "tag.rb").write_text("x = 1\ny = (\n")
    with pytest.raises(RubyError) as raised:
        ruby.evaluate('load "/site/tag.rb"')
    assert raised.value.path == str(tmp_path / "source" / "tag.rb")
    assert raised.value.line in (2, 3)


def test_an_exception_of_python_passes_through_ruby(ruby: Interpreter) -> None:
    with pytest.raises(ValueError, match="as it was"):
        ruby.evaluate('Host.call("fails", "as it was")')
    assert ruby.evaluate('begin; Host.call("fails", "x"); rescue => e; "rescued #{e.message}"; end') == "rescued x"
    with pytest.raises(RubyError, match="ArgumentError: another"):
        ruby.evaluate('raise ArgumentError, "another"')


def test_after_an_error_ruby_goes_on(ruby: Interpreter) -> None:
    for code in ("def deep(n) = deep(n + 1) + 1\ndeep(0)", "exit 7", "throw :nothing", "raise Exception, 'all'"):
        with pytest.raises(RubyError):
            ruby.evaluate(code)
    assert ruby.evaluate('"here"') == "here"


def test_ties_keep_their_order(ruby: Interpreter) -> None:
    check = "all = (1..700).map { |i| [i % 7, i] }\n"
    for call in (
        "all.sort_by(&:first)",
        "all.dup.sort_by!(&:first)",
        "all.sort { |a, b| a[0] <=> b[0] }",
        "all.dup.sort! { |a, b| a[0] <=> b[0] }",
        "all.each_entry.sort_by(&:first)",
        "all.to_h { |k, i| [i, k] }.sort_by { |i, k| k }.map { |i, k| [k, i] }",
        "all.lazy.sort_by(&:first)",
    ):
        assert ruby.evaluate(f"{check}({call} == all.group_by(&:first).sort.flat_map(&:last)).to_s") == "true", call


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ('[1, "a"].sort', "comparison of Integer with String failed"),
        ('["a", 1].sort', "comparison of String with 1 failed"),
        ("[nil, 1].sort_by { |x| x }", "comparison of NilClass with 1 failed"),
    ],
)
def test_sorting_refuses_what_ruby_refuses(code: str, message: str, ruby: Interpreter) -> None:
    with pytest.raises(RubyError, match=message):
        ruby.evaluate(code)


def test_a_timeout_runs_its_block(ruby: Interpreter) -> None:
    assert ruby.evaluate('require "timeout"; Timeout.timeout(5) { |seconds| seconds.to_s }') == "5"


def test_a_thread_runs_at_once(ruby: Interpreter) -> None:
    assert ruby.evaluate("(1..3).map { |i| Thread.new(i) { |n| n * 2 } }.map(&:value).inspect") == "[2, 4, 6]"
    with pytest.raises(RubyError, match="RuntimeError: inside"):
        ruby.evaluate('Thread.new { raise "inside" }.join')


def test_memory_that_is_full_is_named_as_that(ruby: Interpreter) -> None:
    with pytest.raises(SandboxError, match="needs more than its 1024 MB of memory"):
        ruby.evaluate("60_000.times { {}.fetch(1) { break } }; ''")  # each loses 24 kB in a method written in C


def test_a_throw_ends_the_block_of_its_tag_and_loses_no_memory(ruby: Interpreter) -> None:
    assert (
        ruby.evaluate("[catch(:a) { catch(:b) { throw :a, 1 }; 2 }, catch { |tag| throw tag }].inspect") == "[1, nil]"
    )
    assert ruby.evaluate("catch(:c) { begin; throw :c, 3; rescue; 4; end }.inspect") == "3"
    with pytest.raises(RubyError, match="uncaught throw :d"):
        ruby.evaluate("catch(:e) { throw :d }")
    size = "GC.enable; GC.start; GC.disable; ''"
    ruby.evaluate("40_000.times { catch(:a) { throw :a } }; ''")  # 24 kB each would be more than there is
    assert ruby.evaluate(f"{size}; 'alive'") == "alive"
