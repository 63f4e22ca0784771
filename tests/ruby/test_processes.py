"""Sites with plugins in Ruby are rendered by one process: the threads of the sandbox do not survive a fork."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parallel.building import ADOPTED, built, forked, write

pytestmark = pytest.mark.sandbox

COUNTS = """
class Count < Liquid::Tag
  def render(_) = ($seen = ($seen || 0) + 1).to_s
end
Liquid::Template.register_tag("count", Count)
"""


@pytest.mark.usefixtures("ruby_module")
def test_plugins_in_ruby_run_in_one_process(tmp_path: Path) -> None:
    pages = {f"p{number}.html": "---\n---\n{% count %}" for number in range(8)}
    source = write(tmp_path / "site", {"_plugins/count.rb": COUNTS, **pages})
    alone = built(source, tmp_path / "alone")
    assert sorted(alone.files.values()) == [str(number).encode() for number in range(1, 9)]
    assert built(source, tmp_path / "together", forked()) == alone
    assert not ADOPTED
