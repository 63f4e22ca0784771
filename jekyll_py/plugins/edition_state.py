"""State of a site for one of its editions: its settings, and what the stages have made of them so far."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..converters.conversions import Conversions
from ..diagnostics import Diagnostics
from ..lazy.tuples import NamedTuple
from ..model.conventions import Conventions
from ..model.edition import Edition
from ..read.contents import Contents

if TYPE_CHECKING:
    from ..read.reader import Reader


class EditionState(NamedTuple):
    """The state; the fields are those of `SiteContents` with the same names."""

    edition: Edition
    config: Configuration
    time: datetime
    diagnostics: Diagnostics
    conversions: Conversions
    conventions: Conventions
    contents: Contents
    variables: dict[str, object]
    reader: Reader
