"""The stages of a build, each in a file of its own; `jekyll_py.site` has their order.

A build that has nothing to do loads none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy_names import lazy_names

if TYPE_CHECKING:
    from ..output.writer import Writer
    from ..read.parsed_files import ParsedFiles
    from ..render.output_cache import RenderedTexts
    from ..render.stage import RenderStage, ReusedRenders
    from ..render.templates import Templates
    from .begin import begin_edition
    from .last_plan import kept_items, regenerate
    from .plan import KeptFrom, comparable_plan, plan_site
    from .read import converting_ahead, generate_site, new_reader, read_site
    from .render import begin_rendering, end_rendering, renderer_of, showing, stage_static_files
    from .rendered_edition import RenderedEdition
    from .write import report_written, write_site

__all__ = [
    "KeptFrom",
    "ParsedFiles",
    "RenderStage",
    "RenderedEdition",
    "RenderedTexts",
    "ReusedRenders",
    "Templates",
    "Writer",
    "begin_edition",
    "begin_rendering",
    "comparable_plan",
    "converting_ahead",
    "end_rendering",
    "generate_site",
    "kept_items",
    "new_reader",
    "plan_site",
    "read_site",
    "regenerate",
    "renderer_of",
    "report_written",
    "showing",
    "stage_static_files",
    "write_site",
]

if not TYPE_CHECKING:
    __getattr__ = lazy_names(
        __name__,
        {
            "KeptFrom": ".plan",
            "ParsedFiles": "..read.parsed_files",
            "RenderStage": "..render.stage",
            "RenderedEdition": ".rendered_edition",
            "RenderedTexts": "..render.output_cache",
            "ReusedRenders": "..render.stage",
            "Templates": "..render.templates",
            "Writer": "..output.writer",
            "begin_edition": ".begin",
            "begin_rendering": ".render",
            "comparable_plan": ".plan",
            "converting_ahead": ".read",
            "end_rendering": ".render",
            "generate_site": ".read",
            "kept_items": ".last_plan",
            "new_reader": ".read",
            "plan_site": ".plan",
            "read_site": ".read",
            "regenerate": ".last_plan",
            "renderer_of": ".render",
            "report_written": ".write",
            "showing": ".render",
            "stage_static_files": ".render",
            "write_site": ".write",
        },
    )
