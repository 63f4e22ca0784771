"""A site that is edited at random, built by processes that come and go, is at every moment what a clean build makes."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.incremental import warmth
from tests.incremental.edits import BODIES, DATA, EDITS, KEYS, SEEMING, other_letter, with_body
from tests.incremental.kinds import KINDS, Kind
from tests.incremental.sites import (
    CONFIG,
    MANY_PLUGINS,
    NEW,
    NO_PLUGINS,
    OWN_CALLS,
    OWN_PLUGIN,
    PAGES_PLUGINS,
    PARTIALS,
    PLUGINS,
    SETTINGS,
    SITE,
    STYLES,
    THEIRS,
    THEME,
)
from tests.incremental.templates import TEMPLATES
from tests.incremental.workshop import Workshop

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "8"))
STEPS = int(os.environ.get("INCREMENTAL_STEPS", "12"))

PATHS = st.sampled_from(sorted({*SITE, *NEW}))
TEMPLATED = st.sampled_from(
    [path for path in sorted(SITE) if path.endswith((".html", ".md")) and not path.startswith("_posts/2025-01-03")]
)
INCLUDES, LAYOUTS, SHEETS = ("_includes/", "_layouts/", "_sass/")
ITEMS = st.sampled_from([path for path in sorted({*SITE, *NEW}) if not path.startswith((INCLUDES, LAYOUTS, "_data/"))])
SHARED = st.sampled_from([path for path in sorted({*SITE, *NEW}) if path.startswith((INCLUDES, SHEETS))])
AROUND = st.sampled_from([path for path in sorted({*SITE, *NEW}) if path.startswith(LAYOUTS)])
OF_A_KIND = st.sampled_from(sorted(KINDS))
OF_BODIES, OF_KEYS, SEEMINGLY, ANY_EDIT = (st.sampled_from(sorted(edits)) for edits in (BODIES, KEYS, SEEMING, EDITS))
SEVERAL = st.lists(st.tuples(PATHS, ANY_EDIT), min_size=2, max_size=12, unique_by=lambda edit: edit[0])
DATA_FILES = st.sampled_from(["_data/d.yml", "_data/e/f.json", "_data/g.csv", "../theme/_data/d.yml"])
RESTARTS = st.booleans()
"""Whether the build after an edit is made by another process than the build before it."""
LINKS = st.sampled_from(
    [
        ("linked.md", "about.md"),
        ("linked", "sub"),
        ("_docs/linked.md", "one.md"),
        ("_includes/linked.html", "nav.html"),
        ("outside.txt", "../theme/assets/t.css"),
        ("_posts/2025-03-03-linked.md", "2025-01-01-a.md"),
        ("_includes/part.html", "nested.html"),
        ("nowhere.md", "nothing.md"),
        ("_sass/_v.scss", "../other.txt"),
        ("css/_v.scss", "../_sass/_v.scss"),
        ("css/_v.scss", "../_sass/_w.scss"),
        ("css/v", "../_sass/a"),
        ("_more", "css"),
        ("_more", "_docs"),
        ("../theme/_sass", "styles"),
        ("../theme/_sass", "other-styles"),
        ("../theme/_data", "../site/_data"),
        ("../theme/_includes", "_layouts"),
    ]
)
BESIDE = {**PARTIALS, **THEIRS}
NO_SHEETS = {path: text for path, text in THEME.items() if not path.startswith(SHEETS)}


class Machine(RuleBasedStateMachine):
    """Each rule is an edit, or something that happens to the process; after each the site is built and compared."""

    edits: ClassVar[int] = 0
    """How many sites were compared after an edit, in all of this process."""
    focus: ClassVar[str | None] = None
    """The kind of dependency that half of the pages for a kind are for; None for any."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=warmth.folder())
        self.workshop = Workshop(Path(self.folder.name), SITE, {**NO_SHEETS, **STYLES}, CONFIG)
        self.workshop.link("../theme/_sass", "styles")
        self.base = CONFIG
        self.kind: Kind | None = None
        """The kind of dependency that a page was written for."""
        self.is_changed = False

    @initialize(
        plugins=st.sampled_from([PLUGINS, PAGES_PLUGINS, MANY_PLUGINS, NO_PLUGINS]),
        kind=OF_A_KIND,
        is_read=st.booleans(),
        in_focus=st.booleans(),
        own=st.one_of(st.none(), st.none(), TEMPLATED),
        code=st.sampled_from([OWN_CALLS, OWN_PLUGIN]),
        bodies=st.lists(st.tuples(TEMPLATED, TEMPLATES), max_size=5),
    )
    def templates(
        self,
        plugins: tuple[str, ...],
        kind: str,
        is_read: bool,
        in_focus: bool,
        own: str | None,
        code: str,
        bodies: list[tuple[str, str]],
    ) -> None:
        self.base = {**CONFIG, "plugins": plugins}
        if own is not None:
            plugin = self.workshop.source / "_plugins" / "own.py"
            plugin.parent.mkdir()
            plugin.write_text(code.format(source=str(self.workshop.source)))
            self.rewrite(own, "{% fact %} {{ page.title | fact_of }}")
        self.workshop.configure(self.base)
        if is_read:
            self.read_a_kind(kind, in_focus)
        for path, body in bodies:
            self.rewrite(path, body)

    # A page for each kind of dependency

    @rule(kind=OF_A_KIND, in_focus=st.booleans())
    def read_a_kind(self, kind: str, in_focus: bool) -> None:
        self.kind, self.is_changed = KINDS[(in_focus and self.focus) or kind], False
        self.kind.lay_out(self.workshop, self.base)

    @precondition(lambda machine: machine.kind is not None)
    @rule(restarts=RESTARTS)
    def change_what_is_read(self, restarts: bool) -> None:
        assert self.kind is not None
        self._restart(restarts)
        if self.is_changed:
            self.kind.lay_out(self.workshop, self.base)
        else:
            self.kind.edit(self.workshop)
        self.is_changed = not self.is_changed

    @precondition(lambda machine: machine.kind is not None)
    @rule(kind=OF_A_KIND)
    def change_what_another_kind_reads(self, kind: str) -> None:
        KINDS[kind].edit(self.workshop)

    @rule(path=TEMPLATED, body=TEMPLATES)
    def rewrite(self, path: str, body: str) -> None:
        text = self.workshop.read(path)
        self.workshop.write(path, with_body(text if text is not None else SITE[path], f"{body}{{{{ content }}}}"))

    # Edits of one file

    @rule(path=PATHS, edit=ANY_EDIT)
    def edit(self, path: str, edit: str) -> None:
        text = self.workshop.read(path)
        if text is not None:
            self.workshop.write(path, EDITS[edit](text))

    @rule(path=ITEMS, edit=OF_BODIES, restarts=RESTARTS)
    def edit_a_body(self, path: str, edit: str, restarts: bool) -> None:
        self._edit(path, edit, restarts)

    @rule(path=ITEMS, edit=OF_KEYS, restarts=RESTARTS)
    def edit_a_key(self, path: str, edit: str, restarts: bool) -> None:
        self._edit(path, edit, restarts)

    @rule(path=AROUND, edit=OF_KEYS, restarts=RESTARTS)
    def edit_a_key_of_a_layout(self, path: str, edit: str, restarts: bool) -> None:
        self._edit(path, edit, restarts)

    @rule(path=DATA_FILES, text=st.sampled_from(sorted(DATA)), restarts=RESTARTS)
    def edit_data(self, path: str, text: str, restarts: bool) -> None:
        self._restart(restarts)
        self.workshop.write(path, DATA[text])

    @rule(path=SHARED, edit=OF_BODIES, restarts=RESTARTS)
    def edit_an_include(self, path: str, edit: str, restarts: bool) -> None:
        self._edit(path, edit, restarts)

    @rule(path=AROUND, edit=OF_BODIES, restarts=RESTARTS)
    def edit_a_layout(self, path: str, edit: str, restarts: bool) -> None:
        self._edit(path, edit, restarts)

    @rule(path=PATHS, edit=SEEMINGLY, restarts=RESTARTS)
    def edit_what_seems_a_body(self, path: str, edit: str, restarts: bool) -> None:
        self._edit(path, edit, restarts)

    @rule(path=PATHS, restarts=RESTARTS)
    def disguise(self, path: str, restarts: bool) -> None:
        self._restart(restarts)
        text = self.workshop.read(path)
        if text is not None:
            self.workshop.disguise(path, other_letter(text))

    @rule(path=PATHS, edit=ANY_EDIT, restarts=RESTARTS)
    def check_out(self, path: str, edit: str, restarts: bool) -> None:
        self._restart(restarts)
        text = self.workshop.read(path)
        if text is not None:
            self.workshop.check_out(path, EDITS[edit](text))

    @rule(edits=SEVERAL, restarts=RESTARTS)
    def check_out_several(self, edits: list[tuple[str, str]], restarts: bool) -> None:
        """As a change of the branch does: other files are in the place of many, and older ones."""
        self._restart(restarts)
        for path, edit in edits:
            text = self.workshop.read(path)
            if text is not None:
                self.workshop.check_out(path, EDITS[edit](text))

    @rule(edits=SEVERAL, restarts=RESTARTS)
    def edit_several(self, edits: list[tuple[str, str]], restarts: bool) -> None:
        for path, edit in edits:
            self._edit(path, edit, restarts)

    @rule(path=PATHS, edit=ANY_EDIT, after=st.integers(0, 20))
    def edit_while_a_build_runs(self, path: str, edit: str, after: int) -> None:
        self.workshop.build_and_meanwhile(after, lambda: self._edit(path, edit, restarts=False))

    @rule(
        first=st.tuples(PATHS, ANY_EDIT),
        second=st.tuples(PATHS, ANY_EDIT),
        is_same=st.booleans(),
        after=st.integers(0, 3),
        is_taken_back=st.booleans(),
        restarts=RESTARTS,
    )
    def edit_before_and_while_a_build_runs(
        self,
        first: tuple[str, str],
        second: tuple[str, str],
        is_same: bool,
        after: int,
        is_taken_back: bool,
        restarts: bool,
    ) -> None:
        """Save a file, and another one or the same while that is rendered, perhaps for a moment only."""
        self._edit(*first, restarts)
        path, edit = (first[0], second[1]) if is_same else second
        text = self.workshop.read(path)
        self.workshop.build_and_meanwhile(after, lambda: self._edit(path, edit, restarts=False))
        if is_taken_back and text is not None:
            self.workshop.write(path, text)

    @rule(path=PATHS)
    def rename_by_case(self, path: str) -> None:
        folder, name = os.path.split(path)
        self.workshop.move(path, os.path.join(folder, name.swapcase() if name.islower() else name.lower()))

    @rule(path=PATHS)
    def touch(self, path: str) -> None:
        text = self.workshop.read(path)
        if text is not None:
            self.workshop.write(path, text)

    @rule(path=PATHS, restarts=RESTARTS)
    def revert(self, path: str, restarts: bool) -> None:
        self._restart(restarts)
        self.workshop.write(path, {**SITE, **NEW}[path])

    # The tree

    @rule(path=st.sampled_from(sorted(NEW)), restarts=RESTARTS)
    def add(self, path: str, restarts: bool) -> None:
        self._restart(restarts)
        self.workshop.write(path, NEW[path])

    @rule(path=st.sampled_from(sorted(PARTIALS)), restarts=RESTARTS)
    def shadow_a_partial(self, path: str, restarts: bool) -> None:
        self._add_or_remove(path, restarts)

    @rule(path=st.sampled_from(sorted(THEIRS)), restarts=RESTARTS)
    def shadow_a_theme(self, path: str, restarts: bool) -> None:
        self._add_or_remove(path, restarts)

    @rule(path=PATHS)
    def remove(self, path: str) -> None:
        self.workshop.remove(path)

    @rule(path=st.sampled_from(["_sass", "_sass/a", "_includes", "_data", "../theme/_sass", "../theme/_includes"]))
    def hide_a_folder(self, path: str) -> None:
        """Give a folder another name, or its own again."""
        self.workshop.hide(path)

    @rule(path=PATHS, to=st.sampled_from(["_posts/2025-01-04-moved.md", "_docs/moved.md", "moved/page.md"]))
    def move(self, path: str, to: str) -> None:
        self.workshop.move(path, to)

    @rule(path=st.sampled_from(["empty", "_posts/empty", "_data/empty", "_includes/empty"]))
    def make_a_folder(self, path: str) -> None:
        (self.workshop.source / path).mkdir(parents=True, exist_ok=True)

    @rule(link=LINKS)
    def link(self, link: tuple[str, str]) -> None:
        self.workshop.link(*link)

    @rule(path=st.sampled_from(sorted(THEME)), edit=st.sampled_from(["word", "letter", "red"]), restarts=RESTARTS)
    def edit_theme(self, path: str, edit: str, restarts: bool) -> None:
        self._restart(restarts)
        text = self.workshop.read(f"../theme/{path}")
        self.workshop.write(f"../theme/{path}", EDITS[edit](text or THEME[path]))

    # Configuration and processes

    @rule(changes=st.lists(st.sampled_from(SETTINGS), max_size=2))
    def configure(self, changes: list[dict[str, object]]) -> None:
        self.workshop.configure({**self.base, **{key: value for one in changes for key, value in one.items()}})

    @rule()
    def restart(self) -> None:
        self.workshop.restart()

    @rule(after=st.integers(0, 20))
    def die(self, after: int) -> None:
        self.workshop.die(after)

    @rule(files=st.integers(0, 20))
    def die_between_files(self, files: int) -> None:
        self.workshop.die_between_files(files)

    @rule()
    def die_late(self) -> None:
        self.workshop.die_late()

    # The destination

    @rule(number=st.integers(0, 50), restarts=RESTARTS)
    def spoil(self, number: int, restarts: bool) -> None:
        """Somebody else changes a file of the output."""
        self._restart(restarts)
        if files := self._outputs():
            files[number % len(files)].write_text("spoilt")

    @rule(number=st.integers(0, 50), restarts=RESTARTS)
    def lose(self, number: int, restarts: bool) -> None:
        """Somebody else removes a file of the output, or the folder that it lies in."""
        self._restart(restarts)
        if files := self._outputs():
            lost = files[number % len(files)]
            shutil.rmtree(lost.parent) if number % 2 else lost.unlink()

    @rule(name=st.sampled_from(["stray.txt", "about.html/stray", "stray/index.html", "docs/stray.md"]))
    def leave(self, name: str) -> None:
        """Somebody else leaves a file in the output."""
        place = self.workshop.kept / name
        if not place.parent.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text("stray")

    @invariant()
    def equals_a_clean_build(self) -> None:
        if not self.workshop.check_or_fail():
            self.workshop.take_back()
        Machine.edits += 1

    def teardown(self) -> None:
        self.folder.cleanup()

    def _edit(self, path: str, edit: str, restarts: bool) -> None:
        self._restart(restarts)
        text = self.workshop.read(path)
        self.workshop.write(path, {**SITE, **NEW}[path] if text is None else EDITS[edit](text))

    def _add_or_remove(self, path: str, restarts: bool) -> None:
        self._restart(restarts)
        if self.workshop.read(path) is None:
            self.workshop.write(path, BESIDE[path])
        else:
            self.workshop.remove(path)

    def _restart(self, restarts: bool) -> None:
        if restarts:
            self.workshop.restart()

    def _outputs(self) -> list[Path]:
        return sorted(path for path in self.workshop.kept.rglob("*") if path.is_file())


def options(examples: int, steps: int) -> settings:
    """How a machine is run."""
    return settings(
        database=None,
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[phase for phase in Phase if phase is not Phase.explain],
        print_blob=True,
    )


def test_the_site_that_the_machine_begins_with_can_be_built() -> None:
    machine = Machine()
    machine.workshop.check()
    machine.teardown()


Machine.TestCase.settings = options(EXAMPLES, STEPS)
test_any_edits = Machine.TestCase
