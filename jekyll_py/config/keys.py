"""The table of configuration keys, from which the defaults and the documentation are made."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple


class Key(NamedTuple):
    """One key of ``_config.yml``."""

    name: str
    """The name, with a dot before a key of an inner mapping."""
    type: str
    """The type of the value, for the documentation."""
    default: object
    """The default value; `UNSET` if the key is then missing."""
    prose: str
    """The description for the documentation."""


class Unset:
    """The class of `UNSET`, the default of keys without one."""

    def __repr__(self) -> str:
        return "unset"


UNSET = Unset()

DEFAULT_EXCLUDES = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
"""The names that are always added to the site's ``exclude``; Jekyll 3 adds `EXCLUDES_BEFORE_4`, and only where the site
has no ``exclude``."""
EXCLUDES_BEFORE_4 = DEFAULT_EXCLUDES[3:]

KEYS = (
    # Where things are
    Key("source", "path", ".", "The folder the site is read from."),
    Key("destination", "path", "_site",
        "The folder the site is written to. Everything else in it is removed."),
    Key("collections_dir", "path", "",
        "The folder that holds the folders of all collections, `_posts` and `_drafts` among them."),
    Key("cache_dir", "path", ".jekyll-cache", "The folder of the cache."),
    Key("plugins_dir", "path or list", "_plugins", "The folder of the site's Python plugins."),
    Key("layouts_dir", "path", "_layouts", "The folder of the layouts."),
    Key("data_dir", "path", "_data", "The folder of the data files."),
    Key("includes_dir", "path", "_includes", "The folder of the includes."),
    Key("collections", "list or mapping", {},
        "The collections: a list of labels, or a mapping from label to `output`, `permalink`, `sort_by`, "
        "`order` and keys of your own."),
    # Reading
    Key("safe", "boolean", False,
        "Load no plugins of the site, follow no symbolic link out of the source, keep nothing on disk."),
    Key("include", "list of globs", [".htaccess"],
        "Files to read although their names begin with `.`, `_`, `#` or `~`, or `exclude` names them."),
    Key("exclude", "list of globs", [],
        f"Files not to read. {', '.join(f'`{name}`' for name in DEFAULT_EXCLUDES)} are always added. "
        "On GitHub Pages your list replaces them: there `Gemfile` is published unless you name it."),
    Key("keep_files", "list of paths", [".git", ".svn"],
        "Files of the destination to keep although the build did not write them."),
    Key("encoding", "name", "utf-8", "The encoding of the source files."),
    Key("markdown_ext", "names, comma-separated", "markdown,mkdown,mkdn,mkd,md",
        "The extensions of Markdown files."),
    Key("strict_front_matter", "boolean", False, "Front matter that is not YAML stops the build."),
    # What is published
    Key("show_drafts", "boolean", None, "Publish the drafts in `_drafts`."),
    Key("limit_posts", "number", 0, "Publish only that many posts, the newest; 0 for all."),
    Key("future", "boolean", False, "Publish posts and documents dated after the build."),
    Key("unpublished", "boolean", False, "Publish pages and documents with `published: false`."),
    # Plugins
    Key("whitelist", "list of names", [], "The plugins that `safe` allows."),
    Key("plugins", "list of names", [], "The plugins to load, by the names of the gems they replace."),
    # Conversion
    Key("markdown", "name", "kramdown",
        "The Markdown processor: `kramdown`, `CommonMark`, `CommonMarkGhPages` or one that a plugin brings."),
    Key("highlighter", "name", "rouge", "The highlighter of code: `rouge`, or `none`."),
    Key("lsi", "boolean", False, "Choose related posts by their contents (needs the extra `lsi`)."),
    Key("excerpt_separator", "text", "\n\n", "Where an excerpt ends; empty for no excerpts."),
    Key("incremental", "boolean", False, "Build only what changed since the last build."),
    # Serving
    Key("detach", "boolean", False, "Serve in the background."),
    Key("port", "number", "4000", "The port of the preview."),
    Key("host", "name", "127.0.0.1", "The address of the preview."),
    Key("baseurl", "path", None, "The path below which the site is served, such as `/blog`."),
    Key("show_dir_listing", "boolean", False, "Show the files of a folder instead of its index page."),
    # Output
    Key("permalink", "style or template", "date",
        "The address of posts: `date`, `pretty`, `ordinal`, `weekdate`, `none` or a template."),
    Key("paginate_path", "template", "/page:num",
        "The address of the second and later pages of a paginated list."),
    Key("timezone", "name", None,
        "The time zone dates are shown in, such as `Europe/Paris`; the machine's when it is missing."),
    Key("quiet", "boolean", False, "Print errors only."),
    Key("verbose", "boolean", False, "Print every step."),
    Key("defaults", "list", [],
        "Front matter for whole folders and types: a list of `scope` (`path`, `type`) and `values`."),
    # Liquid
    Key("liquid.error_mode", "`lax`, `warn` or `strict`", "warn", "Accept Liquid syntax errors, warn, or stop."),
    Key("liquid.strict_filters", "boolean", False, "An unknown filter stops the build."),
    Key("liquid.strict_variables", "boolean", False, "An undefined variable stops the build."),
    # Limits
    Key("limits.iterations", "number", UNSET,
        "Rounds of loops that a page may take, its layouts and includes among it; see [Limits](#limits)."),
    Key("limits.output", "number", UNSET, "Characters that a page's templates and converters may write."),
    Key("limits.text", "number", UNSET, "Characters that one text in a template may have."),
    Key("limits.digits", "number", UNSET, "Digits that one whole number in a template may have."),
    Key("limits.seconds", "number", UNSET, "Seconds that a page may take."),
    # Markdown
    Key("kramdown.auto_ids", "boolean", True, "Give headings an `id`."),
    Key("kramdown.toc_levels", "list or range", [1, 2, 3, 4, 5, 6],
        "The levels of headings in a table of contents."),
    Key("kramdown.entity_output", "name", "as_char",
        "How entities are written: `as_char`, `as_input`, `numeric`, `symbolic`."),
    Key("kramdown.smart_quotes", "names, comma-separated", "lsquo,rsquo,ldquo,rdquo",
        "The four characters quotation marks become."),
    Key("kramdown.input", "name", "GFM", "The dialect: `GFM` or `Kramdown`."),
    Key("kramdown.hard_wrap", "boolean", False, "Every line break is a `<br>`."),
    Key("kramdown.guess_lang", "boolean", True,
        "Accepted for the sake of old sites; without effect, as in Jekyll."),
    Key("kramdown.footnote_nr", "number", 1, "The number of the first footnote."),
    Key("kramdown.show_warnings", "boolean", False, "Print what kramdown finds odd."),
    # Without a default
    Key("theme", "name or path", UNSET,
        "The theme: a gem, a Python package, or a `.gem` file given by path; `null` for none."),
    Key("remote_theme", "`owner/name@ref`", UNSET, "A theme from a GitHub repository."),
    Key("gem_source", "URL", UNSET,
        "The index of gems for a site without a Gemfile; a Gemfile names its own."),
    Key("ignore_theme_config", "boolean", UNSET, "Do not take defaults from the theme's `_config.yml`."),
    Key("target", "`jekyll` or `github-pages`", UNSET,
        "Build for Jekyll or GitHub Pages; see [Targets](#targets)."),
    Key("url", "URL", UNSET, "The address of the site, without path, such as `https://example.org`."),
    Key("title", "text", UNSET, "The name of the site."),
    Key("name", "text", UNSET, "The name of the site, for plugins and old themes."),
    Key("description", "text", UNSET, "What the site is about, for plugins and themes."),
    Key("author", "text or mapping", UNSET, "Who writes, for plugins and themes."),
    Key("email", "text", UNSET, "How to reach the author, for themes."),
    Key("lang", "language", UNSET, "The language of the site, for plugins and themes."),
    Key("locale", "language", UNSET, "The language of the site, for plugins and themes."),
    Key("repository", "`owner/name`", UNSET, "The GitHub repository behind `site.github`."),
    Key("github", "mapping or `false`", UNSET, "Values laid over `site.github`; `false` for none of it."),
    Key("time", "date", UNSET, "The time of the build; `SOURCE_DATE_EPOCH` comes next."),
    Key("paginate", "number", UNSET, "Posts per page, with the plugin `jekyll-paginate`."),
    Key("page_excerpts", "boolean", UNSET, "HTML pages get excerpts too."),
    Key("disable_disk_cache", "boolean", UNSET, "Keep nothing on disk between builds."),
    Key("skip_initial_build", "boolean", UNSET, "Serve or watch without building first."),
    Key("profile", "boolean", UNSET, "Print the time of each stage and of the slowest items."),
    Key("jobs", "number", UNSET,
        "The most processes that render; without it, as many as there are cores."),
    Key("executor", "name", UNSET,
        "How they are started: `fork` (where there is none, `spawn`), `spawn`, or `dask:ADDRESS` for the workers of a "
        "scheduler, which need the same files under the same path (extra `dask`)."),
    Key("strict", "boolean", UNSET, "Every warning is an error."),
    Key("check", "mapping", UNSET, "What `jekyll-py check` looks for; see [Checking](check.md)."),
    Key("pages_errors", "boolean", UNSET,
        "For the target `github-pages`: the build ends where it ends on GitHub Pages; without it, a warning says so."),
    Key("watch", "boolean", UNSET, "Build again when a file changes."),
    Key("force_polling", "boolean", UNSET, "Watch by polling the files."),
    Key("open_url", "boolean", UNSET, "Open the preview in a browser."),
    Key("livereload", "boolean", UNSET, "The preview reloads by itself (on unless `false`)."),
    Key("livereload_ignore", "list of globs", UNSET, "Files whose change does not reload the preview."),
    Key("livereload_min_delay", "seconds", UNSET, "Accepted for the sake of Jekyll's command line."),
    Key("livereload_max_delay", "seconds", UNSET, "Accepted for the sake of Jekyll's command line."),
    Key("livereload_port", "number", UNSET,
        "Accepted for the sake of Jekyll's command line: reloading needs no port of its own."),
    Key("ssl_cert", "path", UNSET, "The certificate for a preview over HTTPS, relative to the source."),
    Key("ssl_key", "path", UNSET, "The key of that certificate."),
    Key("webrick.headers", "mapping", UNSET, "Headers the preview adds to its responses."),
    Key("sass.sass_dir", "path", UNSET, "The folder of Sass partials; `_sass` when it is missing."),
    Key("sass.style", "name", UNSET,
        "`expanded` or `compressed` (`nested` and `compact` with `implementation: sassc`)."),
    Key("sass.load_paths", "list of paths", UNSET, "More folders of Sass partials."),
    Key("sass.sourcemap", "name", UNSET, "`always`, `never` or `development`."),
    Key("sass.implementation", "name", UNSET,
        "`sass-embedded` (Dart Sass), `sassc` (libsass, needs the extra `sassc`) or `ruby-sass` (Ruby Sass 3, needs "
        "the extra `ruby` and the gem `sass`); else that of the site's Jekyll."),
    Key("jekyll_compose.default_front_matter", "mapping", UNSET,
        "Front matter for new files, by collection (`drafts`, `posts`, ...)."),
    Key("jekyll_compose.auto_open", "boolean", UNSET, "Open new files in the editor."),
    *(
        key
        for kind in ("CSV", "TSV")
        for key in (
            Key(f"{kind.lower()}_reader.headers", "boolean", UNSET,
                f"The first row of a {kind} data file names the columns (as if `true`)."),
            Key(f"{kind.lower()}_reader.csv_converters", "list of names", UNSET,
                f"The conversions of numbers and dates in {kind} data files."),
            Key(f"{kind.lower()}_reader.encoding", "name", UNSET, f"The encoding of {kind} data files."),
        )
    ),
    Key("commonmark.options", "list of names", UNSET, "Options of the processor `CommonMark`."),
    Key("commonmark.extensions", "list of names", UNSET, "Extensions of the processor `CommonMark`."),
)  # fmt: skip

PLUGIN_KEYS = frozenset(
    {
        "archives", "authors", "autopages", "default_layout", "descriptions", "emails", "emoji",
        "facebook", "feed", "footer", "gist", "google_analytics", "google_site_verification", "header",
        "header_pages", "jekyll-archives", "jekyll-mentions", "languages", "last-modified-at", "locales",
        "logo", "minima", "names", "nav", "navigation", "octicons", "optional_front_matter", "pagination",
        "readme_index", "redirect_from", "relative_links", "require_front_matter",
        "seo_paginator_message", "show_downloads", "social", "tagline", "tags", "times", "titles",
        "titles_from_headings", "toc", "twitter", "urls", "webmaster_verifications",
    }
)  # fmt: skip
"""Keys of plugins and themes, for which no warning about a misspelt key is given."""


def defaults() -> dict[str, object]:
    """A new nested mapping of all defaults."""
    found: dict[str, object] = {}
    for key in KEYS:
        if isinstance(key.default, Unset):
            continue
        *outer, name = key.name.split(".")
        holder = found
        for part in outer:
            inner = holder.setdefault(part, {})
            assert isinstance(inner, dict), f"{key.name}: a key above it has a value of its own"
            holder = inner
        holder[name] = _copy(key.default)
    return found


def _copy(value: object) -> object:
    return value.copy() if isinstance(value, list | dict) else value
