"""Failures of downloads, and archives that are refused."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py.packages import archives, download
from jekyll_py.packages.download import DownloadError, NotThere

from .codeload import HEAD, WHOLE, Answer, Codeload, fetch, kept


def test_a_repository_that_is_not_there(server: Codeload) -> None:
    with pytest.raises(
        NotThere, match=r"The repository 'owner/other' could not be found. URL: http.*/zip/v1"
    ) as caught:
        fetch("owner/other@v1")
    assert "v1" in str(caught.value.hint)


@pytest.mark.usefixtures("nowhere")
def test_out_of_reach_without_a_copy(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="refused"):
        fetch()
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(500), "500 Internal Server Error"),
        (Answer(body=WHOLE.body[:200], announced=len(WHOLE.body)), "broke off after 200 of"),
        (Answer(body=WHOLE.body[:200]), "no use"),
        (Answer(body=b"<html>no archive</html>"), "no use"),
        (Answer(body=WHOLE.body[:-400] + b"\0" * 300 + WHOLE.body[-100:]), "no use"),
        (Answer(announced=1 << 40), "larger than"),
        (Answer(302, headers={"Location": "ftp://127.0.0.1/x"}), "302|not an address of HTTPS"),
        (Answer(302, headers={"Location": "http://example.org/x"}), "not an address of HTTPS"),
        (Answer(302, headers={"Location": "file:///etc/passwd"}), "302|not an address of HTTPS"),
        (Answer(302, headers={"Location": HEAD}), "302|redirect"),
    ],
)
def test_what_is_no_archive(answer: Answer, expected: str, server: Codeload, tmp_path: Path) -> None:
    server.answers[HEAD] = answer
    with pytest.raises(DownloadError, match=expected):
        fetch()
    assert kept(tmp_path) == []


def test_redirects_are_followed(server: Codeload) -> None:
    server.answers[HEAD] = Answer(302, headers={"Location": f"{server.url}/moved"})
    server.answers["/moved"] = WHOLE
    assert fetch().spec.version == "1.2"


def test_plain_http_is_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_PY_CODELOAD_URL", "http://example.org")
    with pytest.raises(DownloadError, match="not an address of HTTPS"):
        fetch()


@pytest.mark.parametrize(
    ("limit", "expected"), [("PATIENCE", "timed out"), ("DEADLINE", "it takes longer"), ("MAX_BYTES", "larger than")]
)
def test_a_download_ends_at_each_limit(
    limit: str, expected: str, server: Codeload, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = {"PATIENCE": 0.05, "DEADLINE": -1.0, "MAX_BYTES": 10}[limit]
    monkeypatch.setattr(download, limit, value)
    server.answers[HEAD] = Answer(body=WHOLE.body[:100], announced=len(WHOLE.body), hold=True)
    with pytest.raises(DownloadError, match=expected):
        fetch()


# What an archive may do


def packed(entries: Mapping[str | zipfile.ZipInfo, bytes]) -> Answer:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return Answer(body=buffer.getvalue())


def special(name: str, kind: int) -> zipfile.ZipInfo:
    """An entry that is no plain file."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry


@pytest.mark.parametrize("name", ["t/../../climbs", "/absolute", "../climbs", "t\\..\\..\\climbs", "t/a/../../../x"])
def test_a_file_outside_of_the_folder_is_refused(name: str, server: Codeload, tmp_path: Path) -> None:
    server.answers[HEAD] = packed({"t/_layouts/a.html": b"x", name: b"y"})
    with pytest.raises(DownloadError, match="outside of its folder"):
        fetch()
    assert kept(tmp_path) == []


def test_links_and_devices_are_left_out(server: Codeload) -> None:
    server.answers[HEAD] = packed(
        {
            special("t/link", stat.S_IFLNK): b"/etc/passwd",
            special("t/device", stat.S_IFCHR): b"",
            special("t/pipe", stat.S_IFIFO): b"",
            "t/中文 名.html": b"x",
            "top": b"beside the folder",
        }
    )
    assert sorted(os.listdir(fetch().root)) == ["中文 名.html"]


def test_an_archive_that_unpacks_to_too_much_is_refused(server: Codeload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_BYTES", 1_000_000)
    server.answers[HEAD] = packed({"t/bomb": b"\0" * 10_000_000})
    assert len(server.answers[HEAD].body) < 20_000
    with pytest.raises(DownloadError, match="unpacks to more"):
        fetch()
    monkeypatch.setattr(archives, "MAX_FILES", 2)
    server.answers[HEAD] = packed({f"t/{number}": b"" for number in range(3)})
    with pytest.raises(DownloadError, match="more than 2 files"):
        fetch()


def test_content_of_another_checksum_is_refused(server: Codeload, tmp_path: Path) -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("t/_layouts/a.html", "the right content")
    server.answers[HEAD] = Answer(body=stored.getvalue().replace(b"the right content", b"the wrong content"))
    with pytest.raises(DownloadError, match="CRC"):
        fetch()
    assert kept(tmp_path) == []
