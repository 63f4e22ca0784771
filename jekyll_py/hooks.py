"""Hooks, for plugins: see `jekyll_py.plugins.hooks`."""

from __future__ import annotations

from .plugins.hooks import EVENTS, PRIORITIES, Hook, Hooks, Registration, registration

__all__ = ["EVENTS", "PRIORITIES", "Hook", "Hooks", "Registration", "registration"]
