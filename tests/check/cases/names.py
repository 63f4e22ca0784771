"""Cases of names of links and fields."""

from .case import Case

CASES = (
    Case(
        "name-missing",
        '<a href="/"><i class="icon" title=""></i></a><button></button><a href="/x/"></a><i title="E"></i>',
        '<a href="/">A</a><a name="x"></a><a href="/" aria-label="B"></a><a href="/"><img src="/x.png" alt="C"></a>'
        '<button title="D"></button><a href="/" aria-hidden="true"></a><a href="/"><img src="/x.png" title="E"></a>'
        '<a href="/"><i class="icon" title="F"></i></a><button><b><i aria-label="G"></i></b></button>',
        times=3,
    ),
    Case(
        "label-missing",
        '<input type="text" name="q"><select></select>',
        '<label for="a">A</label><input id="a"><label>B<input></label><input type="hidden"><input aria-label="C">'
        '<ul><li><input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />Task</li></ul>'
        '<input type="submit"><textarea title="D"></textarea><div aria-hidden="true"><input name="trap"></div>'
        '<input type="checkbox" style="display: none"><p hidden><select></select></p>',
        times=2,
    ),
    Case(
        "frame-unnamed",
        '<iframe src="/map.html"></iframe>',
        '<iframe src="/map.html" title="Map"></iframe><noscript><iframe src="/x.html"></iframe></noscript>'
        '<iframe src="/y.html" aria-hidden="true"></iframe><iframe src="/z.html" aria-label="Z"></iframe>',
    ),
    Case(
        "tabindex-positive",
        '<a href="/" tabindex="3">A</a><p tabindex=" 1 ">B</p>',
        '<a href="/" tabindex="0">A</a><p tabindex="-1">B</p><p tabindex="">C</p><p data-tabindex="2">D</p>',
        times=2,
    ),
)
"""The cases."""
