"""Compiles the nodes of templates to Python."""

from .compiler import Compiler

__all__ = ["Compiler"]
