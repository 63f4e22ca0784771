"""Cases of addresses that are wrong by themselves."""

from .case import Case

CASES = (
    Case(
        "address-empty",
        '<a href="">A</a><img src="" alt=""><script src=" "></script>',
        '<a href="#">A</a><a>B</a><a name="x"></a><form action=""></form>',
        times=3,
    ),
    Case(
        "address-invalid",
        '<a href="htp://example.org">A</a><a href="https//example.org/">B</a><a href="http:/x.org">C</a>'
        '<a href="https://[x">D</a>',
        '<a href="http://example.org">A</a><a href="https.html">B</a><a href="HTTPS://example.org:80/">C</a>',
        times=4,
    ),
    Case(
        "address-local",
        '<img src="http://localhost:4000/p.png" alt=""><a href="file:///home/me/p.html">F</a>',
        '<p>Open <a href="http://localhost:4000">localhost</a></p>',
        times=2,
    ),
    Case(
        "address-spelling",
        '<a href="/my file.pdf">F</a><img src="img\\p.png" alt="">',
        '<a href="/my%20file.pdf">F</a><a href=" /trimmed/ ">T</a><a href="mailto:a b@example.org">M</a>',
        times=2,
    ),
    Case(
        "contact-empty",
        '<a href="mailto:">M</a><a href="tel:">T</a>',
        '<a href="mailto:a@example.org">M</a><a href="mailto:?subject=x">S</a><a href="tel:+1-23">T</a>',
        times=2,
    ),
    Case(
        "mixed-content",
        '<script src="http://example.org/app.js"></script><img src="http://example.org/p.png" alt="">',
        '<script src="https://example.org/app.js"></script><a href="http://example.org/">L</a>',
        times=2,
    ),
    Case(
        "link-insecure",
        '<a href="http://example.com/">A</a>',
        '<a href="https://example.com/">A</a><a href="/">B</a><img src="http://example.com/a.png" alt="">',
    ),
    Case(
        "integrity-missing",
        '<script src="https://example.com/a.js"></script><link rel="stylesheet" href="//example.com/a.css">',
        '<script src="/a.js"></script><script src="https://example.com/a.js" integrity="sha384-x"></script>'
        '<link rel="icon" href="https://example.com/a.ico"><script>1</script>',
        times=2,
    ),
)
"""The cases."""
