"""Compiles the nodes of templates to Python."""

from .compiler import Compiler
from .options import CompilerOptions

__all__ = ["Compiler", "CompilerOptions"]
