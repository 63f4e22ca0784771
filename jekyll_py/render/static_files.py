"""The static files of a plan, which are staged as they are unless a hook changes them."""

from __future__ import annotations

import os
from collections.abc import Container

from ..model.static_file import StaticFile
from .stage import RenderStage


def copy_static_files(stage: RenderStage, files: Container[StaticFile] | None = None) -> None:
    """Stage the static files of a plan.

    Args:
        stage: the stage that renders the plan.
        files: those to stage; all without it.
    """
    for destination, written in stage.plan.written.items():
        if isinstance(written, StaticFile) and (files is None or written in files):
            _copy(stage, stage.edition.place(destination), written)


def _copy(stage: RenderStage, place: str, file: StaticFile) -> None:
    """Stage a static file, or the bytes that the last hook to return some returns in its place."""
    content = None
    is_there = file.write is None or os.path.isfile(file.file)  # a plugin may make the content
    for hook in stage.renderer.hooks.of(("static_files",), "pre_write") if is_there else ():
        changed = hook.call(file, stage.renderer.templates.access)
        content = changed if isinstance(changed, bytes) else content
    if file.write is not None:
        file.write(stage.writer, stage.edition, content)
    elif content is None:
        stage.writer.stage_copy(place, file)
    else:
        stage.writer.stage(place, content)
