"""The warnings that Liquid gives for a template, in Jekyll's words."""

from __future__ import annotations

from ..diagnostics import Diagnostics
from ..errors import JekyllError, SourcePosition
from ..liquid import LiquidWarning, Template, later_names


def report_warnings(template: Template, first_line: int, diagnostics: Diagnostics) -> None:
    """Warn of what only lax parsing accepts in a template, and of tags that GitHub Pages does not know.

    Args:
        template: the template.
        first_line: the line of its file on which it begins.
        diagnostics: takes the warnings.
    """
    for warning in template.warnings:
        if warning.later_tag is None:
            diagnostics.add("Liquid Warning:", _error(warning, template, *_worded(warning, first_line)))
        else:
            diagnostics.refused(_error(warning, template, *_refused(warning.later_tag, template)))


def _error(warning: LiquidWarning, template: Template, message: str, hint: str | None) -> JekyllError:
    position = SourcePosition(warning.line, warning.column, template.line_text(warning.line))
    return JekyllError.at(position, message, path=warning.path, hint=hint)


def _worded(warning: LiquidWarning, first_line: int) -> tuple[str, str | None]:
    """Message and hint as Jekyll words the message: the line is counted from the end of the front matter."""
    from ..liquid.parsing.markup_hints import hint_of_message  # slow to import, and few templates are wrong

    line = f"(line {warning.line - first_line + 1})"
    message = warning.message.replace(f"(line {warning.line})", line, 1)
    return f"{message} in {warning.path}", hint_of_message(warning.message)


def _refused(tag: str, template: Template) -> tuple[str, str]:
    """Message and hint for a tag that GitHub Pages does not know."""
    hint = f"{later_names.INSTEAD[tag]}; {later_names.hint(tag, template.environment.version)}"
    return f"{{% {tag} %}} does not exist on GitHub Pages: the deployment will fail", hint
