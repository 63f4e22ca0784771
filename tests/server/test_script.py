"""Where the script tag goes."""

from __future__ import annotations

import pytest

from jekyll_py.server.script import add_script

TAG = "<script"


def position(page: str) -> str:
    """The text before the tag."""
    return add_script(page.encode(), {"file": "a"}).decode().partition(TAG)[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!DOCTYPE html>\n<html lang='a>b'>\n<head>", "<meta charset=utf-8></head>"),
        ("<!doctype html><html><head prefix='og: x'>", "</head>"),
        ("<HTML><HEAD>", ""),
        ("<html>", "<body>x</body></html>"),
        ("<html>\n  ", "<header>not a head</header>"),
        ("<html>", "<head-er>an element of the author's</head-er>"),
        ("\ufeff<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' \"a>b\">", "<title>x</title>"),
        ('<?xml version="1.0"?>\n<!-- <head> in a comment -->\n<!DOCTYPE html><html><head>', ""),
        ("<!--[if IE]><html class=ie><![endif]--><!-- x --><html class='no-js'><!--<![endif]--><head>", ""),
        ("", "<p>fragment</p>"),
        ("", "text <head> text"),
        ("", "中文"),
        ("", "<!-- never closed <head>"),
        ("", "<html never closed"),
        ("", ""),
    ],
)
def test_the_tag_is_the_first_thing_in_the_head(before: str, after: str) -> None:
    assert position(before + after) == before


def test_everything_else_stays() -> None:
    page = b"<html><head>\xff\xfe\x00 <title>x</title>"
    tag = add_script(b"", {"file": "a"})
    assert add_script(page, {"file": "a"}).replace(tag, b"") == page


def test_facts_are_escaped() -> None:
    tag = add_script(b"", {"file": "\"><script>'中\udc80"})
    assert b'data-file="&quot;&gt;&lt;script&gt;&#x27;&#20013;' in tag


def test_utf_16_is_left_alone() -> None:
    page = "<html><head>".encode("utf-16")
    assert add_script(page, {"file": "a"}) == page


@pytest.mark.parametrize("piece", ["<!--", "<!---->", "<html ", "<!doctype ", " ", "<?", '"', "<html>" * 2])
def test_long_pages_take_no_long_time(piece: str) -> None:
    page = (piece * 200_000).encode()
    assert len(add_script(page, {})) > len(page)
