"""Pages that plugins in Ruby render in a generator: each render sees what plugins have changed before, and Ruby is
asked for the fields of many items at once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.plugins.ruby.session import Session
from tests.reference import jekyll, set_environment, tree

from .small_sites import lay_out

ARCHIVE = """
class Archive < Jekyll::Page
  def initialize(site, name)
    @site = site
    @base = site.source
    @dir = 'archives'
    @name = "#{name}.html"
    process(@name)
    read_yaml(File.join(@base, '_layouts'), 'archive.html')
    data['title'] = name
    render(site.layouts, site.site_payload)
    write(site.dest)
    site.pages << self
  end
end
"""
CHANGES = """
class Archives < Jekyll::Generator
  def generate(site)
    Archive.new(site, 'one')
    docs = site.posts.docs
    docs[0].data['title'] = 'Another'
    docs[1].data['title'] << ' longer'
    docs[2].data['list'] << 'more'
    docs[3].data.delete('mark')
    docs[4].data['added'] = { 'deep' => [1, { 'x' => 'y' }] }
    docs[5].data['date'] += 3600
    docs[6].data['mark'] = { 'title' => 'within' }
    docs[7].data['date'].utc
    docs[9].content = 'other'
    docs[8].define_singleton_method(:url) { "/own/#{data['title'].count('!')}" }
    site.data['facts']['word'] = 'two'
    site.config['title'] = 'Other Site'
    site.tags['t1'].pop
    site.pages.first.data['title'] = 'Another Page'
    Archive.new(site, 'two')
    docs.pop
    site.data['facts']['list'] << 3
    Archive.new(site, 'three')
  end
end

class Change < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    site.posts.docs.each { |post| post.data['title'] << '!' }
    site.data['facts']['word'] += '.'
    site.config['title'] += '?'
    ''
  end
end
Liquid::Template.register_tag('change', Change)

module Changing
  def changing(text)
    site = @context.registers[:site]
    site.posts.docs[0].data['list'] << text
    site.config['title'] += ':'
    text
  end
end
Liquid::Template.register_filter(Changing)
"""
COUNTS = """
class Jekyll::Drops::DocumentDrop
  def mark
    @marks = @marks.to_i + 1
  end
end
class Jekyll::Drops::SiteDrop
  def asked
    @asked = @asked.to_i + 1
  end
end
"""
LISTS = """
{{ site.asked }}{{ site.asked }} {{ site.title }} {{ site.data.facts.word }} {{ site.data.facts.list | join: '-' }}
{% for post in site.posts %}
{{ post.title }} {{ post.url }} {{ post.list | join: ',' }} {{ post.mark.title }}{{ post.mark | jsonify }}
{{ post.kind }} {{ post.none }} {{ post.content }}
{{ post.date }} {{ post.added | jsonify }} {{ post.excerpt }} {{ post.next.title }} {{ post.previous.title }}
{% endfor %}
{% assign sorted = site.posts | sort: 'title' %}{% for post in sorted %}{{ post.title }},{{ post.id }} {% endfor %}
{% for tag in site.tags %}{{ tag[0] }}: {% for post in tag[1] %}{{ post.title }} {% endfor %}{% endfor %}
{% assign pages = site.pages | sort: 'path' %}{% for each in pages %}{{ each.title }} {{ each.path }} {% endfor %}
"""


def _site(posts: int, plugin: str, template: str) -> dict[str, str]:
    texts = {
        f"_posts/2025-01-{1 + number % 28:02}-p{number:02}.md": f"---\ntitle: P{number * 7 % posts}\nmark: m{number}\n"
        f"list: [a, b]\ntags: [t{number % 3}, t{number % 5}]\n---\nText {number}\n\nrest"
        for number in range(posts)
    }
    return {
        **texts,
        "_posts/2020-01-02-p.md": "---\ntitle: First\nlist: [c]\ntags: [t1]\n---\nfirst",
        "a.html": "---\ntitle: A\n---\n{{ page.title }}",
        "b.html": "---\ntitle: B\n---\n{{ site.title }}",
        "_data/facts.yml": "word: one\nlist: [1, 2]\n",
        "_config.yml": "title: Site\ntimezone: Asia/Tokyo\n"
        "defaults:\n- {scope: {path: '', type: posts}, values: {kind: article}}\n",
        "_layouts/archive.html": f"---\n---\n{template}",
        "_plugins/a.rb": ARCHIVE + plugin,
    }


@pytest.mark.sandbox
@pytest.mark.jekyll
@pytest.mark.parametrize("more", ["", COUNTS], ids=["plain", "fields of plugins"])
def test_a_render_sees_what_plugins_have_changed_before(more: str, ruby_module: object, tmp_path: Path) -> None:
    template = f"{LISTS}{{% change %}}{LISTS}{{{{ 'x' | changing }}}}{LISTS}"
    here = lay_out(tmp_path / "site", _site(24, CHANGES + more, template))
    jekyll(here, here / "_theirs")
    jekyll_py.build(here, target="jekyll", exclude=["_theirs"])
    assert tree(here / "_site") == tree(here / "_theirs")


@pytest.mark.sandbox
@pytest.mark.jekyll
def test_tags_of_plugins_know_the_page_that_renders(
    ruby_module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_environment(monkeypatch)
    plugins = ["jekyll-seo-tag", "jekyll-feed", "jekyll-toc", "jekyll-last-modified-at", "jekyll-include-cache"]
    template = (
        "{% seo %}{% feed_meta %}{% include head.html %}{{ content | toc }}{{ '<h2 id=\"a\">x</h2>' | toc_only }}"
    )
    files = {
        **_site(
            3, "class Archives < Jekyll::Generator\n  def generate(site) = Archive.new(site, 'one')\nend\n", template
        ),
        "_includes/head.html": "{% seo title=false %}{% include_cached word.html word=page.title %}",
        "_includes/word.html": "{{ include.word }}",
    }
    files["_layouts/framed.html"] = "FRAMED {{ content }}"
    files["_config.yml"] += "- {scope: {path: archives}, values: {layout: framed}}\n"
    files["_config.yml"] += f"url: https://example.org\ntime: 2026-01-01\nplugins: {plugins}\n"
    here = lay_out(tmp_path / "site", files)
    jekyll(here, here / "_theirs")
    jekyll_py.build(here, target="jekyll", exclude=["_theirs"])
    assert tree(here / "_site") == tree(here / "_theirs")


@pytest.mark.sandbox
def test_ruby_is_asked_for_many_items_at_once(
    ruby_module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Counter[str] = Counter()
    call = Session.call

    def counted(self: Session, operation: str, *arguments: object) -> object:
        calls[operation] += 1
        return call(self, operation, *arguments)

    monkeypatch.setattr(Session, "call", counted)
    plugin = "class Archives < Jekyll::Generator\n  def generate(site) = 10.times { Archive.new(site, _1.to_s) }\nend"
    template = (
        "{% for post in site.posts %}{{ post.title }}{{ post.mark }}{{ post.url }}{{ post.list }}{{ post.none }}"
        "{% for tag in site.tags %}{{ tag[1].size }}{% endfor %}{{ site.data.facts.word }}{% endfor %}"
    )
    jekyll_py.build(lay_out(tmp_path / "site", _site(100, plugin, template)), target="jekyll")
    assert calls["field"] + calls["pure_field"] <= 10 * 3
    assert calls["field_of_items"] <= 100 + 5 * 6  # in the first render: each address, and six calls for 100 items
    assert calls["changed_fields"] <= 100 + 10 * 2
    assert sum(calls.values()) < 300
