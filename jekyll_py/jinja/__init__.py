"""Jinja2 layouts, includes and pages, next to Liquid ones and over the same site."""

from __future__ import annotations

from ..model.template_language import Loaded
from .engine import JinjaEngine, Partial
from .errors import JinjaError
from .sources import Loader, MappingLoader

__all__ = ["JinjaEngine", "JinjaError", "Loaded", "Loader", "MappingLoader", "Partial"]
