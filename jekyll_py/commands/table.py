"""The table of commands and options. The parser, the help and the reference in docs/ are made from it."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple
from .options import (
    BASELINE,
    BUILD,
    CHECK_OUTPUT,
    CONFIG,
    DATE,
    EXPLAIN_RULE,
    EXTENSION,
    FINDINGS,
    FORCE,
    LAYOUT,
    SERVE,
    STAMP,
    VERIFY,
    OptionSpec,
    flag,
)


class CommandSpec(NamedTuple):
    """A command of the program."""

    name: str
    aliases: tuple[str, ...]
    syntax: str
    """The usage line after the program's name."""
    prose: str
    """One line for the help."""
    options: tuple[OptionSpec, ...]
    module: str
    """The module of this package whose ``run`` performs the command."""


COMMANDS = (
    CommandSpec("build", ("b",), "build [options]", "Build your site", BUILD + VERIFY + FINDINGS, "build"),
    CommandSpec("bibliography", (), "bibliography", "Write the data files that Jekyll reads in place of BibTeX",
        (CONFIG,), "bibliography"),
    CommandSpec("bundle", (), "bundle [DIR]", "List the gems your site needs, and fetch them",
        (CONFIG, flag("update", "--update", prose="Choose versions anew where no Gemfile.lock fixes them")), "bundle"),
    CommandSpec("clean", (), "clean", "Remove what builds have written, without building", BUILD, "clean"),
    CommandSpec(
        "check", (), "check [DIR] [options]", "Build your site, and check its links, images and markup",
        (
            *BUILD,
            OptionSpec("built", ("--built",), "text", "DIR", "Check the HTML in DIR as it is, and build nothing"),
            flag("translations", "--translations",
                prose="Print the versions of pages in several languages, and what they lack"),
            EXPLAIN_RULE,
            *CHECK_OUTPUT,
        ),
        "check",
    ),
    CommandSpec("completion", (), "completion bash|zsh|fish", "Print the script that completes commands in a shell", (),
        "completion"),
    CommandSpec("doctor", ("hyde",), "doctor", "Search the site for what will not work", (CONFIG,), "doctor"),
    CommandSpec(
        "highlight-css", (), "highlight-css [THEME]", "Print the style sheet of a theme for highlighted code",
        (OptionSpec("scope", ("--scope",), "text", "SELECTOR", "What its rules apply to (defaults to .highlight)"),),
        "highlight_css",
    ),
    CommandSpec("help", (), "help [subcommand]", "Show this message, or that of a subcommand", (), "help"),
    CommandSpec(
        "new", (), "new PATH", "Start a new site in PATH",
        (
            flag("force", "--force", prose="Go on even if PATH is not empty"),
            flag("blank", "--blank", prose="Start with empty folders and the least a site needs"),
            OptionSpec("from", ("--from",), "text", "SOURCE",
                "Take over a site of al-folio, academicpages or minimal-light: a folder, or its address on GitHub"),
            flag("skip-bundle", "--skip-bundle", prose="Accepted; there is nothing to install"),
            flag("workflow", "--workflow", prose="Add a GitHub workflow that builds and deploys to Pages"),
        ),
        "new",
    ),
    CommandSpec(
        "new-theme", (), "new-theme NAME", "Start a new theme",
        (flag("code_of_conduct", "-c", "--code-of-conduct", prose="Include a code of conduct"),),
        "new_theme",
    ),
    CommandSpec(
        "theme", (), "theme show|copy|diff|check|settings|build|gallery [FILE]",
        "Show, copy, compare, check and pack the files of a theme",
        (
            CONFIG,
            OptionSpec("page", ("--page",), "text", "URL", "show: all that made the page at this address"),
            flag("json", "--json", prose="show, settings: write JSON"),
            flag("merge", "--merge", prose="diff: merge what the theme has changed into your copies"),
            OptionSpec("against", ("--against",), "text", "TAG",
                "gallery: compare with TAG (defaults to the newest one)"),
            EXPLAIN_RULE,
            *FINDINGS,
            *BASELINE,
        ),
        "theme",
    ),
    CommandSpec(
        "lsp", (), "lsp [options]", "Help editors: errors as you type, completion, links to go to",
        (
            CONFIG,
            flag("trust", "--trust", prose="Run the site's own plugins, as build does"),
        ),
        "lsp",
    ),
    CommandSpec("serve", ("server", "s"), "serve [options]", "Preview your site, updated with every save",
            BUILD + SERVE, "serve"),
    CommandSpec("draft", (), "draft NAME", "Create a new draft post with the given NAME",
            (EXTENSION, LAYOUT, FORCE, CONFIG),
        "draft"),
    CommandSpec("post", (), "post NAME", "Create a new post with the given NAME",
            (EXTENSION, LAYOUT, FORCE, DATE, CONFIG, STAMP),
        "post"),
    CommandSpec("publish", (), "publish DRAFT_PATH", "Move a draft into the _posts directory and set the date",
            (DATE, CONFIG, FORCE, STAMP),
        "publish"),
    CommandSpec("unpublish", (), "unpublish POST_PATH", "Move a post back into the _drafts directory",
            (CONFIG, FORCE),
        "unpublish"),
    CommandSpec("page", (), "page NAME", "Create a new page with the given NAME",
            (EXTENSION, LAYOUT, FORCE, CONFIG),
        "page"),
    CommandSpec(
        "rename", (), "rename PATH NAME", "Move a file to a given NAME and set title and date",
        (FORCE, CONFIG, DATE, flag("now", "--now", prose="Specify the date as now")),
        "rename",
    ),
    CommandSpec(
        "compose", (), "compose NAME", "Create a new document with the given NAME",
        (
            EXTENSION, LAYOUT, FORCE, DATE,
            OptionSpec("collection", ("-c", "--collection"), "text", "COLLECTION", "Specify the collection"),
            flag("post", "--post", prose="Create a new post (default)"),
            flag("draft", "--draft", prose="Create a new draft"),
            CONFIG, STAMP,
        ),
        "compose",
    ),
)  # fmt: skip


def command(name: str) -> CommandSpec | None:
    """The command with a name or alias, or None."""
    return next((row for row in COMMANDS if name == row.name or name in row.aliases), None)
