"""What a template reads is recorded, whichever way it gets at it."""

from __future__ import annotations

from jekyll_py.tracking import reads


def facts(trace: set[int]) -> set[tuple[str, str]]:
    """The facts of a trace, by name."""
    return {reads.fact(number) for number in trace}


def test_records_only_while_asked_and_nests() -> None:
    one, two = reads.fact_id("a.md", "title"), reads.fact_id("b.md", "title")
    assert reads.fact_id("a.md", "title") == one
    reads.record(one)
    with reads.recording() as outer:
        with reads.recording() as inner:
            reads.record(two)
        reads.record(one)
    reads.record(two)
    assert facts(inner) == {("b.md", "title")}
    assert facts(outer) == {("a.md", "title"), ("b.md", "title")}
