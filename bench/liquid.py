"""Liquid against Ruby Liquid: three workloads, CPU time, the two taking turns in one run.

    python bench/liquid.py [ROUNDS]

Our side sees the data through recorded drops, as a build does; Ruby sees plain hashes, its fastest case. The filters
are Jekyll's on both sides, as in a site.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from jekyll_py.drops import RecordedDrop, listed
from jekyll_py.filters import FILTERS
from jekyll_py.liquid import CodeCache, Environment, MappingPartials
from jekyll_py.tags import TAGS
from jekyll_py.tracking import reads

Data = dict[str, object]


@dataclass(frozen=True)
class Workload:
    """A template in both dialects of ``include``, its data, and the ratio to Ruby's time we aim at."""

    name: str
    title: str
    aim: float
    count: int
    template: str
    ruby_template: str
    data: Data
    partials: Mapping[str, str]


def posts() -> Workload:
    """A loop over 1,000 posts with an ``if``, two outputs, a filter and an inner loop."""
    template = (
        "<ul>{% for post in site.posts %}{% if post.published %}\n"
        '<li><a href="{{ post.url }}">{{ post.title | escape }}</a>\n'
        "{% for tag in post.tags %}<span>{{ tag }}</span>{% endfor %}</li>{% endif %}{% endfor %}</ul>"
    )
    data: list[Data] = [
        {
            "title": f"Post {number} & <more>",
            "url": f"/2024/{number}.html",
            "published": number % 5 != 0,
            "tags": ["a", "b", "c"],
        }
        for number in range(1000)
    ]
    return Workload("a", "1,000 posts", 0.10, 4, template, template, {"site": {"posts": data}}, {})


def layout() -> Workload:
    """A layout with five includes of ten outputs each."""
    outputs = "".join(f"<p>{{{{ page.field{number} }}}} {{{{ include.label }}}}</p>\n" for number in range(5))
    ruby_outputs = outputs.replace("include.label", "label")
    names = [f"part{number}.html" for number in range(5)]
    template = "<html>{{ page.title }}" + "".join(f'{{% include {name} label="L" %}}' for name in names) + "</html>"
    ruby = "<html>{{ page.title }}" + "".join(f"{{% include '{name}', label: 'L' %}}" for name in names) + "</html>"
    page: Data = {"title": "Home", **{f"field{number}": f"value {number}" for number in range(5)}}
    partials = dict.fromkeys(names, outputs) | {f"ruby/{name}": ruby_outputs for name in names}
    return Workload("b", "5 includes of 10 outputs", 0.12, 300, template, ruby, {"page": page}, partials)


def navigation() -> Workload:
    """A navigation include over 300 pages, with Jekyll's ``where`` and ``sort``."""
    body = (
        '{% assign items = site.pages | where: "nav", true | sort: "order" %}<nav>{% for item in items %}\n'
        '<a href="{{ item.url }}"{% if item.url == page.url %} class="current"{% endif %}>{{ item.title }}</a>\n'
        "{% endfor %}</nav>"
    )
    pages: list[Data] = [
        {"title": f"Page {number}", "url": f"/{number}/", "nav": number % 2 == 0, "order": (number * 7) % 300}
        for number in range(300)
    ]
    data: Data = {"site": {"pages": pages}, "page": {"url": "/4/"}}
    partials = {"nav.html": body, "ruby/nav.html": body}
    return Workload(
        "c", "navigation of 300 pages", 0.13, 12, "{% include nav.html %}", "{% include 'nav.html' %}", data, partials
    )


class Ruby:
    """A resident Ruby process that renders the same workloads."""

    def __init__(self, workloads: list[Workload]) -> None:
        script = Path(__file__).with_suffix(".rb")
        self._process = subprocess.Popen(["ruby", str(script)], stdin=-1, stdout=-1, text=True, encoding="utf-8")
        self._send(json.dumps({work.name: _for_ruby(work) for work in workloads}))
        self.outputs = {work.name: json.loads(self._answer()) for work in workloads}

    def seconds(self, work: Workload) -> float:
        """CPU time of one render."""
        self._send(f"{work.name} {work.count}")
        return float(self._answer()) / work.count

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    def _send(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _answer(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()


def _for_ruby(work: Workload) -> Data:
    partials = {name.removeprefix("ruby/"): text for name, text in work.partials.items() if name.startswith("ruby/")}
    return {"template": work.ruby_template, "data": work.data, "partials": partials}


def as_drops(value: object, owner: str = "data") -> object:
    """The data as a build shows it to templates: hashes behind drops that record what is read, lists of them as
    `site.pages` is."""
    if isinstance(value, dict):
        return RecordedDrop(owner, {key: as_drops(item, f"{owner}.{key}") for key, item in value.items()})
    if isinstance(value, list):
        return listed([as_drops(item, f"{owner}[{number}]") for number, item in enumerate(value)])
    return value


def renderer(work: Workload) -> Callable[[], str]:
    """Renders a workload with recording on."""
    environment = Environment(tags={"include": TAGS["include"]}, filters=FILTERS)
    template = environment.parse(work.template)
    variables = {name: as_drops(value, name) for name, value in work.data.items()}
    registers = {"includes": MappingPartials(environment, work.partials)}

    def render() -> str:
        with reads.recording():
            return template.render(variables, registers)

    return render


def seconds(action: Callable[[], object], count: int) -> float:
    """CPU time of one call."""
    gc.collect()
    before = time.process_time()
    for _ in range(count):
        action()
    return (time.process_time() - before) / count


def compile_times(work: Workload) -> tuple[float, float]:
    """CPU time to compile a template, and to take it from the cache."""
    source = next((text for name, text in work.partials.items() if not name.startswith("ruby/")), work.template)
    plain = Environment(tags={"include": TAGS["include"]})
    with tempfile.TemporaryDirectory() as folder:
        cached = Environment(tags={"include": TAGS["include"]}, code_cache=CodeCache(Path(folder, "code"), b"bench"))
        cached.parse(source)
        return seconds(lambda: plain.parse(source), 50), seconds(lambda: cached.parse(source), 200)


def main() -> int:
    """Print the table; 1 when an aim is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    workloads = [posts(), layout(), navigation()]
    ruby = Ruby(workloads)
    missed = False
    print(f"{'':28}{'Ruby ms':>10}{'ours ms':>10}{'ratio':>8}{'aim':>7}{'compile ms':>12}{'load ms':>9}")
    for work in workloads:
        render = renderer(work)
        assert render() == ruby.outputs[work.name], f"{work.title}: the outputs differ"
        pairs = [(ruby.seconds(work), seconds(render, work.count)) for _ in range(rounds)]
        theirs, ours = median(one for one, _ in pairs), median(other for _, other in pairs)
        ratio = median(other / one for one, other in pairs)
        compiling, loading = compile_times(work)
        missed = missed or ratio > work.aim
        print(
            f"({work.name}) {work.title:24}{theirs * 1e3:10.3f}{ours * 1e3:10.3f}{ratio:8.3f}{work.aim:7.2f}"
            f"{compiling * 1e3:12.3f}{loading * 1e3:9.3f}"
        )
    ruby.close()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
