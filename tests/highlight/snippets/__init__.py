"""A short text for each language with a lexer of ours, using what is particular to it: one file a language."""

from __future__ import annotations

from pathlib import Path

SNIPPETS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.txt"))}

SNIPPETS |= {
    "console?lang=powershell&prompt=PS": "PS Get-Item -Path .\nname\n",
    "console?lang=ruby&prompt=>>&error=Error&comments=1": "# note\n>> puts 1 # x\nError: no\n1\n",
    "console?prompt=%": "# x\n% ls # y\n$ no\n",
    "erb?parent=yaml": "a: <%= b %>\n",
    "jinja?parent=json": '{"a": {{ b }}}\n',
    "php?start_inline": "echo 1;\n",
    "php?start_inline=0": "echo 1; <?= 2 ?>\n",
    "php?start_inline=0;x=1": "echo 1; <?= 2 ?>\n",
    "ruby?stripnl=x&y": "\n\nputs 1\n\n",
}
