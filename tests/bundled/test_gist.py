"""The code of gists, with a stand-in for GitHub."""

from __future__ import annotations

import io
import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from jekyll_py.bundled import gist
from jekyll_py.errors import JekyllError
from tests.bundled.building import Built, build

SCRIPT = '<script src="https://gist.github.com/me/1.js?file=a.js"> </script>'


@pytest.fixture(autouse=True)
def no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JEKYLL_GITHUB_TOKEN", raising=False)
    monkeypatch.delenv("JEKYLL_PY_REFERENCE", raising=False)
    gist._code.cache_clear()


def gist_page(folder: Path, markup: str = "me/1 a.js") -> Built:
    return build(folder, {"index.html": f"---\n---\n{{% gist {markup} %}}"}, plugins=["jekyll-gist"])


def answering(monkeypatch: pytest.MonkeyPatch, answers: dict[str, str]) -> None:
    def answer(request: urllib.request.Request, timeout: float) -> io.BytesIO:
        if request.full_url not in answers:
            raise urllib.error.URLError("no network")
        return io.BytesIO(answers[request.full_url].encode())

    monkeypatch.setattr(urllib.request, "urlopen", answer)


def test_the_code_stands_where_no_scripts_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, {"https://gist.githubusercontent.com/me/1/raw/a.js": "a < 'b' & \"c\""})
    code = "<noscript><pre>a &lt; &#39;b&#39; &amp; &quot;c&quot;</pre></noscript>"
    assert gist_page(tmp_path).text("index.html") == code + SCRIPT


def test_a_token_asks_the_api(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_GITHUB_TOKEN", "secret")
    files = {"b.js": {"content": "b"}, "a.js": {"content": "a"}}
    answering(monkeypatch, {"https://api.github.com/gists/1": json.dumps({"files": files})})
    assert gist_page(tmp_path).text("index.html") == f"<noscript><pre>a</pre></noscript>{SCRIPT}"


def test_without_a_network_the_script_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, {})
    site = gist_page(tmp_path)
    assert site.text("index.html") == SCRIPT
    assert "index.html:3" in site.warnings[0]


def test_without_a_network_the_gem_prints_what_its_logger_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JEKYLL_PY_REFERENCE", "debian")
    answering(monkeypatch, {})
    assert gist_page(tmp_path).text("index.html") == f"true{SCRIPT}"


def test_a_tag_without_a_gist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="Syntax error in tag 'gist'"):
        gist_page(tmp_path, "")
