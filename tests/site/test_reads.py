"""The reads of a template are recorded, whichever way it gets at a value."""

from __future__ import annotations

from jekyll_py.tracking import reads


def dependencies(trace: set[int]) -> set[tuple[str, str]]:
    """The dependencies of a trace, by name."""
    return {reads.dependency(number) for number in trace}


def test_records_only_while_asked_and_nests() -> None:
    one, two = reads.dependency_id("a.md", "title"), reads.dependency_id("b.md", "title")
    assert reads.dependency_id("a.md", "title") == one
    reads.record(one)
    with reads.recording() as outer:
        with reads.recording() as inner:
            reads.record(two)
        reads.record(one)
    reads.record(two)
    assert dependencies(inner) == {("b.md", "title")}
    assert dependencies(outer) == {("a.md", "title"), ("b.md", "title")}
