"""Jekyll without Ruby: builds an unchanged Jekyll site to the bytes Jekyll writes.

The public API is `build`, `markdown`, `jekyll_py.kramdown.convert`, `jekyll_py.liquid.render` and the plugin API in
`jekyll_py.plugins`; `JekyllHandler` is for python-frontmatter. Every error is a `jekyll_py.errors.JekyllError`.
"""

TYPE_CHECKING = False
"""As `typing` has it. Nothing is imported here: ``python -m jekyll_py`` runs this file while the current folder comes
before Python's own modules (see ``__main__``)."""

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from .model.front_matter_handler import JekyllHandler
    from .reference import Reference
    from .site import Build

__version__ = "0.1.0"

__all__ = ["JekyllHandler", "__version__", "build", "markdown"]


def build(source: "str | PathLike[str]", destination: "str | PathLike[str] | None" = None, **config: object) -> "Build":
    """Build a site once, as ``jekyll-py build --disable-disk-cache --jobs 1`` does: everything is rendered.

    Args:
        source: the site's folder; its ``_config.yml`` is read.
        destination: the output folder; ``_site`` in the source without it.
        config: configuration keys, which win over the file.

    Returns:
        What was written and removed, and the warnings.

    Raises:
        jekyll_py.errors.JekyllError: something in the site is wrong; the previous output is untouched.
    """
    import os

    from .compat.dates import restore_timezone
    from .config.configuration import Configuration
    from .site import Site

    root = os.path.abspath(source)
    output = os.path.abspath(destination) if destination is not None else os.path.join(root, "_site")
    try:
        site = Site(Configuration.load({**config, "source": root, "destination": output}))
        try:
            return site.process()
        finally:
            site.close()
    finally:
        restore_timezone()


def markdown(
    text: str, config: "Mapping[str, object] | None" = None, *, reference: "Reference | str" = "jekyll-4.4.1"
) -> str:
    """Markdown as HTML: what Jekyll's converter gives.

    Args:
        text: the Markdown.
        config: keys of ``kramdown:`` in ``_config.yml``, over Jekyll's defaults.
        reference: the programs to follow, or the name of their row in `jekyll_py.reference.REFERENCES`.

    Raises:
        jekyll_py.errors.JekyllError: a key is unknown, or has a value it cannot have; or there is no such reference.
    """
    from . import kramdown
    from .reference import named

    followed = named(reference) if isinstance(reference, str) else reference
    kramdown.check_names(config or (), followed.kramdown)
    return kramdown.convert(text, {**kramdown.JEKYLL_DEFAULTS, **(config or {})}, reference=followed)


def __getattr__(name: str) -> object:
    """`JekyllHandler`, imported when it is asked for."""
    if name != "JekyllHandler":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .model.front_matter_handler import JekyllHandler

    return JekyllHandler
