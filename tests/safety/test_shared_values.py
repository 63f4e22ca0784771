"""No template changes what other pages see: every way to a method that changes something, on every value of a site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import product

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.errors import JekyllError
from jekyll_py.filters import FILTERS
from jekyll_py.liquid.filters import FILTERS as LIQUID_FILTERS
from jekyll_py.render.rendered_texts import RenderedTexts
from jekyll_py.site import Site

from .conftest import MakeSite

pytestmark = pytest.mark.slow

FILES = {
    "_config.yml": "conf: {a: {b: 1}, l: [3, 1, 2]}\nwords: [z, y]\nrows: [{t: 2}, {t: 1}]\n"
    "defaults: [{scope: {path: ''}, values: {from: {defaults: [1]}}}]\ncollections: {things: {output: true}}\n",
    "_data/hash.yml": "b: {c: [1, 2]}\na: 1\n",
    "_data/rows.yml": "- {n: 2, of: {x: 1}}\n- {n: 1, of: {x: 2}}\n",
    "_data/set.yml": "!!set {p, q}\n",
    "_data/table.csv": "n,m\n2,b\n1,a\n",
    "_layouts/l.html": "---\nhash: {l: [1]}\n---\n{{ content }}",
    "_posts/2020-01-01-a.md": "---\ntags: [t, u]\ncategories: [c]\nmeta: {k: [1]}\n---\npost\n",
    "_posts/2020-01-02-b.md": "---\ntags: [t]\n---\npost\n",
    "_things/x.md": "---\nlist: [{a: 1}]\n---\nx\n",
    "attack.html.jinja": "---\nlayout: l\nhash: {p: {q: [1]}}\nlist: [2, 1]\n---\n",
    "attack.html": "---\nlayout: l\nhash: {p: {q: [1]}}\nlist: [2, 1]\n---\n",
    "state.txt": "---\n---\n{{ site | inspect }}{{ site.data | inspect }}{{ site.pages | jsonify }}"
    "{{ site.posts | jsonify }}{{ site.things | jsonify }}{{ site.pages | sort: 'url' | map: 'url' | join: ' ' }}",
}
VALUES = [
    "site.conf", "site.conf.a", "site.conf.l", "site.words", "site.rows", "site.rows[0]", "site.defaults", "site.data",
    "site.data.hash", "site.data.hash.b", "site.data.hash.b.c", "site.data.rows", "site.data.rows[1].of",
    "site.data.set", "site.data.table", "site.data.table[0]", "site.pages", "site.posts", "site.tags", "site.tags.t",
    "site.categories", "site.collections", "site.things[0].list", "site.things[0].list[0]", "site.posts[0].tags",
    "site.posts[1].meta", "page.hash", "page.hash.p.q", "page.list", "page.from.defaults", "layout", "layout.hash",
    "layout.hash.l", "site", "page", "jekyll",
]  # fmt: skip
SOME = ["site.conf", "page.list"]
METHODS = ["clear", "update", "append"]
ARGUMENTS = {
    "append": "1", "extend": "[1]", "insert": "0, 1", "remove": "1", "pop": "", "sort": "", "reverse": "", "clear": "",
    "update": "{'a': 9}", "setdefault": "'new', 9", "popitem": "", "add": "9", "discard": "'p'",
    "difference_update": "['p']", "intersection_update": "['p']", "symmetric_difference_update": "['p']",
    "__setitem__": "0, 9", "__delitem__": "0", "__iadd__": "[9]", "__imul__": "0", "__ior__": "{'a': 9}",
    "__init__": "", "__isub__": "['p']", "__iand__": "['p']", "__ixor__": "['p']", "__setattr__": "'x', 1",
    "__delattr__": "'x'", "__setstate__": "1",
}  # fmt: skip
BOUND = [
    "{{{{ {value}.{method}({arguments}) }}}}",
    "{{{{ {value}['{method}']({arguments}) }}}}",
    "{{{{ ({value} | attr('{method}'))({arguments}) }}}}",
    "{{{{ ([{value}] | map(attribute='{method}') | first)({arguments}) }}}}",
    "{{{{ ([{value}] | map('attr', '{method}') | list)[0]({arguments}) }}}}",
    "{{% set n = namespace(v={value}) %}}{{{{ n.v.{method}({arguments}) }}}}",
    "{{% macro m(x, y=[]) %}}{{{{ x.{method}({arguments}) }}}}{{% endmacro %}}{{{{ m({value}) }}}}",
    "{{% for x in [{value}] | list %}}{{{{ x.{method}({arguments}) }}}}{{% endfor %}}",
    "{{% for x in ({value} | list) %}}{{{{ x.{method}({arguments}) }}}}{{% endfor %}}",
    "{{% for k, v in ({value} | items) %}}{{{{ v.{method}({arguments}) }}}}{{% endfor %}}",
    "{{% set x = {value} | default({{}}) %}}{{{{ x.{method}({arguments}) }}}}",
    "{{% set x = [{value}] | first %}}{{{{ x.{method}({arguments}) }}}}",
    "{{{{ {value}.items().mapping.{method}({arguments}) }}}}",
    "{{{{ {value}.{method}.__self__.{method}({arguments}) }}}}",
    "{{% do cycler({value}).next().{method}({arguments}) %}}",
    "{{% do dict(v={value}).v.{method}({arguments}) %}}",
    "{{% do (joiner({value}), {value})[1].{method}({arguments}) %}}",
    "{{% for g in [{value}] | groupby(0) %}}{{{{ g.list[0].{method}({arguments}) }}}}{{% endfor %}}",
    "{{% for b in [{value}] | batch(1) %}}{{{{ b[0].{method}({arguments}) }}}}{{% endfor %}}",
]
UNBOUND = [
    "{{{{ {kind}.{method}({value}, {arguments}) }}}}",
    "{{{{ {kind}['{method}']({value}, {arguments}) }}}}",
    "{{{{ ({kind} | attr('{method}'))({value}, {arguments}) }}}}",
    "{{{{ '{{0.{method}}}'.format({kind})({value}) }}}}",
]
KINDS = [
    "dict", "dict['x']", "{}.__class__", "[].__class__", "namespace", "cycler", "joiner", "range", "{value}.__class__",
    "dict.mro()[0]", "dict.fromkeys.__self__",
]  # fmt: skip
OTHERS = [
    "{{% set {value} = 1 %}}", "{{% set {value}.a = 1 %}}", "{{% set x = {value} %}}{{% set x.a = 1 %}}",
    "{{% for {value} in [1] %}}{{% endfor %}}", "{{{{ {value} | sort }}}}", "{{{{ {value} | reverse | list }}}}",
    "{{{{ {value} | map('pop') | list }}}}", "{{{{ {value} | dictsort | list }}}}",
    "{{{{ {value} | unique | list }}}}", "{{% set x = {value} + [1] %}}", "{{% set x = [1] + {value} %}}",
    "{{{{ [[1], {value}] | sum(start=[]) }}}}", "{{% set x = {value} %}}{{% do x.__iadd__([1]) %}}",
    "{{{{ dict({value}, a=9) }}}}", "{{{{ dict(**{value}) }}}}",
    "{{% set n = namespace({value}) %}}{{% set n.a = 9 %}}{{% set n.hash = 9 %}}", "{{{{ {value} | xmlattr }}}}",
    "{{{{ {value}.derive(('sort', 'url', 'first'), cycler(1).next) }}}}", "{{{{ {value} | tojson }}}}",
    "{{{{ {value} | pprint }}}}", "{{{{ include('x', a={value}) }}}}", "{{{{ self.x({value}) }}}}",
    "{{{{ cycler.__init__.__globals__ }}}}", "{{{{ {value}.items | list }}}}",
]  # fmt: skip


class Shared:
    """A site that is ready to render, and one page of it whose text can be any template."""

    def __init__(self, site: Site, texts: RenderedTexts, name: str) -> None:
        self._texts = texts
        self._plan = site.prepare(site.editions[0]).plan
        self._renderer = site.renderer(self._plan, texts)
        self._page = next(page for page in self._plan.pages if page.name == name)
        self._state = next(page for page in self._plan.pages if page.name == "state.txt")

    def attack(self, source: str) -> None:
        """Render a template, which may well fail."""
        self._page.content = source
        with suppress(JekyllError):
            self._renderer.render(self._page)
        self._page.content = ""

    def shown(self) -> str:
        """Everything that a template can print of the site, but for what it printed before."""
        self._texts.flush()
        for texts in (self._texts.contents, self._texts.outputs):
            texts.pop(self._state, None)
        return self._renderer.render(self._state).output.text

    def behind(self) -> str:
        """The values behind that."""
        plan = self._plan
        layouts = [layout.data for layout in plan.layouts.values()]
        return repr([dict(plan.config), plan.data, [item.data for item in plan.rendered], layouts])


@pytest.fixture
def shared(site: MakeSite, request: pytest.FixtureRequest) -> Iterator[Shared]:
    config = Configuration.load({"source": str(site(FILES)), "time": "2020-02-02", "disable_disk_cache": True})
    with closing(RenderedTexts()) as texts:
        yield Shared(Site(config), texts, request.param)


def attacks() -> Iterator[str]:
    """Templates: every method on some values, every value with some methods."""
    for way, method, value in (*product(BOUND, ARGUMENTS, SOME), *product(BOUND, METHODS, VALUES)):
        yield way.format(value=value, method=method, arguments=ARGUMENTS[method])
    for way, method, value, kind in product(UNBOUND, METHODS, SOME, KINDS):
        owner = kind.replace("{value}", value)
        yield way.format(value=value, method=method, arguments=ARGUMENTS[method], kind=owner)
    for way, value in product(OTHERS, VALUES):
        yield way.format(value=value)


@pytest.mark.parametrize("shared", ["attack.html.jinja"], indirect=True)
def test_no_jinja_template_changes_shared_values(shared: Shared) -> None:
    shared.attack("")
    shown, behind = shared.shown(), shared.behind()
    for source in attacks():
        shared.attack(source)
        assert shared.behind() == behind, source
    shared.attack("")  # other pages may see what this one says
    assert shared.shown() == shown


LIQUID = [
    "{{{{ {value} | {filter} }}}}{{% assign x = {value} | {filter}: 'a' | {filter}: 'b' %}}",
    "{{% assign x = {value} | {filter}: 'a', 9 %}}{{% assign y = x | push: 9 | unshift: 8 | sort | reverse %}}",
    "{{% assign x = site.words | {filter}: {value} %}}{{% assign x = {value} | {filter}: 'x', 'x.a' %}}",
]
TAGS = [
    "{{% assign {value} = 1 %}}{{% capture {value} %}}x{{% endcapture %}}", "{{% increment {value} %}}",
    "{{% for site in {value} %}}{{% assign site.a = 1 %}}{{% endfor %}}", "{{% cycle {value}: {value}, {value} %}}",
    "{{% tablerow page in {value} cols: 1 %}}{{% assign page = 1 %}}{{% endtablerow %}}",
    "{{% include x.html a={value} %}}", "{{% for x in {value} reversed offset: continue %}}{{% endfor %}}",
]  # fmt: skip


@pytest.mark.parametrize("shared", ["attack.html"], indirect=True)
def test_no_liquid_template_changes_shared_values(shared: Shared) -> None:
    shared.attack("")
    shown, behind = shared.shown(), shared.behind()
    names = sorted({*FILTERS, *LIQUID_FILTERS})
    for way, name, value in product(LIQUID, names, ["site.conf", "site.rows", "site.posts", "page.list", "site.data"]):
        shared.attack(way.format(value=value, filter=name))
        assert shared.behind() == behind, (way, name, value)
    for way, value in product(TAGS, VALUES):
        shared.attack(way.format(value=value))
        assert shared.behind() == behind, (way, value)
    shared.attack("")  # other pages may see what this one says
    assert shared.shown() == shown
