"""Jinja2 as a second template language, for layouts, includes and pages, with the same data as Liquid."""

from __future__ import annotations

from ..model.template_language import Loaded
from .engine import JinjaEngine, Partial
from .errors import JinjaError
from .sources import Loader, MappingLoader

__all__ = ["JinjaEngine", "JinjaError", "Loaded", "Loader", "MappingLoader", "Partial"]
