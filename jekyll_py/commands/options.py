"""The options of commands, in the groups that several commands share."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple


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


def flag(key: str, *flags: str, prose: str) -> OptionSpec:
    """An option without a value."""
    return OptionSpec(key, flags, "flag", "", prose)


CONFIG = OptionSpec("config", ("--config",), "list", "FILE[,FILE2,...]", "Configuration files; later ones win")

GLOBAL = (
    OptionSpec("source", ("-s", "--source"), "text", "[DIR]", "Source directory (defaults to ./)"),
    OptionSpec("destination", ("-d", "--destination"), "text", "[DIR]", "Destination directory (defaults to ./_site)"),
    flag("safe", "--safe", prose="Safe mode: no plugins of the site, no links out of it (defaults to false)"),
    OptionSpec(
        "plugins_dir",
        ("-p", "--plugins"),
        "list",
        "DIR[,DIR2,...]",
        "Plugins directory (defaults to ./_plugins)",
    ),
    OptionSpec("layouts_dir", ("--layouts",), "text", "DIR", "Layouts directory (defaults to ./_layouts)"),
    flag("profile", "--profile", prose="Print where the time went"),
    OptionSpec(
        "target",
        ("--target",),
        "text",
        "NAME",
        "Build for jekyll or github-pages (see the docs for the default)",
    ),
    flag("help", "-h", "--help", prose="Show this message"),
    flag("version", "-v", "--version", prose="Print the name and version"),
    flag("trace", "-t", "--trace", prose="Show the full traceback when an error occurs"),
)

BUILD = (
    CONFIG,
    OptionSpec("destination", ("-d", "--destination"), "text", "DIR",
        "Write the site to DIR (defaults to ./_site)"),
    OptionSpec("source", ("-s", "--source"), "text", "DIR", "Read the site from DIR (defaults to ./)"),
    flag("future", "--future", prose="Publish posts with a future date"),
    OptionSpec("limit_posts", ("--limit_posts", "--limit-posts"), "integer", "MAX",
        "Publish only the newest MAX posts"),
    OptionSpec("watch", ("-w", "--watch"), "switch", "", "Watch for changes and rebuild"),
    OptionSpec("baseurl", ("-b", "--baseurl"), "text", "URL", "Serve the website from the given base URL"),
    flag("force_polling", "--force_polling", "--force-polling", prose="Watch by polling"),
    flag("lsi", "--lsi", prose="Choose related posts by what they say"),
    flag("show_drafts", "-D", "--drafts", prose="Render posts in the _drafts folder"),
    flag("unpublished", "--unpublished", prose="Render posts that were marked as unpublished"),
    flag("disable_disk_cache", "--disable-disk-cache", prose="Keep nothing on disk between builds"),
    flag("quiet", "-q", "--quiet", prose="Print errors only"),
    flag("verbose", "-V", "--verbose", prose="Print every step"),
    flag("incremental", "-I", "--incremental", prose="Build only what changed"),
    flag(
        "strict_front_matter", "--strict_front_matter", "--strict-front-matter",
        prose="Fail on errors in front matter"
    ),
    OptionSpec("jobs", ("-j", "--jobs"), "integer", "N",
        "Render with at most N processes (defaults to the number of cores)"),
    OptionSpec("executor", ("--executor",), "text", "NAME",
        "What runs them: fork, spawn or dask:ADDRESS (defaults to fork)"),
    flag("strict", "--strict", prose="Make every warning an error"),
    flag("pages_errors", "--pages-errors", prose="End the build where GitHub Pages ends it"),
    OptionSpec("report", ("--report",), "text", "FILE", "Write errors and warnings to FILE as JSON"),
)  # fmt: skip

FINDINGS = (
    OptionSpec("format", ("--format",), "repeated", "NAME[=FILE]",
        "Write the findings as NAME, to FILE if there is one; may be repeated"),
    OptionSpec("fail_on", ("--fail-on",), "text", "SEVERITY", "Fail for findings of error (default) or warning"),
)  # fmt: skip

EXTERNAL = (
    flag("external", "--external", prose="Ask the servers of other sites for what the site links to"),
    OptionSpec("external_max_age", ("--external-max-age",), "text", "AGE",
        "Ask again for what was right if that is older than AGE, such as 12h (defaults to 7d)"),
    OptionSpec("external_since", ("--external-since",), "text", "COMMIT",
        "Ask only for what stands in sources that have changed since COMMIT"),
    flag("external_private", "--external-private", prose="Ask for addresses of private networks, too"),
)  # fmt: skip

BASELINE = (
    OptionSpec("baseline", ("--baseline",), "text", "FILE", "Leave out the findings that FILE has"),
    flag("write_baseline", "--write-baseline", prose="Write the findings of today to the file of --baseline"),
)

CHECK_OUTPUT = (*FINDINGS, *EXTERNAL, *BASELINE)

VERIFY = (
    flag("explain", "--explain", prose="Say of each page that is rendered what has changed"),
    flag("check", "--check", prose="Check what was built, as the command check does"),
    flag("verify", "--verify", prose="Build cleanly beside, and fail if that gives anything else"),
)

SERVE = (
    OptionSpec("ssl_cert", ("--ssl-cert",), "text", "[CERT]", "X.509 (SSL) certificate, relative to the source"),
    OptionSpec("host", ("-H", "--host"), "text", "[HOST]", "Host to bind to (defaults to 127.0.0.1)"),
    flag("open_url", "-o", "--open-url", prose="Launch your site in a browser"),
    flag("detach", "-B", "--detach", prose="Run the server in the background"),
    OptionSpec("ssl_key", ("--ssl-key",), "text", "[KEY]", "X.509 (SSL) private key, relative to the source"),
    flag("https", "--https", prose="Serve over HTTPS, with a certificate that is made for this machine"),
    OptionSpec("port", ("-P", "--port"), "text", "[PORT]", "Port to listen on (defaults to 4000)"),
    flag("show_dir_listing", "--show-dir-listing",
        prose="Show a directory listing instead of your index file"),
    flag("skip_initial_build", "--skip-initial-build", prose="Serve what is there without building first"),
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
    flag("sync", "--sync", prose="Let open pages follow each other's scrolling and links, on all devices"),
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

EXTENSION = OptionSpec("extension", ("-x", "--extension"), "text", "EXT", "Specify the file extension (defaults to md)")
LAYOUT = OptionSpec("layout", ("-l", "--layout"), "text", "LAYOUT", "Specify the layout")
EXPLAIN_RULE = OptionSpec("explain_rule", ("--explain",), "text", "RULE", "Say what a rule finds, with an example")
FORCE = flag("force", "-f", "--force", prose="Overwrite a file that already exists")
DATE = OptionSpec("date", ("-d", "--date"), "text", "DATE", "Specify the date (defaults to now)")
STAMP = OptionSpec("timestamp_format", ("--timestamp-format",), "text", "FORMAT", "Format of the date in front matter")
