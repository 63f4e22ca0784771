"""Programs and the network, which Ruby code has through Python alone."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from jekyll_py.disk.git import git
from jekyll_py.errors import JekyllError
from jekyll_py.ruby import http
from jekyll_py.ruby.compiled_module import CompiledModule
from jekyll_py.ruby.errors import RubyError
from jekyll_py.ruby.interpreter import Interpreter, Limits
from jekyll_py.ruby.programs import programs_in

pytestmark = pytest.mark.sandbox


class Handler(BaseHTTPRequestHandler):
    """Answers with what was asked."""

    def do_GET(self) -> None:
        status, location = (302, "/there") if self.path == "/moved" else (404 if self.path == "/gone" else 200, "")
        body = f"{self.command} {self.path} {self.headers.get('X-Name', '')} größe".encode()
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    found.server_close()


@pytest.fixture
def served(ruby_module: CompiledModule, tmp_path: Path) -> Iterator[Interpreter]:
    """An interpreter with both services, in a repository with one commit."""
    git(str(tmp_path), "init", "--quiet")
    (tmp_path / "a.md").write_text("a")
    git(str(tmp_path), "add", ".")
    who = ("-c", "user.name=Your Name", "-c", "user.email=you@example.org")
    git(str(tmp_path), *who, "commit", "--quiet", "--message", "First")
    functions = {"program": programs_in(str(tmp_path), str), "http": http.requests_of(str(tmp_path))}
    started = Interpreter(ruby_module, (), functions, {}, Limits(seconds=20))
    yield started
    started.close()


@pytest.mark.parametrize(
    "code",
    [
        "`git log -1 --format=%s`",
        '`git log -1 --format="%s" "a.md" 2>/dev/null`',
        'IO.popen(["git", "log", "-1", "--format=%s"]).read',
        'require "open3"; Open3.capture2("git", "log", "-1", "--format=%s").first',
        'require "open3"; Open3.capture3("git log -1 --format=%s").first',
        'IO.pipe { |from, to| Process.wait(spawn("git", "log", "-1", "--format=%s", out: to)); to.close; from.read }',
        "`git log --format=%s | tail -n 1`",
        "`git log --format=%s -- a.md 2>/dev/null | sort | uniq | head -1`",
        "`git -C . log -1 --format=%s`",
        "`cd . && git log -1 --format=%s`",
        "`git --no-pager log -1 --format=%s`",
    ],
)
def test_git_shows_the_history(code: str, served: Interpreter) -> None:
    assert served.evaluate(code) == "First\n"


NBCONVERT = """#!/bin/sh
for each; do last=$each; done
echo "$* $(ls -A | wc -l)" | sed "s#$last#FILE#"
cat "$last"
"""


@pytest.mark.parametrize(
    ("code", "options"),
    [
        ('`jupyter nbconvert --to html --stdout "FILE"`', "--to html --stdout"),
        (
            "IO.pipe do |from, to|\n"
            "  spawn('jupyter', 'nbconvert', '--to', 'html', '--stdout', '--no-prompt', 'FILE', out: to)\n"
            "  to.close\n"
            "  from.read\n"
            "end",
            "--to html --stdout --no-prompt",
        ),
    ],
)
def test_nbconvert_shows_a_notebook(
    code: str, options: str, served: Interpreter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As jekyll-jupyter-notebook has it run: in a folder without settings, which would be code."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "jupyter-nbconvert"
    program.write_text(NBCONVERT)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    notebook = tmp_path / "note book.ipynb"
    notebook.write_text("{}")
    assert served.evaluate(code.replace("FILE", str(notebook))) == f"{options} FILE 0\n{{}}"


@pytest.mark.parametrize(
    "command",
    [
        "jupyter nbconvert --to html --stdout",
        "jupyter nbconvert --to html --stdout --execute a.ipynb",
        "jupyter nbconvert --to html --stdout --config=a.py a.ipynb",
        "jupyter nbconvert --to html --stdout a.ipynb --execute",
        "jupyter nbconvert --to html a.ipynb",
        "jupyter notebook",
        "jupyter nbconvert --to html --stdout a.ipynb | head",
    ],
)
def test_nbconvert_does_nothing_else(command: str, served: Interpreter) -> None:
    with pytest.raises((RubyError, JekyllError), match="cannot run programs here"):
        served.evaluate(f"`{command}`")


def test_nbconvert_that_is_not_installed(served: Interpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(RubyError, match="nbconvert is not installed: pip install nbconvert"):
        served.evaluate("`jupyter nbconvert --to html --stdout a.ipynb`")


def test_the_status_of_the_last_command(served: Interpreter) -> None:
    assert served.evaluate("`git log -1`; $?.success?.to_s + $?.exitstatus.to_s") == "true0"
    assert served.evaluate('system("git", "log", "nothing"); $?.success?.to_s') == "false"


def test_a_program_that_is_not_there(served: Interpreter) -> None:
    assert served.evaluate("`which git`") == "git\n"
    assert served.evaluate('system("which convert > /dev/null 2>&1").to_s + `command -v npx`') == "false"
    assert served.evaluate('begin; `convert a.png`; rescue Errno::ENOENT; "rescued"; end') == "rescued"


def test_system_gives_nothing_for_a_program_that_is_not_there(served: Interpreter) -> None:
    """As Ruby's ``Kernel#system`` does: plugins look for a program so, or go on without what it would have made."""
    looking = '["py", "npx -y a", "npx b"].map { |name| system(name, out: File::NULL) }.inspect + $?.exitstatus.to_s'
    assert served.evaluate(looking) == "[nil, nil, nil]127"
    assert served.evaluate('system({"A" => "b"}, "py", "--version").inspect') == "nil"
    with pytest.raises(RubyError, match="cannot run programs here"):
        served.evaluate('system("py", exception: true)')


