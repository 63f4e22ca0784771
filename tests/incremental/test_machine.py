"""A site that is edited at random, built by processes that come and go, is at every moment what a clean build makes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.incremental.sites import CONFIG, EDITS, NEW, SETTINGS, SITE, THEME, with_body
from tests.incremental.templates import TEMPLATES
from tests.incremental.workshop import Workshop

EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "8"))
STEPS = int(os.environ.get("INCREMENTAL_STEPS", "10"))

PATHS = st.sampled_from(sorted({*SITE, *NEW}))
TEMPLATED = st.sampled_from(
    [path for path in sorted(SITE) if path.endswith((".html", ".md")) and not path.startswith("_posts/2025-01-03")]
)


class Machine(RuleBasedStateMachine):
    """Each rule is an edit, or something that happens to the process; after each the site is built and compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.workshop = Workshop(Path(self.folder.name), SITE, THEME, CONFIG)

    @initialize(bodies=st.lists(st.tuples(TEMPLATED, TEMPLATES), max_size=5))
    def templates(self, bodies: list[tuple[str, str]]) -> None:
        for path, body in bodies:
            self.rewrite(path, body)

    @rule(path=TEMPLATED, body=TEMPLATES)
    def rewrite(self, path: str, body: str) -> None:
        text = self.workshop.read(path)
        self.workshop.write(path, with_body(text if text is not None else SITE[path], f"{body}{{{{ content }}}}"))

    @rule(path=PATHS, edit=st.sampled_from(sorted(EDITS)))
    def edit(self, path: str, edit: str) -> None:
        text = self.workshop.read(path)
        if text is not None:
            self.workshop.write(path, EDITS[edit](text))

    @rule(path=PATHS)
    def add_a_word(self, path: str) -> None:
        text = self.workshop.read(path)
        if text is not None:
            self.workshop.write(path, f"{text}\nword")

    @rule(path=st.sampled_from(sorted(NEW)))
    def add(self, path: str) -> None:
        self.workshop.write(path, NEW[path])

    @rule(path=PATHS)
    def revert(self, path: str) -> None:
        self.workshop.write(path, {**SITE, **NEW}[path])

    @rule(path=PATHS)
    def remove(self, path: str) -> None:
        self.workshop.remove(path)

    @rule(path=PATHS, to=st.sampled_from(["_posts/2025-01-04-moved.md", "_docs/moved.md", "moved/page.md"]))
    def move(self, path: str, to: str) -> None:
        self.workshop.move(path, to)

    @rule(path=st.sampled_from(sorted(THEME)), edit=st.sampled_from(["body", "red"]))
    def edit_theme(self, path: str, edit: str) -> None:
        text = self.workshop.read(f"../theme/{path}")
        self.workshop.write(f"../theme/{path}", EDITS[edit](text or THEME[path]))

    @rule(changes=st.lists(st.sampled_from(SETTINGS), max_size=2))
    def configure(self, changes: list[dict[str, object]]) -> None:
        self.workshop.configure({**CONFIG, **{key: value for one in changes for key, value in one.items()}})

    @rule()
    def restart(self) -> None:
        self.workshop.restart()

    @rule(after=st.integers(0, 20))
    def die(self, after: int) -> None:
        self.workshop.die(after)

    @rule()
    def die_late(self) -> None:
        self.workshop.die_late()

    @rule(path=PATHS)
    def touch(self, path: str) -> None:
        text = self.workshop.read(path)
        if text is not None:
            self.workshop.write(path, text)

    @rule(number=st.integers(0, 50))
    def spoil(self, number: int) -> None:
        """Somebody else changes a file of the output."""
        files = sorted(path for path in self.workshop.kept.rglob("*") if path.is_file())
        if files:
            files[number % len(files)].write_text("spoilt")

    @invariant()
    def equals_a_clean_build(self) -> None:
        self.workshop.check()

    def teardown(self) -> None:
        self.folder.cleanup()


Machine.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if phase is not Phase.explain],
    print_blob=True,
)
test_any_edits = Machine.TestCase
