"""The name, version and so on of a theme, from its gemspec and its ``pyproject.toml``."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence

from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..packages.gems import Dependency, field_of, read_gemspec

_NAME = re.compile(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?", re.ASCII)
_VERSION = re.compile(r"\d+(?:\.\d+)*(?:\.?(?:a|b|rc|alpha|beta|pre|dev|post)\.?\d*)?", re.ASCII)


class ThemeMetadata(NamedTuple):
    """The metadata of a theme."""

    name: str
    version: str
    summary: str
    authors: Sequence[str]
    email: str
    homepage: str
    license: str
    dependencies: Sequence[Dependency]
    """The gems it needs."""

    @property
    def module(self) -> str:
        """The name of its Python package."""
        return re.sub(r"\W+", "_", self.name).lower()

    @property
    def file_name(self) -> str:
        """Its name in the names of wheels (PyPA, binary distribution format)."""
        return re.sub(r"[-_.]+", "_", self.name).lower()


def metadata_of(root: str) -> ThemeMetadata:
    """The metadata of the theme in a folder; the gemspec wins, where it has something.

    Raises:
        JekyllError: neither file is there, they have different versions, or a value is none.
    """
    found = [each for each in (_gemspec(root), _project(root)) if each is not None]
    if not found:
        hint = "it needs NAME.gemspec, pyproject.toml or both: `jekyll-py new-theme` writes them"
        raise JekyllError(f"{root} has neither a gemspec nor a pyproject.toml with a name", hint=hint)
    first, last = found[0], found[-1]
    if first.version != last.version:
        message = f"the gemspec has the version {first.version}, and pyproject.toml {last.version}"
        raise JekyllError(message, hint="give both the same")
    return _checked(first._replace(**{key: value for key, value in last._asdict().items() if not getattr(first, key)}))


def _checked(found: ThemeMetadata) -> ThemeMetadata:
    for key, value, pattern in (("name", found.name, _NAME), ("version", found.version, _VERSION)):
        if not pattern.fullmatch(value):
            hint = f'write it as a literal: spec.{key} = "…"'
            raise JekyllError(f"the theme's {key} is {value or 'missing'}, which no package can have", hint=hint)
    for key, text in found._asdict().items():
        if isinstance(text, str) and re.search(r"[\r\n\0]", text):
            raise JekyllError(f"the theme's {key} has several lines", hint="write it in one")
    return found


def _gemspec(root: str) -> ThemeMetadata | None:
    names = sorted(name for name in os.listdir(root) if name.endswith(".gemspec"))
    if not names:
        return None
    if len(names) > 1:
        raise JekyllError(f"the folder has several gemspecs: {', '.join(names)}", hint="leave one")
    path = os.path.join(root, names[0])
    spec = read_gemspec(path, names[0].removesuffix(".gemspec"))
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    email, homepage, license_ = (next(iter(field_of(text, key)), "") for key in ("email", "homepage", "licenses?"))
    return ThemeMetadata(
        spec.name, spec.version, spec.summary, spec.authors, email, homepage, license_, spec.dependencies
    )


def _project_table(root: str) -> object:
    """The table ``project`` of ``pyproject.toml``; None without one.

    Raises:
        JekyllError: the file is not TOML.
    """
    try:
        with open(os.path.join(root, "pyproject.toml"), "rb") as file:
            return tomllib.load(file).get("project")
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise JekyllError(f"this is no TOML: {error}", path="pyproject.toml") from error


def _project(root: str) -> ThemeMetadata | None:
    project = _project_table(root)
    if not isinstance(project, Mapping) or not isinstance(project.get("name"), str):
        return None
    people = [person for person in project.get("authors") or [] if isinstance(person, Mapping)]
    urls = project.get("urls")
    given = project.get("license")
    return ThemeMetadata(
        project["name"],
        str(project.get("version") or ""),
        str(project.get("description") or ""),
        tuple(str(person["name"]) for person in people if "name" in person),
        next((str(person["email"]) for person in people if "email" in person), ""),
        next(map(str, urls.values()), "") if isinstance(urls, Mapping) else "",
        given if isinstance(given, str) else "",
        (),
    )
