"""The table of examples that the help of a command ends with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..lazy.tuples import NamedTuple


class Example(NamedTuple):
    """A command line that does something useful."""

    words: str
    """The words after the program's name."""
    prose: str
    """One line for the help."""


EXAMPLES: Mapping[str, Sequence[Example]] = {
    "build": (
        Example("build", "Build the site of this folder into _site"),
        Example("build --strict --check", "Fail for every warning, and for what check finds, as in CI"),
        Example("build --explain", "Say of each page that is rendered what has changed"),
        Example("build --source docs --destination public --baseurl /project", "Build a site in another folder"),
    ),
    "bundle": (
        Example("bundle", "List the gems of the Gemfile, where each comes from, and fetch them"),
        Example("bundle --update", "Choose versions anew"),
    ),
    "check": (
        Example("check", "Build the site, and look for dead links, missing images and wrong markup"),
        Example("check --external --external-max-age 1d", "Ask other sites, too, for links older than a day"),
        Example("check --built public", "Check the HTML in a folder, whichever program made it"),
        Example("check --format sarif=check.sarif --format text", "Write findings for code scanning, and for people"),
        Example("check --baseline known.json --write-baseline", "Accept what is found today"),
        Example("check --explain link-missing", "Say what a rule finds"),
    ),
    "completion": (Example("completion bash > ~/.local/share/bash-completion/completions/jekyll-py", "For bash"),),
    "lsp": (
        Example("lsp", "Start the language server, as an editor does"),
        Example("lsp --source docs", "For a site in a folder of the one that the editor opens"),
    ),
    "new": (
        Example("new my-site", "Start a site with a homepage, a blog and a theme"),
        Example("new my-site --workflow", "Add the workflow that publishes it on GitHub Pages"),
    ),
    "post": (Example('post "Hello world"', "Create _posts/DATE-hello-world.md"),),
    "serve": (
        Example("serve --open-url", "Preview the site in the browser, updated with every save"),
        Example("serve --drafts --future", "With drafts and posts of the future"),
        Example("serve --host 0.0.0.0", "For the other devices of your network"),
    ),
    "theme": (
        Example("theme show", "List the files of the theme and the site, and which one wins"),
        Example("theme show --page /about/", "List all that made a page"),
        Example("theme copy _includes/head.html", "Copy a file of the theme into the site, to change it"),
        Example("theme diff --merge", "Merge what the theme has changed since into your copies"),
    ),
}
"""By the name of the command."""
