"""Addresses are those that Ruby's ``URI.parse`` takes, with the hosts that it finds."""

from __future__ import annotations

import json
import random
import subprocess

import pytest

from jekyll_py.bundled.html.ruby_uri import host, is_uri

HOSTS = """
require "json"
require "uri"
hosts = JSON.parse($stdin.read).map do |address|
  [URI.parse(address).host]
rescue URI::InvalidURIError
  nil
end
puts JSON.generate(hosts)
"""
PARTS = (
    *("http:", "https://", "//", "/", "a", "B9", "-", ".", ":", "@", "?", "#", "[", "]", "%41", "%zz", "%", "é", "\n"),
    *(
        " ",
        "|",
        "\\",
        "{",
        "}",
        "<",
        "^",
        "`",
        '"',
        "a.example",
        "x=1&y[]=2",
        ";",
        "=",
        "~",
        "'",
        "(",
        "*",
        "+",
        ",",
        "!",
        "$",
    ),
    *("[v1.a]", ":80", "1:"),
)
ADDRESSES = (
    "https://example.org/a/?filter[year]=2025&filter[issue]=1840",
    "https://example.org/forum?\nid=1",
    "http://a.example/中",
    "http://a.example/%zz",
    "http://a.example/a[1]",
    "http://a.example#a[1]",
    "http://a_b.example",
    "http://[::1]:80/a",
    "http://a.example/?a=%zz",
    "http://a.example/?a=%z",
    "http://a.example/?a=%1z&b=100%",
    "http://",
    "",
)


@pytest.mark.ruby
def test_they_are_what_ruby_parses() -> None:
    chance = random.Random(1)
    made = ["".join(chance.choices(PARTS, k=chance.randint(1, 6))) for _ in range(3000)]
    addresses = [*ADDRESSES, *made]
    done = subprocess.run(
        ["ruby", "-e", HOSTS], input=json.dumps(addresses), capture_output=True, text=True, check=True
    )
    ours = [[host(each)] if is_uri(each) else None for each in addresses]
    assert dict(zip(addresses, ours, strict=True)) == dict(zip(addresses, json.loads(done.stdout), strict=True))
