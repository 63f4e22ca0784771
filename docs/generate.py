"""Write the pages that are made from tables: ``python docs/generate.py``; ``make docs`` also checks all pages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from compatibility_rows import STATES, Row, Shown, rows

from jekyll_py.check.rule import Rule
from jekyll_py.check.rules import FAMILIES, THEME_FAMILIES
from jekyll_py.commands.check_output import FORMATS
from jekyll_py.commands.options import BUILD, CHECK_OUTPUT, GLOBAL, SERVE, VERIFY, OptionSpec
from jekyll_py.commands.table import COMMANDS, CommandSpec
from jekyll_py.config.keys import KEYS, Key, Unset
from jekyll_py.kramdown import OPTIONS

HERE = Path(__file__).parent
NOTICE = "<!-- Made by docs/generate.py from {source} and docs/{page}.in.md; change those. -->\n\n"


def configuration() -> str:
    """The page of configuration keys."""
    rows = [(f"`{key.name}`", key.type, _default(key), key.prose) for key in KEYS]
    return _filled("configuration", "jekyll_py/config/keys.py", {"keys": _table(("key", "takes", "default", ""), rows)})


def command_line() -> str:
    """The page of commands and options."""
    parts = {
        "commands": _table(("command", "also", ""), [_command(row) for row in COMMANDS]),
        "global": _options(GLOBAL),
        "build": _options(BUILD + VERIFY + CHECK_OUTPUT),
        "serve": _options(SERVE),
        "others": "\n".join(_section(row) for row in COMMANDS if row.name not in ("build", "clean", "serve", "help")),
    }
    return _filled("command-line", "jekyll_py/commands/table.py", parts)


def check() -> str:
    """The page of checks: the formats of findings, and the rules."""
    rows = (_rule(rule) for family in FAMILIES for rule in family.RULES)
    formats = _table(("format", ""), [(f"`{name}`", prose) for name, prose in FORMATS.items()])
    parts = {"formats": formats, "rules": _table(("rule", "severity", "finds", "such as", "source"), rows)}
    return _filled("check", "jekyll_py/check/rules/", parts)


def theme_tools() -> str:
    """The page of tools for authors of themes: the rules of ``theme check``."""
    rows = (_rule(rule) for family in THEME_FAMILIES for rule in family.RULES)
    parts = {"rules": _table(("rule", "severity", "finds", "such as", "source"), rows)}
    return _filled("theme-tools", "jekyll_py/check/theme/rules/", parts)


def _rule(rule: Rule) -> tuple[str, ...]:
    return f"`{rule.name}`", _severity(rule), rule.finds, f"`{rule.example}`", rule.source


def _severity(rule: Rule) -> str:
    return rule.severity if rule.is_on else f"{rule.severity}, off"


def compatibility() -> str:
    """The page of Jekyll's features."""
    all_rows = list(rows())
    found = Counter(row.state for row in all_rows)
    counts = _table((*STATES, "all"), [[str(found[state]) for state in STATES] + [str(len(all_rows))]])
    groups = [_group(name, list(members)) for name, members in groupby(all_rows, key=lambda row: row.group)]
    return _filled("compatibility", "docs/compatibility.toml", {"counts": counts, "groups": "\n".join(groups)})


def markdown() -> str:
    """The page of Markdown, with kramdown's options."""
    rows = [(f"`{option.name}`", option.type, _written(option.default), option.prose) for option in OPTIONS]
    parts = {"options": _table(("option", "type", "default", "what it does"), rows)}
    return _filled("markdown", "jekyll_py/kramdown/options.py", parts)


PAGES = {
    "check.md": check,
    "command-line.md": command_line,
    "compatibility.md": compatibility,
    "configuration.md": configuration,
    "markdown.md": markdown,
    "theme-tools.md": theme_tools,
}


def _filled(page: str, source: str, parts: dict[str, str]) -> str:
    text = (HERE / f"{page}.in.md").read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"<!-- {name} -->\n", part)
    return NOTICE.format(page=page, source=source) + text


def _group(name: str, members: Sequence[Row]) -> str:
    lines = [
        (str(row.number), row.feature, f"{row.state}: {row.note}" if row.note else row.state, _tests(row.tests))
        for row in members
    ]
    return f"## {name}\n\n{_table(('', 'feature', 'here', 'shown by'), lines)}"


def _tests(tests: Sequence[Shown]) -> str:
    return "<br>".join(_test(test) for test in tests)


def _test(test: Shown) -> str:
    if test.kind == "test":
        path, _, name = test.name.partition("::")
        return f"[{name or path}](../tests/{path})"
    return f"{test.kind} *{test.name}*"


def _default(key: Key) -> str:
    return "" if isinstance(key.default, Unset) or key.default is None else f"`{json.dumps(key.default)}`"


def _written(default: object) -> str:
    """The default of one of kramdown's options."""
    if isinstance(default, (tuple, dict)):
        return f"`{', '.join(map(str, default))}`" if default else ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`" if default != "" else ""


def _command(row: CommandSpec) -> tuple[str, str, str]:
    return f"`{row.name}`", ", ".join(f"`{alias}`" for alias in row.aliases), f"{row.prose}."


def _section(row: CommandSpec) -> str:
    own = [option for option in row.options if row.name != "check" or option not in BUILD]
    return f"### {row.name}\n\n`jekyll-py {row.syntax}`: {row.prose}.\n\n{_options(own)}"


def _options(options: Sequence[OptionSpec]) -> str:
    rows = [(_flags(option), option.key, f"{option.prose}.") for option in options]
    return _table(("option", "key", ""), [(flags, f"`{key}`", prose) for flags, key, prose in rows])


def _flags(option: OptionSpec) -> str:
    flags = [f"--[no-]{flag[2:]}" if option.kind == "switch" and flag[:2] == "--" else flag for flag in option.flags]
    value = f" {option.metavar}" if option.metavar else ""
    return ", ".join(f"`{flag}{value}`" if flag == flags[-1] else f"`{flag}`" for flag in flags)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