@pytest.mark.parametrize(
    "command",
    [
        "id",
        "git push",
        "git log --output=x",
        "git -c alias.x=!id x",
        "git log; id",
        "git log | sh",
        "git log | head -1 | sh",
        "git log | tail -f",
        "git -C .. log",
        "cd / && git log",
        "cd . && id",
        "git log $(id)",
        "git log > x",
        "git branch new",
        "git log -p --ext-diff",
        "git log -p --ext-d",
        "git log --outp=x",
        "git diff /etc/passwd /dev/null",
        "git blame --contents /etc/passwd a.md",
        "git blame --cont=/etc/passwd a.md",
        "git branch --unset-upstream",
        "git branch -uorigin/main",
    ],
)
def test_git_changes_nothing(command: str, served: Interpreter, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises((RubyError, JekyllError), match="cannot run programs here"):
        served.evaluate(f"`{command}`")
    assert sorted(tmp_path.rglob("*")) == before


def test_net_http(served: Interpreter, server: str) -> None:
    code = f"""
      require "net/http"
      uri = URI("{server}/a?b=c")
      answer = Net::HTTP.get_response(uri)
      request = Net::HTTP::Post.new(uri)
      request["X-Name"] = "me"
      request.set_form_data("q" => "1")
      posted = Net::HTTP.start(uri.hostname, uri.port) {{ |http| http.request(request) }}
      [Net::HTTP.get(uri), answer.code, answer.is_a?(Net::HTTPSuccess), answer["content-type"], posted.body,
       Net::HTTP.get_response(URI("{server}/moved")).is_a?(Net::HTTPRedirection)].inspect
    """
    assert json.loads(served.evaluate(code)) == [
        "GET /a?b=c  größe",
        "200",
        True,
        "text/plain; charset=utf-8",
        "POST /a?b=c me größe",
        True,
    ]


def test_open_uri(served: Interpreter, server: str) -> None:
    assert served.evaluate(f'require "open-uri"; URI.open("{server}/moved").read') == "GET /there  größe"
    with pytest.raises(RubyError, match="OpenURI::HTTPError: 404 Not Found"):
        served.evaluate(f'URI.open("{server}/gone")')


def test_open_uri_sends_headers_however_they_are_given(served: Interpreter, server: str) -> None:
    code = f"""
      require "open-uri"
      headers = {{ "X-Name" => "me" }}
      address = "{server}/a"
      [URI.open(address, headers).read, URI.open(address, "X-Name" => "me", read_timeout: 5).read].uniq.inspect
    """
    assert json.loads(served.evaluate(code)) == ["GET /a me größe"]


def test_open_uri_opens_files(ruby: Interpreter, tmp_path: Path) -> None:
    """``URI.open`` is ``Kernel#open`` for what is no address, as Ruby documents."""
    (tmp_path / "source/a.md").write_text("a")
    code = """
      require "open-uri"
      require "pathname"
      path = "/site/a.md"
      missing = begin URI.open("/site/none.md") rescue $!.class.name end
      [URI.open(path).read, URI.open(path, "r:UTF-8", &:read), URI.open(Pathname(path)).read, missing].inspect
    """
    assert json.loads(ruby.evaluate(code)) == ["a", "a", "a", "Errno::ENOENT"]


def test_an_answer_serves_where_the_network_is_missing(
    served: Interpreter, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = f'require "net/http"; Net::HTTP.get(URI("{server}/kept"))'
    first = served.evaluate(code)
    monkeypatch.setattr(http, "FRESH", -1.0)
    monkeypatch.setattr(http, "_asked", lambda _: (_ for _ in ()).throw(OSError("no network")))
    assert served.evaluate(code) == first
    with pytest.raises((RubyError, JekyllError), match="no network"):
        served.evaluate(f'Net::HTTP.get(URI("{server}/new"))')
