"""Ruby's Rouge as a resident process: one JSON line in, one out."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

_SCRIPT = r"""
$stdout.sync = true
STDIN.each_line do |line|
  request = JSON.parse(line)
  code, language = request.values_at("code", "language")
  answer = begin
    case request["want"]
    when "tokens"
      lexer = Rouge::Lexer.find_fancy(language, code)
      # Twig and its parent Jinja share class variables: who came first would decide what the other one knows.
      [Rouge::Lexers::Twig, Rouge::Lexers::Jinja].each do |kind|
        kind.class_variables(false).each { |name| kind.remove_class_variable(name) }
      end
      lexer && lexer.lex(code).map { |token, text| [token.shortname, text] }
    when "seconds"
      html = Rouge::Formatters::HTML.new
      pass = -> { request["blocks"].each { |l, c| html.format(Rouge::Lexer.find_fancy(l, c).lex(c)) } }
      clock = -> { Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) }
      pass.call
      before = clock.call
      pass.call
      clock.call - before
    when "markup" then Rouge::Formatters::HTML.new.format(Rouge::Lexer.find_fancy(language, code).lex(code))
    when "guess" then Rouge::Lexer.guess(source: code) { Rouge::Lexers::PlainText }.tag
    when "languages" then Rouge::Lexer.all.to_h { |lexer| [lexer.tag, lexer.aliases] }
    when "theme" then Rouge::Theme.find(language).new(scope: request["scope"]).render
    when "themes" then Rouge::Theme.registry.keys
    when "legacy"
      options = request["options"].transform_keys(&:to_sym)
      Rouge::Formatters::HTMLLegacy.new(options).format(Rouge::Lexer.find_fancy(language).lex(code))
    when "table"
      lines, start = request.values_at("lines", "start")
      inner = Rouge::Formatters::HTML.new
      inner = Rouge::Formatters::HTMLLineHighlighter.new(inner, highlight_lines: lines) unless lines.empty?
      options = { gutter_class: "gutter", code_class: "code", start_line: start }
      Rouge::Formatters::HTMLTable.new(inner, options).format(Rouge::Lexer.find_fancy(language).lex(code))
    end
  rescue StandardError, SystemStackError => error
    { "error" => error.class.name }
  end
  puts JSON.generate(answer)
end
"""


class Rouge:
    """The process; it ends with its standard input."""

    def __init__(self, lib: Path | None = None) -> None:
        """
        Args:
            lib: the folder ``lib`` of the version to ask; by default the one that is installed.
        """
        self._process = subprocess.Popen(
            ["ruby", *(["-I", str(lib)] if lib else []), "-Eutf-8", "-W0", "-rjson", "-rrouge", "-e", _SCRIPT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self, want: str, *, code: str = "", language: str = "", **more: object) -> Any:
        """Rouge's answer to one request; ``{"error": …}`` where it raises."""
        assert self._process.stdin
        assert self._process.stdout
        request = {"want": want, "code": code, "language": language, **more}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def tokens(self, code: str, language: str) -> list[tuple[str, str]] | None:
        """Rouge's tokens; None for a language it does not know or code it fails on."""
        answer = self.ask("tokens", code=code, language=language)
        return [(name, text) for name, text in answer] if isinstance(answer, list) else None

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@cache
def rouge() -> Rouge:
    """The one process of this run; skips the test when there is no Ruby."""
    return Rouge()
