"""Cases of images."""

from .case import Case

_FIGURE = '<figure><img src="p.png"><figcaption>A cat</figcaption></figure>'

CASES = (
    Case(
        "alt-missing",
        '<img src="p.png"><input type=image src="p.png"><map><area href="/"></map>',
        '<img src="p.png" alt><img src="p.png" alt=""><img src="p.png" alt="A cat"><img src="p.png" aria-label="A cat">'
        f'<span aria-hidden="true"><img src="p.png"></span>{_FIGURE}<img src="p.png" role="presentation">'
        '<template><img src="p.png"></template><noscript><img src="p.png" alt=""></noscript><map><area></map>'
        "<pre>&lt;img src=p.png></pre><script>'<img src=x>'</script>",
        times=3,
    ),
    Case("alt-missing", _FIGURE.replace("A cat", " "), _FIGURE, says="p.png"),
    Case(
        "alt-poor",
        '<img src="p.png" alt="IMG_1.jpg"><img src="p.png" alt="image"><img src="p.png" alt=" ">',
        '<img src="p.png" alt="An image of a cat"><img src="p.png" alt="The file a.png in a folder">'
        '<img src="p.png" alt=""><img src="p.png" alt>',
        times=3,
    ),
    Case(
        "image-link-unnamed",
        '<a href="/"><img src="p.png" alt=""></a>',
        '<a href="/"><img src="p.png" alt=""> Home</a><a href="/" title="Home"><img src="p.png" alt=""></a>'
        '<a><img src="p.png" alt=""></a><a href="/"><img src="p.png" alt=""><img src="q.png" alt="Home"></a>'
        '<a href="/" aria-hidden="true"><img src="p.png" alt=""></a>',
    ),
    Case(
        "map-missing",
        '<img src="p.png" alt="A" usemap="#a"><img src="p.png" alt="A" usemap="">'
        '<img src="p.png" alt="A" usemap="b"><map name="b"></map>',
        '<img src="p.png" alt="A" usemap="#b"><map name="b"></map><p usemap="x">C</p>',
        times=3,
    ),
    Case(
        "srcset-invalid",
        '<img src="p.png" srcset="p.png 2" alt=""><img src="p.png" srcset="p.png 1x, q.png 20w" alt="">',
        '<img src="p.png" srcset="p.png 1.5x, q.png" alt=""><img src="p.png" srcset="p.png 480w, q,r.png 800w" alt="">'
        '<img src="p.png" srcset="data:image/png;base64,AA== 2x" alt="">',
        times=2,
    ),
)
"""The cases."""
