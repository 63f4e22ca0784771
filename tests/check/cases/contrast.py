"""Cases of contrast."""

from .case import Case

CASES = (
    Case(
        "style-contrast-low",
        '<p style="color: #bbb; background: white">A</p>'
        '<p style="color:#888;background-color:#fff;font-size:14px">B</p>',
        '<p style="color: #333; background: white">A</p><p style="color:#888;background-color:#fff">B</p>'
        '<p style="color: #bbb; background: white"> </p><p style="color: #bbb">C</p>'
        '<p style="color: #bbb; background: white url(/a.png)">D</p><p style="color: var(--a); background: #fff">E</p>'
        '<p style="color: rgba(0, 0, 0, .2); background: #fff">F</p><p style="color: white; background: white">G</p>'
        '<p hidden style="color: #bbb; background: white">H</p>'
        '<p style="color: #bbb; background: white; color: black">I</p>'
        '<p style="color: black !important; background: white; color: #bbb">J</p>',
        times=2,
    ),
    Case(
        "sheet-contrast-low",
        {"index.html": "", "main.css": "p { margin: 0 }\nbody, p { color: #bbb; background: white }"},
        {
            "index.html": "",
            "main.css": "body { color: #222; background: #fff }\n.badge { color: #bbb; background: white }\n"
            "a:disabled { color: #bbb; background: white }\n@media print { body { color: #bbb; background: white } }\n"
            "code { color: #bbb; background: url(/a.png) }\npre { color: #bbb; background: #fff; opacity: .9 }",
        },
        says="body, p",
    ),
)
"""The cases."""
