"""Cases of ids."""

from .case import Case

CASES = (
    Case(
        "id-repeated",
        '<p id="a"></p><p id=a></p><p id="b"></p>',
        '<p id="a"></p><p id="A"></p><p data-id="a"></p><template><!-- <p id="a"> --></template>',
    ),
    Case("id-repeated", '<h2 id="x">1</h2><h2 id="x">2</h2><h2 id="x">3</h2>', '<h2 id="x">1</h2><a name="x"></a>'),
    Case(
        "id-invalid",
        '<p id=""></p><p id="two words"></p>',
        '<p id="größe-1"></p><p data-id=""></p><p>id=""</p>',
        times=2,
    ),
    Case(
        "id-unknown",
        '<label for="nmae">N</label><input id="name"><p aria-labelledby="a b" id="a">x</p>',
        '<label for="name">N</label><input id="name"><label><input></label><p aria-describedby="name name">x</p>',
        times=2,
    ),
)
"""The cases."""
