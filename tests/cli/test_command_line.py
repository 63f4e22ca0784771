"""How the command line is read, and what it says when it cannot be."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from jekyll_py import __version__, cli
from jekyll_py.commands.examples import EXAMPLES, Example
from jekyll_py.commands.option_parser import UsageError
from jekyll_py.commands.options import GLOBAL
from jekyll_py.commands.request import Request, find, read, split
from jekyll_py.commands.table import COMMANDS, CommandSpec


def request(*words: str) -> Request:
    name, rest = split(words)
    assert name is not None
    return read(find(name), rest)


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (["build"], {}),
        (["b", "-s", "a", "-dout"], {"source": "a", "destination": "out"}),
        (["-s", "build", "build"], {"source": "build"}),
        (["build", "--source=a b", "--destination", "c"], {"source": "a b", "destination": "c"}),
        (["build", "--config", "a.yml,b.toml"], {"config": ["a.yml", "b.toml"]}),
        (["build", "--limit_posts", "5"], {"limit_posts": 5}),
        (["build", "--limit-posts=5"], {"limit_posts": 5}),
        (["build", "--no-watch"], {"watch": False}),
        (
            ["build", "-w", "-D", "-VI"],
            {"watch": True, "show_drafts": True, "verbose": True, "incremental": True},
        ),
        (["build", "--unpub", "--li", "1"], {"unpublished": True, "limit_posts": 1}),
        (["build", "-c", "a.yml"], {"config": ["a.yml"]}),
        (["build", "-ca.yml,b.yml", "-u", "--c", "c.yml"], {"config": ["c.yml"], "unpublished": True}),
        (
            ["build", "-p", "x,y", "--layouts", "l", "--safe"],
            {"plugins_dir": ["x", "y"], "layouts_dir": "l", "safe": True},
        ),
        (
            ["s", "-P", "4001", "-H", "::1", "-o", "-l"],
            {"port": "4001", "host": "::1", "open_url": True, "livereload": True},
        ),
        (["serve", "--host", "--port"], {"host": None, "port": None}),
        (
            ["post", "A", "-d", "2024-05-17", "Title", "-x", "markdown"],
            {"date": "2024-05-17", "extension": "markdown"},
        ),
        (["build", "--target", "jekyll", "-t"], {"target": "jekyll", "trace": True}),
    ],
)
def test_options_are_read_as_jekyll_reads_them(words: list[str], options: dict[str, object]) -> None:
    assert request(*words).options == options


def test_arguments_stand_anywhere() -> None:
    assert request("post", "A", "-f", "long", "--layout", "x", "title").arguments == ("A", "long", "title")
    assert request("-t", "new", "my site").arguments == ("my site",)


def test_only_keys_of_the_configuration_override_it() -> None:
    assert request("build", "--trace", "--report", "r", "-q").overrides() == {"quiet": True}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["build", "--nope"], "invalid option: --nope"),
        (["build", "-Z"], "invalid option: -Z"),
        (["build", "-1"], "invalid option: -1"),
        (["-1", "build"], "invalid option: -1"),
        (["build", "--auto"], "invalid option: --auto (the switch is --watch)"),
        (["build", "--limit_posts", "x"], "invalid argument: --limit_posts x"),
        (["build", "--config"], "missing argument: --config"),
        (["build", "--s"], "ambiguous option: --s"),
    ],
)
def test_what_cannot_be_read_is_said_as_jekyll_says_it(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert cli.main(words) == 1
    first, second, third = capsys.readouterr().err.splitlines()
    assert first == f"jekyll-py {__version__} | Error:  Whoops, we can't understand your command."
    assert message in second
    assert third.endswith("Run your command again with the --help switch to see available options.")


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["frobnicate"]) == 1
    assert "fatal: 'jekyll frobnicate' could not be found." in capsys.readouterr().err
    with pytest.raises(UsageError, match="jekyll-import"):
        find("import")


def test_no_command_is_an_error_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 1
    shown = capsys.readouterr()
    assert shown.err == "A subcommand is required.\n"
    assert "Subcommands:" in shown.out


@pytest.mark.parametrize("words", [["--version"], ["-v"], ["build", "--version"]])
def test_the_version_is_printed(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert cli.main(words) == 0
    assert capsys.readouterr().out == f"jekyll-py {__version__}\n"


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_the_program_explains_itself(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert cli.main(words) == 0
    shown = capsys.readouterr().out
    assert all(row.name in shown and row.prose in shown for row in COMMANDS)
    assert all(option.prose in shown for option in GLOBAL)


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str], row: CommandSpec) -> None:
    assert cli.main([row.name, "--help"]) == cli.main(["help", row.name]) == 0
    first, second = capsys.readouterr().out.split(f"jekyll-py {row.name} -- ")[1:]
    assert first == second
    assert all(option.prose in first for option in row.options)


def test_help_for_what_is_no_command_lists_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help", "x"]) == 1
    shown = capsys.readouterr()
    assert "Hmm... we don't know what the 'x' command is." in shown.err
    assert "Valid commands: build, b," in shown.out


@pytest.mark.parametrize("example", [example for examples in EXAMPLES.values() for example in examples])
def test_examples_are_command_lines(example: Example) -> None:
    request(*shlex.split(example.words.partition(" > ")[0]))  # raises an error for an option that there is not


@pytest.mark.parametrize("name", EXAMPLES)
def test_help_ends_with_examples(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert cli.main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    for example in EXAMPLES[name]:
        assert f"  # {example.prose}\n  jekyll-py {example.words}\n" in shown


def test_help_imports_nothing_heavy() -> None:
    program = "import sys; from jekyll_py.cli import main; main(['--help']); print(*sys.modules, sep='\\n')"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    loaded = set(shown.splitlines())
    assert "jekyll_py.commands.help" in loaded
    assert loaded.isdisjoint({"yaml", "mistune", "pygments", "jinja2", "watchdog", "frontmatter", "http.server"})


def test_python_dash_m_works() -> None:
    shown = subprocess.run([sys.executable, "-m", "jekyll_py", "-v"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("jekyll-py ")


@pytest.mark.parametrize(
    ("ending", "status", "said"),
    [("return 3", 3, ""), ("raise ValueError('odd')", 1, "ValueError: odd"), ("sys.exit(4)", 4, "")],
)
def test_the_process_ends_when_all_is_said(ending: str, status: int, said: str) -> None:
    body = f"    atexit.register(print, 'tidied')\n    print('built')\n    {ending}\n"
    program = (
        f"import atexit, sys\nfrom jekyll_py import cli\ndef main():\n{body}cli.main = main\nsys.exit(cli.script())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (status, "built\ntidied\n")
    assert said in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by the shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_process_without_standard_streams_ends_well(closed: str) -> None:
    words = ["sh", "-c", f'exec "$0" -m jekyll_py help {closed}', sys.executable]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux has this device")
def test_output_that_cannot_be_written_is_an_error() -> None:
    with open("/dev/full", "w") as full:
        words = [sys.executable, "-m", "jekyll_py", "help"]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "what this command prints" in done.stderr
    assert "Traceback" not in done.stderr
