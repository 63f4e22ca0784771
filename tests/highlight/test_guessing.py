"""Guesses against Rouge's own."""

from __future__ import annotations

import pytest

from jekyll_py import highlight
from jekyll_py.reference import DEBIAN
from tests.highlight.rouge import rouge

pytestmark = pytest.mark.ruby

CODE = [
    "",
    "words",
    "#!/bin/bash\nls\n",
    "#!/usr/bin/env python3\nprint(1)\n",
    "#!/usr/bin/env node\n",
    "#! ruby -w\n",
    "-*- ruby -*-\nputs 1\n",
    "/* -*- mode: c++; tab-width: 2 -*- */\n",
    "# vim: ft=python\n",
    "x\n# vim: set syntax=yaml :\n",
    "<!DOCTYPE html>\n<p>x\n",
    "<html>\n",
    '<?xml version="1.0"?>\n<a/>\n',
    '<?xml version="1.0"?><!DOCTYPE html><html/>\n',
    "<!DOCTYPE note>\n",
    "diff --git a/x b/x\n",
    "--- a\n+++ b\n",
    "Index: x\n",
    "<?php echo 1;\n",
    "<?hh echo 1;\n",
    "%YAML 1.2\n",
    "%!PS\n",
    "\\documentclass{article}\n",
    "#lang racket\n",
    "pragma solidity ^0.8;\n",
    "model x\n",
    "\ufeff#!/bin/sh\r\n",
]


@pytest.mark.parametrize("code", CODE)
def test_a_guess_is_rouges(code: str) -> None:
    assert highlight.guess(code, DEBIAN.rouge) == rouge().ask("guess", code=code)
