"""The table of commands and options. The parser, the help and the reference in docs/ are made from it."""

from __future__ import annotations

from typing import NamedTuple


class OptionSpec(NamedTuple):
    """An option of the command line."""

    key: str
    """The key of the configuration that it overrides, or a key of the command alone."""
    flags: tuple[str, ...]
    """Its spellings, such as ``-s`` and ``--source``."""
    kind: str
    """``flag``, ``switch`` (with a ``--no-`` form), ``text``, ``integer``, ``list`` (with commas) or ``repeated``."""
    metavar: str
    """The placeholder of its value in the help, in brackets if the value is optional; empty for flags."""
    prose: str
    """One line for the help."""


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


def _flag(key: str, *flags: str, prose: str) -> OptionSpec:
    return OptionSpec(key, flags, "flag", "", prose)


CONFIG = OptionSpec("config", ("--config",), "list", "FILE[,FILE2,...]", "Configuration files; later ones win")

GLOBAL = (
    OptionSpec("source", ("-s", "--source"), "text", "[DIR]", "Source directory (defaults to ./)"),
    OptionSpec("destination", ("-d", "--destination"), "text", "[DIR]", "Destination directory (defaults to ./_site)"),
    _flag("safe", "--safe", prose="Safe mode: no plugins of the site, no links out of it (defaults to false)"),
    OptionSpec(
        "plugins_dir",
        ("-p", "--plugins"),
        "list",
        "DIR[,DIR2,...]",
        "Plugins directory (defaults to ./_plugins)",
    ),
    OptionSpec("layouts_dir", ("--layouts",), "text", "DIR", "Layouts directory (defaults to ./_layouts)"),
    _flag("profile", "--profile", prose="Print where the time went"),
    OptionSpec(
        "target",
        ("--target",),
        "text",
        "NAME",
        "Build for jekyll or github-pages (see the docs for the default)",
    ),
    _flag("help", "-h", "--help", prose="Show this message"),
    _flag("version", "-v", "--version", prose="Print the name and version"),
    _flag("trace", "-t", "--trace", prose="Show the full traceback when an error occurs"),
)

BUILD = (
    CONFIG,
    OptionSpec("destination", ("-d", "--destination"), "text", "DIR",
        "Write the site to DIR (defaults to ./_site)"),
    OptionSpec("source", ("-s", "--source"), "text", "DIR", "Read the site from DIR (defaults to ./)"),
    _flag("future", "--future", prose="Publish posts with a future date"),
    OptionSpec("limit_posts", ("--limit_posts", "--limit-posts"), "integer", "MAX",
        "Publish only the newest MAX posts"),
    OptionSpec("watch", ("-w", "--watch"), "switch", "", "Watch for changes and rebuild"),
    OptionSpec("baseurl", ("-b", "--baseurl"), "text", "URL", "Serve the website from the given base URL"),
    _flag("force_polling", "--force_polling", "--force-polling", prose="Watch by polling"),
    _flag("lsi", "--lsi", prose="Choose related posts by what they say"),
    _flag("show_drafts", "-D", "--drafts", prose="Render posts in the _drafts folder"),
    _flag("unpublished", "--unpublished", prose="Render posts that were marked as unpublished"),
    _flag("disable_disk_cache", "--disable-disk-cache", prose="Keep nothing on disk between builds"),
    _flag("quiet", "-q", "--quiet", prose="Print errors only"),
    _flag("verbose", "-V", "--verbose", prose="Print every step"),
    _flag("incremental", "-I", "--incremental", prose="Build only what changed"),
    _flag(
        "strict_front_matter", "--strict_front_matter", "--strict-front-matter",
        prose="Fail on errors in front matter"
    ),
    OptionSpec("jobs", ("-j", "--jobs"), "integer", "N",
        "Render with at most N processes (defaults to the number of cores)"),
    OptionSpec("executor", ("--executor",), "text", "NAME",
        "What runs them: fork, spawn or dask:ADDRESS (defaults to fork)"),
    _flag("strict", "--strict", prose="Make every warning an error"),
    _flag("pages_errors", "--pages-errors", prose="End the build where GitHub Pages ends it"),
    OptionSpec("report", ("--report",), "text", "FILE", "Write errors and warnings to FILE as JSON"),
)  # fmt: skip

FINDINGS = (
    OptionSpec("format", ("--format",), "repeated", "NAME[=FILE]",
        "Write the findings as NAME, to FILE if there is one; may be repeated"),
    OptionSpec("fail_on", ("--fail-on",), "text", "SEVERITY", "Fail for findings of error (default) or warning"),
)  # fmt: skip

