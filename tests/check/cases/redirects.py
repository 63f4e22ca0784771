"""Cases of pages that send browsers elsewhere."""

from .case import Case


def _to(address: str, seconds: int = 0) -> str:
    head = f'<title>Redirecting</title><meta http-equiv="refresh" content="{seconds}; url={address}">'
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body></body></html>\n"


CASES = (
    Case(
        "refresh-invalid",
        '<meta http-equiv="refresh"><meta http-equiv="refresh" content=""><meta http-equiv="Refresh" content="soon">'
        '<meta http-equiv="refresh" content="url=/new/"><meta http-equiv="refresh" content="0; url=\'/new/\'">',
        '<meta http-equiv="refresh" content="0; url=/new/"><meta http-equiv="refresh" content="30">'
        '<meta http-equiv="REFRESH" content="5;URL=https://example.org/">'
        '<meta http-equiv="content-language" content="">'
        '<meta name="refresh" content="x">',
        times=4,
    ),
    Case(
        "redirect-loop",
        {"a.html": _to("/b.html"), "b.html": _to("/c/"), "c/index.html": _to("../a"), "d.html": _to("/a")},
        {"a.html": _to("/b.html"), "b.html": _to("/c/"), "c/index.html": "", "d.html": _to("/d.html", 60)},
        says="/a.html → /b.html → /c/ → /a.html",
    ),
    Case("redirect-loop", {"a.html": _to("/a")}, {"a.html": _to("https://example.org/a")}),
    Case(
        "redirect-chain",
        {"a.html": _to("/b.html"), "b.html": _to("/c.html"), "c.html": ""},
        {
            "a.html": _to("/c.html"),
            "b.html": _to("/c.html"),
            "c.html": "",
            "d.html": _to("/d.html"),
            "e.html": _to("/f"),
        },
        says="redirect to /c.html",
    ),
)
"""The cases."""
