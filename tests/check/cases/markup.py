"""Cases of HTML that the standard forbids."""

from .case import Case

CASES = (
    Case(
        "tag-unclosed",
        "<div><p>a</p><span>b",
        "<ul><li>a<li>b</ul><p>c<p>d<br><img src='/x.png' alt=''><table><tr><td>e<td>f</table><dl><dt>g<dd>h</dl>",
        times=2,
    ),
    Case("tag-stray", "<p>a</p></div></span>", "<p>a</p><!-- </div> --><script>'</div>'</script>", times=2),
    Case(
        "tag-early",
        "<p>a<div>b</div></p>",
        "<p>a<span>b</span></p><p>c<p>d<div><p>e</p></div>",
    ),
    Case("tag-unfinished", '<p>a</p><a href="/x/', "<p>a < b and c > d, 1<2</p>"),
    Case(
        "element-misplaced",
        "<ul><p>a</p></ul><table><tr><div>b</div></tr></table><div><li>c</li></div>",
        "<ul><li><p>a</p></li></ul><table><tbody><tr><td><div>b</div></td></tr></tbody></table>"
        "<dl><div><dt>c</dt><dd>d</dd></div></dl><template><tr><td>e</td></tr></template>"
        "<video><source src='/x.mp4'></video>",
        times=3,
    ),
    Case(
        "link-nested",
        '<a href="/"><button>a</button></a><a href="/"><div><a href="/">b</a></div></a>',
        '<a href="/"><span>a</span></a><a name="x"><button>b</button></a><label><a href="/">c</a></label>',
        times=2,
    ),
    Case("element-obsolete", "<center>a</center><font color=red>b</font>", "<p><s>a</s><small>b</small></p>", times=2),
    Case("attribute-repeated", '<p class="a" id="b" class="c">a</p>', '<p class="a" data-class="b">x</p>'),
    Case(
        "doctype-missing",
        {"a.html": "<html><body>a</body></html>"},
        {"a.html": "<!-- x -->\n<!doctype HTML><html><body>a</body></html>", "b.html": "<html>part"},
    ),
    Case(
        "doctype-obsolete",
        {"a.html": '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><html><body>x</body></html>'},
        {
            "a.html": "<!doctype HTML><html><body>x</body></html>",
            "b.html": '<!DOCTYPE html SYSTEM "about:legacy-compat">',
        },
    ),
)
"""The cases."""