EXTERNAL = (
    _flag("external", "--external", prose="Ask the servers of other sites for what the site links to"),
    OptionSpec("external_max_age", ("--external-max-age",), "text", "AGE",
        "Ask again for what was right if that is older than AGE, such as 12h (defaults to 7d)"),
    OptionSpec("external_since", ("--external-since",), "text", "COMMIT",
        "Ask only for what stands in sources that have changed since COMMIT"),
    _flag("external_private", "--external-private", prose="Ask for addresses of private networks, too"),
)  # fmt: skip

BASELINE = (
    OptionSpec("baseline", ("--baseline",), "text", "FILE", "Leave out the findings that FILE has"),
    _flag("write_baseline", "--write-baseline", prose="Write the findings of today to the file of --baseline"),
)

CHECK_OUTPUT = (*FINDINGS, *EXTERNAL, *BASELINE)

VERIFY = (
    _flag("explain", "--explain", prose="Say of each page that is rendered what has changed"),
    _flag("check", "--check", prose="Check what was built, as the command check does"),
    _flag("verify", "--verify", prose="Build cleanly beside, and fail if that gives anything else"),
)

SERVE = (
    OptionSpec("ssl_cert", ("--ssl-cert",), "text", "[CERT]", "X.509 (SSL) certificate, relative to the source"),
    OptionSpec("host", ("-H", "--host"), "text", "[HOST]", "Host to bind to (defaults to 127.0.0.1)"),
    _flag("open_url", "-o", "--open-url", prose="Launch your site in a browser"),
    _flag("detach", "-B", "--detach", prose="Run the server in the background"),
    OptionSpec("ssl_key", ("--ssl-key",), "text", "[KEY]", "X.509 (SSL) private key, relative to the source"),
    _flag("https", "--https", prose="Serve over HTTPS, with a certificate that is made for this machine"),
    OptionSpec("port", ("-P", "--port"), "text", "[PORT]", "Port to listen on (defaults to 4000)"),
    _flag("show_dir_listing", "--show-dir-listing",
        prose="Show a directory listing instead of your index file"),
    _flag("skip_initial_build", "--skip-initial-build", prose="Serve what is there without building first"),
    OptionSpec("livereload", ("-l", "--livereload"), "switch", "",
        "Update open pages by themselves (on by default)"),
    OptionSpec("livereload_ignore", ("--livereload-ignore",), "list", "GLOB[,GLOB2,...]",
        "Files open pages are not told of"),
    OptionSpec("livereload_min_delay", ("--livereload-min-delay",), "text", "[SECONDS]",
        "Accepted; updates need no delay"),
    OptionSpec("livereload_max_delay", ("--livereload-max-delay",), "text", "[SECONDS]",
        "Accepted; updates need no delay"),
    OptionSpec("livereload_port", ("--livereload-port",), "integer", "[PORT]",
        "Accepted; updates need no port of their own"),
    OptionSpec("check", ("--check",), "switch", "",
        "Show in open pages what check finds (on by default)"),
    _flag("sync", "--sync", prose="Let open pages follow each other's scrolling and links, on all devices"),
    OptionSpec("overlay", ("--overlay",), "switch", "",
        "Show errors, warnings and progress in open pages (on by default)"),
    OptionSpec("editor", ("--editor",), "switch", "",
        "Open the place of an error in the editor at a click (on by default)"),
)  # fmt: skip

OWN = frozenset([
    "check", "editor", "executor", "explain", "https", "jobs", "overlay", "pages_errors", "report", "strict", "sync",
    "target", "verify",
])  # fmt: skip
"""The keys of the options of ``build`` and ``serve`` that Jekyll lacks."""

_EXTENSION = OptionSpec(
    "extension", ("-x", "--extension"), "text", "EXT", "Specify the file extension (defaults to md)"
)
_LAYOUT = OptionSpec("layout", ("-l", "--layout"), "text", "LAYOUT", "Specify the layout")
_EXPLAIN_RULE = OptionSpec("explain_rule", ("--explain",), "text", "RULE", "Say what a rule finds, with an example")
_FORCE = _flag("force", "-f", "--force", prose="Overwrite a file that already exists")
_DATE = OptionSpec("date", ("-d", "--date"), "text", "DATE", "Specify the date (defaults to now)")
_STAMP = OptionSpec("timestamp_format", ("--timestamp-format",), "text", "FORMAT", "Format of the date in front matter")

