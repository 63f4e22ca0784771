"""Every command and option of the command line. Parsing, help and the docs are made from these rows."""

from __future__ import annotations

from typing import NamedTuple


class Option(NamedTuple):
    """An option and the configuration key it overrides."""

    key: str
    """The key of the configuration (or of the command alone) that the option sets."""
    flags: tuple[str, ...]
    """How it is written."""
    kind: str
    """``flag``, ``switch`` (with a ``--no-`` form), ``text``, ``integer`` or ``list`` (comma-separated)."""
    metavar: str
    """What stands for its value in the help; in brackets when it may be left out."""
    prose: str
    """What it does."""


class Command(NamedTuple):
    """A command."""

    name: str
    aliases: tuple[str, ...]
    syntax: str
    """What follows the program's name."""
    prose: str
    options: tuple[Option, ...]
    module: str
    """The module of this package whose ``run`` does it."""


def _flag(key: str, *flags: str, prose: str) -> Option:
    return Option(key, flags, "flag", "", prose)


CONFIG = Option("config", ("--config",), "list", "FILE[,FILE2,...]", "Configuration files; later ones win")

GLOBAL = (
    Option("source", ("-s", "--source"), "text", "[DIR]", "Source directory (defaults to ./)"),
    Option("destination", ("-d", "--destination"), "text", "[DIR]", "Destination directory (defaults to ./_site)"),
    _flag("safe", "--safe", prose="Safe mode: no plugins of the site, no links out of it (defaults to false)"),
    Option(
        "plugins_dir",
        ("-p", "--plugins"),
        "list",
        "DIR[,DIR2,...]",
        "Plugins directory (defaults to ./_plugins)",
    ),
    Option("layouts_dir", ("--layouts",), "text", "DIR", "Layouts directory (defaults to ./_layouts)"),
    _flag("profile", "--profile", prose="Print where the time went"),
    Option(
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
    Option("destination", ("-d", "--destination"), "text", "DIR",
        "Write the site to DIR (defaults to ./_site)"),
    Option("source", ("-s", "--source"), "text", "DIR", "Read the site from DIR (defaults to ./)"),
    _flag("future", "--future", prose="Publish posts with a future date"),
    Option("limit_posts", ("--limit_posts", "--limit-posts"), "integer", "MAX",
        "Publish only the newest MAX posts"),
    Option("watch", ("-w", "--watch"), "switch", "", "Watch for changes and rebuild"),
    Option("baseurl", ("-b", "--baseurl"), "text", "URL", "Serve the website from the given base URL"),
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
    Option("jobs", ("-j", "--jobs"), "integer", "N",
        "Render with at most N processes (defaults to the number of cores)"),
    Option("executor", ("--executor",), "text", "NAME",
        "What runs them: fork, spawn or dask:ADDRESS (defaults to fork)"),
    _flag("strict", "--strict", prose="Make every warning an error"),
    Option("report", ("--report",), "text", "FILE", "Write errors and warnings to FILE as JSON"),
)  # fmt: skip

VERIFY = (
    _flag("explain", "--explain", prose="Say of each page that is rendered what has changed"),
    _flag("verify", "--verify", prose="Build cleanly beside, and fail if that gives anything else"),
)

SERVE = (
    Option("ssl_cert", ("--ssl-cert",), "text", "[CERT]", "X.509 (SSL) certificate, relative to the source"),
    Option("host", ("-H", "--host"), "text", "[HOST]", "Host to bind to (defaults to 127.0.0.1)"),
    _flag("open_url", "-o", "--open-url", prose="Launch your site in a browser"),
    _flag("detach", "-B", "--detach", prose="Run the server in the background"),
    Option("ssl_key", ("--ssl-key",), "text", "[KEY]", "X.509 (SSL) private key, relative to the source"),
    Option("port", ("-P", "--port"), "text", "[PORT]", "Port to listen on (defaults to 4000)"),
    _flag("show_dir_listing", "--show-dir-listing",
        prose="Show a directory listing instead of your index file"),
    _flag("skip_initial_build", "--skip-initial-build", prose="Serve what is there without building first"),
    Option("livereload", ("-l", "--livereload"), "switch", "",
        "Update open pages by themselves (on by default)"),
    Option("livereload_ignore", ("--livereload-ignore",), "list", "GLOB[,GLOB2,...]",
        "Files open pages are not told of"),
    Option("livereload_min_delay", ("--livereload-min-delay",), "text", "[SECONDS]",
        "Accepted; updates need no delay"),
    Option("livereload_max_delay", ("--livereload-max-delay",), "text", "[SECONDS]",
        "Accepted; updates need no delay"),
    Option("livereload_port", ("--livereload-port",), "integer", "[PORT]",
        "Accepted; updates need no port of their own"),
)  # fmt: skip

_EXTENSION = Option("extension", ("-x", "--extension"), "text", "EXT", "Specify the file extension (defaults to md)")
_LAYOUT = Option("layout", ("-l", "--layout"), "text", "LAYOUT", "Specify the layout")
_FORCE = _flag("force", "-f", "--force", prose="Overwrite a file that already exists")
_DATE = Option("date", ("-d", "--date"), "text", "DATE", "Specify the date (defaults to now)")
_STAMP = Option("timestamp_format", ("--timestamp-format",), "text", "FORMAT", "Format of the date in front matter")

COMMANDS = (
    Command("build", ("b",), "build [options]", "Build your site", BUILD + VERIFY, "build"),
    Command("clean", (), "clean", "Remove what builds have written, without building", BUILD, "clean"),
    Command("doctor", ("hyde",), "doctor", "Search the site for what will not work", (CONFIG,), "doctor"),
    Command(
        "highlight-css", (), "highlight-css [THEME]", "Print the style sheet of a theme for highlighted code",
        (Option("scope", ("--scope",), "text", "SELECTOR", "What its rules apply to (defaults to .highlight)"),),
        "highlight_css",
    ),
    Command("help", (), "help [subcommand]", "Show this message, or that of a subcommand", (), "help"),
    Command(
        "new", (), "new PATH", "Start a new site in PATH",
        (
            _flag("force", "--force", prose="Go on even if PATH is not empty"),
            _flag("blank", "--blank", prose="Start with empty folders and the least a site needs"),
            _flag("skip-bundle", "--skip-bundle", prose="Accepted; there is nothing to install"),
            _flag("workflow", "--workflow", prose="Add a GitHub workflow that builds and deploys to Pages"),
        ),
        "new",
    ),
    Command(
        "new-theme", (), "new-theme NAME", "Start a new theme",
        (_flag("code_of_conduct", "-c", "--code-of-conduct", prose="Include a code of conduct"),),
        "new_theme",
    ),
    Command("serve", ("server", "s"), "serve [options]", "Preview your site, updated with every save",
            BUILD + SERVE, "serve"),
    Command("draft", (), "draft NAME", "Create a new draft post with the given NAME",
            (_EXTENSION, _LAYOUT, _FORCE, CONFIG),
        "draft"),
    Command("post", (), "post NAME", "Create a new post with the given NAME",
            (_EXTENSION, _LAYOUT, _FORCE, _DATE, CONFIG, _STAMP),
        "post"),
    Command("publish", (), "publish DRAFT_PATH", "Move a draft into the _posts directory and set the date",
            (_DATE, CONFIG, _FORCE, _STAMP),
        "publish"),
    Command("unpublish", (), "unpublish POST_PATH", "Move a post back into the _drafts directory",
            (CONFIG, _FORCE),
        "unpublish"),
    Command("page", (), "page NAME", "Create a new page with the given NAME",
            (_EXTENSION, _LAYOUT, _FORCE, CONFIG),
        "page"),
    Command(
        "rename", (), "rename PATH NAME", "Move a file to a given NAME and set title and date",
        (_FORCE, CONFIG, _DATE, _flag("now", "--now", prose="Specify the date as now")),
        "rename",
    ),
    Command(
        "compose", (), "compose NAME", "Create a new document with the given NAME",
        (
            _EXTENSION, _LAYOUT, _FORCE, _DATE,
            Option("collection", ("-c", "--collection"), "text", "COLLECTION", "Specify the collection"),
            _flag("post", "--post", prose="Create a new post (default)"),
            _flag("draft", "--draft", prose="Create a new draft"),
            CONFIG, _STAMP,
        ),
        "compose",
    ),
)  # fmt: skip


def command(name: str) -> Command | None:
    """The command of a name or alias."""
    return next((row for row in COMMANDS if name == row.name or name in row.aliases), None)
