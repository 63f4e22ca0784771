"""Commands: subcommands of ``jekyll-py`` that plugins add."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..config.configuration import Configuration

if TYPE_CHECKING:
    import argparse


class Command:
    """A subcommand of ``jekyll-py`` in the folder of a site that has the plugin.

    Args:
        config: the configuration of that site.
    """

    name: ClassVar[str]
    summary: ClassVar[str] = ""

    def __init__(self, config: Configuration) -> None:
        self.config = config

    def options(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options to its parser."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work; the value is the exit status."""
        raise NotImplementedError
