"""Scripts, fonts and pictures of templates: from other hosts, in the way of the page, or without a size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...finding import Fault, FaultInFile
from ...pages.element import Element
from ...rule import OnTheme, Rule
from ..sources import ThemeSources
from ..template import INSERTED, OUTPUT, Template

_REMOTE = re.compile(r"(?:https?:)?//(?!localhost)[\w-]+\.[\w.-]+", re.IGNORECASE)
_STYLE_URL = re.compile(
    r"""@import\s+(?:url\(\s*)?["']?((?:https?:)?//[^"')\s;]+)|src\s*:[^;}]{0,300}?url\(\s*["']?((?:https?:)?//[^"')]+)"""
)
_STYLES = frozenset({"stylesheet", "preload", "modulepreload"})
_SIZES = ("width", "height")
_IN_CSS = re.compile(r"aspect-ratio|(?<![\w-])height")


def remote_assets(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Scripts, styles and fonts that every page loads from another host."""
    for template in theme.templates.values():
        for element in template.html.named("script", "link"):
            url = (element.get("src" if element.name == "script" else "href") or "").strip()
            loads = element.name == "script" or not _STYLES.isdisjoint((element.get("rel") or "").lower().split())
            if loads and (host := _REMOTE.match(url)) and _is_unconditional(template, element.at, theme):
                yield FaultInFile(template.name, _fault(host[0], element.at))
    for name, text in theme.styles.items():
        for found in _STYLE_URL.finditer(_without_comments(text)):
            host = _REMOTE.match(found[1] or found[2])
            if host and _is_used(name, theme):
                yield FaultInFile(name, _fault(host[0], found.start()))


def _is_used(style: str, theme: ThemeSources) -> bool:
    """Whether a style sheet is a partial, or some template names it."""
    path = style.rpartition(".")[0]
    return style.startswith("_sass/") or any(path in template.text for template in theme.templates.values())


def _fault(host: str, at: int) -> Fault:
    host = host.partition("//")[2]
    hint = "bring the file with the theme, or let a setting ask for it: the reader's address goes to that host"
    return Fault(f"every page loads a file from {host}", at, target=host, hint=hint)


def blocking_scripts(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Scripts in the head that hold up the page."""
    heads = _inside_head(theme)
    for template in theme.templates.values():
        for script in template.html.named("script"):
            src = script.get("src")
            is_late = any(script.has(name) for name in ("async", "defer", "nomodule")) or script.get("type") == "module"
            in_head = script.is_in("head") or template.name in heads
            if src is not None and not is_late and in_head and not _is_dynamic(script):
                message = "the script in the head holds up the page"
                yield FaultInFile(template.name, Fault(message, script.at, hint="add defer, or async"))


def images_without_size(theme: ThemeSources) -> Iterator[FaultInFile]:
    """Pictures for which the browser can keep no room until they are loaded."""
    sized = _sized_classes("\n".join(theme.styles.values()))
    for template in theme.templates.values():
        for image in template.html.named("img"):
            has_size = all(image.has(name) for name in _SIZES) or _IN_CSS.search(image.get("style") or "")
            classes = set((image.get("class") or "").split())
            outer = {each for box in image.ancestors for each in (box.get("class") or "").split()}
            known = not any(OUTPUT in each or INSERTED in each for each in classes) and not _is_dynamic(image)
            if not has_size and known and sized.isdisjoint(classes | outer) and not image.is_in("noscript"):
                lacking = " and ".join(name for name in _SIZES if not image.has(name))
                hint = f"add {lacking}, or give it an aspect-ratio: the text jumps when the picture arrives"
                yield FaultInFile(template.name, Fault("the picture has no size", image.at, hint=hint))


def _is_dynamic(element: Element) -> bool:
    """Whether Liquid writes attributes of the element, or its whole name."""
    return any(each.name.startswith((OUTPUT, INSERTED)) for each in element.all_attributes())


def _is_unconditional(template: Template, at: int, theme: ThemeSources) -> bool:
    """Whether every page of some layout has what stands at an offset of a template."""
    if template.is_conditional(at):
        return False
    name = template.name.removeprefix("_includes/")
    if name == template.name:
        return True
    calls = [call for call in theme.of_includes(name) if call.caller.name in theme.templates]
    return any(not call.tag.is_conditional and not _is_within_itself(call.caller, name) for call in calls)


def _is_within_itself(caller: Template, name: str) -> bool:
    return caller.name == f"_includes/{name}"


def _inside_head(theme: ThemeSources) -> frozenset[str]:
    """The includes that some template includes within its head."""
    found: set[str] = set()
    waiting = [
        call.file for call in theme.calls if (element := call.caller.html.element_at(call.tag.at)) and _is_head(element)
    ]
    while waiting:
        file = waiting.pop()
        template = theme.includes.get(file)
        if template is not None and template.name not in found and not any(template.html.named("head", "body")):
            found.add(template.name)
            waiting += [call.file for call in theme.calls if call.caller.name == template.name]
    return frozenset(found)


def _is_head(element: Element) -> bool:
    return element.name == "head" or element.is_in("head")


@cache
def _sized_classes(css: str) -> frozenset[str]:
    """The classes of a selector whose rule gives a height or an aspect ratio, itself or for pictures within."""
    found: set[str] = set()
    parts = re.split(r"([{}])", css)
    for before, mark, inner in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        if mark == "{" and _IN_CSS.search(inner):
            found.update(re.findall(r"\.([\w-]+)", before.rpartition(";")[2]))
    return frozenset(found)


def _without_comments(text: str) -> str:
    """A style sheet with spaces for its comments, so that offsets stay."""
    return re.sub(r"/\*.*?(?:\*/|\Z)|(?<![:\w])//[^\n]*", lambda found: " " * len(found[0]), text, flags=re.DOTALL)


RULES = (
    Rule("asset-remote", "warning", "Every page loads a script, style or font from another host.",
        "privacy of readers; pages that work without that host", OnTheme(remote_assets),
        '<script src="https://cdn.example.com/a.js"></script>'),
    Rule("script-blocking", "warning", "A script in the head holds up the page.",
        "HTML Standard, 4.12.1 The script element", OnTheme(blocking_scripts),
        '<head><script src="/a.js"></script></head>'),
    Rule("image-unsized", "warning", "A picture has no size until it is loaded.",
        "HTML Standard, 4.8.17 Dimension attributes; Cumulative Layout Shift", OnTheme(images_without_size),
        '<img src="/a.png" alt="">'),
)  # fmt: skip
"""The rules of this family."""