COMMANDS = (
    CommandSpec("build", ("b",), "build [options]", "Build your site", BUILD + VERIFY + FINDINGS, "build"),
    CommandSpec("bibliography", (), "bibliography", "Write the data files that Jekyll reads in place of BibTeX",
        (CONFIG,), "bibliography"),
    CommandSpec("bundle", (), "bundle [DIR]", "List the gems your site needs, and fetch them",
        (CONFIG, _flag("update", "--update", prose="Choose versions anew where no Gemfile.lock fixes them")), "bundle"),
    CommandSpec("clean", (), "clean", "Remove what builds have written, without building", BUILD, "clean"),
    CommandSpec(
        "check", (), "check [DIR] [options]", "Build your site, and check its links, images and markup",
        (
            *BUILD,
            OptionSpec("built", ("--built",), "text", "DIR", "Check the HTML in DIR as it is, and build nothing"),
            _flag("translations", "--translations",
                prose="Print the versions of pages in several languages, and what they lack"),
            _EXPLAIN_RULE,
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
            _flag("force", "--force", prose="Go on even if PATH is not empty"),
            _flag("blank", "--blank", prose="Start with empty folders and the least a site needs"),
            OptionSpec("from", ("--from",), "text", "SOURCE",
                "Take over a site of al-folio, academicpages or minimal-light: a folder, or its address on GitHub"),
            _flag("skip-bundle", "--skip-bundle", prose="Accepted; there is nothing to install"),
            _flag("workflow", "--workflow", prose="Add a GitHub workflow that builds and deploys to Pages"),
        ),
        "new",
    ),
    CommandSpec(
        "new-theme", (), "new-theme NAME", "Start a new theme",
        (_flag("code_of_conduct", "-c", "--code-of-conduct", prose="Include a code of conduct"),),
        "new_theme",
    ),
    CommandSpec(
        "theme", (), "theme show|copy|diff|check|settings|build|gallery [FILE]",
        "Show, copy, compare, check and pack the files of a theme",
        (
            CONFIG,
            OptionSpec("page", ("--page",), "text", "URL", "show: all that made the page at this address"),
            _flag("json", "--json", prose="show, settings: write JSON"),
            _flag("merge", "--merge", prose="diff: merge what the theme has changed into your copies"),
            OptionSpec("against", ("--against",), "text", "TAG",
                "gallery: compare with TAG (defaults to the newest one)"),
            _EXPLAIN_RULE,
            *FINDINGS,
            *BASELINE,
        ),
        "theme",
    ),
    CommandSpec(
        "lsp", (), "lsp [options]", "Help editors: errors as you type, completion, links to go to",
        (
            CONFIG,
            _flag("trust", "--trust", prose="Run the site's own plugins, as build does"),
        ),
        "lsp",
    ),
    CommandSpec("serve", ("server", "s"), "serve [options]", "Preview your site, updated with every save",
            BUILD + SERVE, "serve"),
    CommandSpec("draft", (), "draft NAME", "Create a new draft post with the given NAME",
            (_EXTENSION, _LAYOUT, _FORCE, CONFIG),
        "draft"),
    CommandSpec("post", (), "post NAME", "Create a new post with the given NAME",
            (_EXTENSION, _LAYOUT, _FORCE, _DATE, CONFIG, _STAMP),
        "post"),
    CommandSpec("publish", (), "publish DRAFT_PATH", "Move a draft into the _posts directory and set the date",
            (_DATE, CONFIG, _FORCE, _STAMP),
        "publish"),
    CommandSpec("unpublish", (), "unpublish POST_PATH", "Move a post back into the _drafts directory",
            (CONFIG, _FORCE),
        "unpublish"),
    CommandSpec("page", (), "page NAME", "Create a new page with the given NAME",
            (_EXTENSION, _LAYOUT, _FORCE, CONFIG),
        "page"),
    CommandSpec(
        "rename", (), "rename PATH NAME", "Move a file to a given NAME and set title and date",
        (_FORCE, CONFIG, _DATE, _flag("now", "--now", prose="Specify the date as now")),
        "rename",
    ),
    CommandSpec(
        "compose", (), "compose NAME", "Create a new document with the given NAME",
        (
            _EXTENSION, _LAYOUT, _FORCE, _DATE,
            OptionSpec("collection", ("-c", "--collection"), "text", "COLLECTION", "Specify the collection"),
            _flag("post", "--post", prose="Create a new post (default)"),
            _flag("draft", "--draft", prose="Create a new draft"),
            CONFIG, _STAMP,
        ),
        "compose",
    ),
)  # fmt: skip


def command(name: str) -> CommandSpec | None:
    """The command with a name or alias, or None."""
    return next((row for row in COMMANDS if name == row.name or name in row.aliases), None)
