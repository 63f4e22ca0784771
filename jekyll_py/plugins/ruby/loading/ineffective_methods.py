"""Methods of Jekyll that a plugin in Ruby has changed and this program does not call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....diagnostics import Diagnostics
from ....disk.source import Source


def report_ineffective(summary: Mapping[str, Any], source: Source, diagnostics: Diagnostics) -> None:
    """Warn of each method of Jekyll that a plugin has changed and this program does not call."""
    for name, file, line in summary["ineffective"]:
        path = source.relative(file)
        message = f"{name} is not called here: what {path} changes in it has no effect"
        diagnostics.warn("Plugin:", message, path=path, line=line, hint=_INSTEAD.get(name, _OTHERWISE))


_INSTEAD: Mapping[str, str] = {
    "Jekyll::FrontmatterDefaults#find": 'a hook :site, :after_init can change site.config["defaults"]',
    "Jekyll::Site#each_site_file": "all of site.pages, site.static_files and the collections is written",
    "Liquid::Condition#evaluate": 'operators can be added: Liquid::Condition.operators["name"] = lambda',
    "Liquid::Context#find_variable": 'a hook :pre_render can add variables to templates: payload["name"] = value',
    "Liquid::Template.parse": "a hook :pre_render can change the text of an item: item.content = text",
    "Liquid::Variable#render": "filters see values before they are printed, a hook :post_render the whole page",
}
"""The hints for methods whose changes have no effect here: another way to the same result."""
_OTHERWISE = "a hook or a generator can do the same: docs/ruby.md lists what plugins may change"
