"""Versions and requirements: the order of RubyGems, and the choice of a resolver."""

from __future__ import annotations

import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.packages import gem_resolver, gem_version, requirement
from jekyll_py.packages.gem_error import GemConflict
from jekyll_py.packages.gem_index import Release
from jekyll_py.packages.gem_lookup import Lookup, Provided
from jekyll_py.packages.gems import Dependency

VERSIONS = ["0", "0.9", "1", "1.0", "1.0.0", "1.0.1", "1.0.a", "1.0.b2", "1.2", "1.10.0.rc1", "1.10", "2.0.0-x", "2"]
REQUIREMENTS = ["~> 1", "~> 1.0", "~> 1.0.0", "~> 1.0.a", ">= 1", "> 1.0, < 2", "!= 1.0.0", "= 1.10", "<= 1.2", "2.0"]
_ASK_RUBY = """
require "json"
versions, requirements = JSON.parse(STDIN.read)
orders = versions.map { |a| versions.map { |b| Gem::Version.new(a) <=> Gem::Version.new(b) } }
met = requirements.map do |each|
  wanted = Gem::Requirement.new(each.split(/,\\s*/))
  versions.map { |version| wanted.satisfied_by?(Gem::Version.new(version)) }
end
puts JSON.dump([orders, met])
"""


@pytest.mark.ruby
def test_versions_and_requirements_are_those_of_rubygems() -> None:
    asked = json.dumps([VERSIONS, REQUIREMENTS])
    said = subprocess.run(["ruby", "-e", _ASK_RUBY], input=asked, capture_output=True, text=True, check=True).stdout
    orders, met = json.loads(said)
    keys = [gem_version.key(version) for version in VERSIONS]
    assert [[(a > b) - (a < b) for b in keys] for a in keys] == orders
    assert [[requirement.allows(each, version) for version in VERSIONS] for each in REQUIREMENTS] == met


def gem(name: str, version: str, **needs: str) -> Release:
    dependencies = tuple(Dependency(each.replace("_", "-"), wanted) for each, wanted in needs.items())
    return Release(name, version, dependencies)


def chosen(
    releases: list[Release], *wanted: str, locked: dict[str, str] | None = None, **limits: str
) -> dict[str, str]:
    def lookup(name: str) -> list[Release]:
        return [each for each in releases if each.name == name]

    names = [Dependency(*each.split(" ", 1)) if " " in each else Dependency(each) for each in wanted]
    provided = Provided(frozenset({"jekyll"}), {"jekyll": "4.4.1"})
    found = gem_resolver.resolve(
        names, Lookup(lambda _: None, lookup, lambda name: limits.get(name, ">= 0")), provided, locked or {}
    )
    return {name: each.version for name, each in found.releases.items()}


def test_the_newest_that_goes_together_is_chosen() -> None:
    releases = [
        *(gem("a", "1.0", b=">= 0"), gem("a", "2.0", b="~> 1.0"), gem("a", "3.0.rc1"), gem("a", "2.5", jekyll="< 4")),
        *(gem("b", "1.1", c=">= 1"), gem("b", "2.0"), gem("c", "1.0"), gem("c", "2.0", b="< 1"), gem("c", "1.5")),
    ]
    assert chosen(releases, "a") == {"c": "1.5", "b": "1.1", "a": "2.0"}
    assert chosen(releases, "a < 2") == {"b": "2.0", "a": "1.0"}
    assert chosen(releases, "a >= 3.0.rc1") == {"a": "3.0.rc1"}
    assert chosen(releases, "a", locked={"a": "1.0"}) == {"b": "2.0", "a": "1.0"}
    assert chosen(releases, "a", c="< 1.5") == {"c": "1.0", "b": "1.1", "a": "2.0"}, "the Gemfile limits all"
    assert chosen(releases, "a", "nowhere") == {"c": "1.5", "b": "1.1", "a": "2.0"}


def test_gems_that_exclude_each_other_are_named() -> None:
    releases = [gem("a", "1.0", c="< 2"), gem("b", "1.0", c=">= 2"), gem("c", "1.0"), gem("c", "2.0")]
    with pytest.raises(
        GemConflict, match=r"no version of c does for all: a 1.0 asks for < 2, b 1.0 asks for >= 2; there is 2.0, 1.0"
    ):
        chosen(releases, "a", "b")
    with pytest.raises(GemConflict, match=r"no index has c > 2, which the Gemfile asks for: there is 2.0, 1.0"):
        chosen(releases, "c", c="> 2")


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3)))
def test_each_gem_stands_after_what_it_needs(needs: dict[str, list[str]]) -> None:
    releases = [gem(name, "1", **dict.fromkeys(each, ">= 0")) for name, each in needs.items()]
    order = list(chosen(releases, *needs))
    assert sorted(order) == sorted(needs)
    for name in order:
        later = order[order.index(name) + 1 :]
        assert all(each in _needed_by_all(name, needs) for each in needs[name] if each in later) or not later


def _needed_by_all(name: str, needs: dict[str, list[str]]) -> set[str]:
    """The gems that need ``name``, through others: a circle has no order."""
    found = {name}
    while more := {each for each, own in needs.items() if found & set(own)} - found:
        found |= more
    return found
