"""The compiler of the gem ``coffee-script-source``, run in the sandbox for JavaScript."""

from __future__ import annotations

import json
import os
from functools import cached_property

from ...config.configuration import Configuration
from ...config.gem_rules import gem_rules
from ...errors import JekyllError
from ...limits import current
from ...packages.bundle import Bundle
from ...packages.gem_error import NO_INDEX, NoIndex
from ...packages.gem_lookup import Provided
from ...packages.gems import Dependency
from ...ruby.errors import SandboxError, TooLongError
from ...ruby.javascript.engine import Engine, ScriptError
from ...ruby.javascript.module import javascript_module
from ...tracking import reads
from ...tracking.kinds import FILE, MISSING_FILE

_GEM = "coffee-script-source"
_VERSIONS = "~> 1.12"
"""Those that jekyll-coffeescript 2.0.0 allows."""
_SCRIPT = "lib/coffee_script/coffee-script.js"
_SECONDS = 300.0
"""The most time for a script where the site sets no limit."""


class Compiler:
    """The compiler that a site would get; it is started when it is needed.

    Args:
        config: the configuration of the site.

    Raises:
        JekyllError: the gem cannot be had.
    """

    def __init__(self, config: Configuration) -> None:
        self._source = config.source
        self._path = _fetched(config)

    def compile(self, script: str) -> str:
        """A script in JavaScript, as ``CoffeeScript.compile`` of the gem ``coffee-script`` makes it.

        The gem, and the files that choose its version, are recorded as dependencies.

        Raises:
            JekyllError: it is no CoffeeScript.
            LimitError: it takes longer than the limit of a page.
        """
        for path in (self._path, *(os.path.join(self._source, name) for name in ("Gemfile", "Gemfile.lock"))):
            reads.record(reads.dependency_id(FILE if os.path.isfile(path) else MISSING_FILE, path))
        usage = current()
        left = None if usage is None else usage.seconds_left()
        try:
            expression = f"CoffeeScript.compile({json.dumps(script)}, {{bare: false}})"
            return str(self._engine.value(expression, _SECONDS if left is None else left))
        except ScriptError as error:
            message, *place = str(error).splitlines()
            raise JekyllError(f"SyntaxError: {message}", source_line=place[0] if place else None) from error
        except SandboxError as error:
            del self._engine  # it cannot go on
            if usage is not None and left is not None and isinstance(error, TooLongError):
                raise usage.too_late() from error
            raise

    @cached_property
    def _engine(self) -> Engine:
        engine = Engine(javascript_module(self._source), lambda: None)
        with open(self._path, encoding="utf-8") as script:
            engine.run(script.read(), _SECONDS)
        return engine


def _fetched(config: Configuration) -> str:
    """The path of the compiler."""
    bundle = Bundle(config.source, gem_rules(config))
    try:
        found = bundle.all([Dependency(_GEM, _VERSIONS)], Provided(frozenset(), {}))
    except NoIndex as error:
        raise JekyllError(f"no index of gems is named for the gem {_GEM}, the compiler", hint=NO_INDEX) from error
    release = found.releases.get(_GEM)
    path = "" if release is None else os.path.join(bundle.gem(release).root, _SCRIPT)
    if not os.path.isfile(path):
        hint = "name an index that has it as source in the Gemfile"
        raise JekyllError(f"CoffeeScript needs a compiler: no index has {_GEM} {_VERSIONS}", hint=hint)
    return path
