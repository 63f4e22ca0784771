"""The options ``--external…``: whether and how the servers of other sites are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..check.external.answer import Answer, Asked
from ..check.external.answers import answers_to, open_answers
from ..check.external.asking import Asking
from ..check.external.changes import changed_since
from ..check.external.client import Client
from ..check.external.options import ExternalOptions, age
from ..config.configuration import Configuration
from ..errors import SettingError
from .option_parser import UsageError
from .request import Request


def asking_of(request: Request, config: Configuration, options: ExternalOptions) -> Asking | None:
    """The settings of requests to other sites; None if there are none.

    Args:
        request: the command line.
        config: the configuration of the site.
        options: those of the configuration.

    Raises:
        JekyllError: an age or a commit is none.
    """
    if not request.flag("external"):
        return None
    if text := request.text("external_max_age"):
        options = options._replace(max_age=_age_of(text))
    options = options._replace(allows_private=request.flag("external_private"))
    commit = request.text("external_since")
    cache = open_answers(config.source)

    def ask(asked: Iterable[Asked]) -> Mapping[str, Answer]:
        return answers_to(asked, options, Client(options), cache)

    return Asking(ask, options.accept, None if commit is None else changed_since(config.source, commit))


def _age_of(text: str) -> float:
    try:
        return age(text)
    except SettingError as error:
        raise UsageError(f"invalid argument: --external-max-age {text}", hint=error.hint) from error
