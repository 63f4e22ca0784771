"""Small sites with plugins in Ruby, each for one part of what plugins may do, as texts by path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

TAGS = """
class Badge < Liquid::Tag
  def initialize(name, markup, context)
    super
    @words = markup.split
  end

  def render(context)
    site = context.registers[:site]
    page = context.registers[:page]
    "[#{@words.join('/')} #{context['page.title']} #{page['path']} #{site.config['title']} #{site.pages.size}]"
  end
end

class Twice < Liquid::Block
  def render(context)
    context.stack do
      context['inside'] = @markup.strip
      super + super
    end
  end
end

class Kept < Liquid::Tag
  def render(context)
    context.registers[:count] ||= 0
    context.registers[:count] += 1
    context.scopes.last['kept'] = context.registers[:count]
    Liquid::Template.parse('{{ kept }}{{ "x" | upcase }}').render(context)
  end
end
Liquid::Template.register_tag('badge', Badge)
Liquid::Template.register_tag('twice', Twice)
Liquid::Template.register_tag('kept', Kept)
"""
FILTERS = """
module Words
  def shout(input, mark = '!')
    "#{input.to_s.upcase}#{mark}#{@context['page.title']}"
  end

  def link(path) = relative_url(path).sub('/b', '/base')
  def slugify(input, mode = nil) = "<#{super}>"
end
Liquid::Template.register_filter(Words)
"""
GENERATOR = """
class Makes < Jekyll::Generator
  priority :low

  def generate(site)
    posts = site.posts.docs
    site.data['made'] = { 'posts' => posts.map { |doc| doc.data['title'] }, 'when' => posts.first.date.year }
    site.config['motto'] = 'from a generator'
    site.posts.docs.each { |doc| doc.data['number'] = doc.content.split.size }
    page = Jekyll::PageWithoutAFile.new(site, site.source, 'made', 'page.md')
    page.content = "*made* {{ page.title }} {{ site.motto }}"
    page.data['title'] = 'Made'
    site.pages << page
    site.static_files.reject! { |file| file.name == 'gone.txt' }
    book = Jekyll::Document.new(site.in_source_dir('_books/b.md'), site: site, collection: site.collections['books'])
    book.content = 'A book.'
    book.data['title'] = 'B'
    site.collections['books'].docs << book
  end
end

class TagPage < Jekyll::Page
  def initialize(site, tag)
    @site = site
    @base = site.source
    @dir = "tags/#{Jekyll::Utils.slugify(tag)}"
    @name = 'index.html'
    process(@name)
    read_yaml(File.join(@base, '_layouts'), 'tag.html')
    data['tag'] = tag
  end
end

class Tags < Jekyll::Generator
  def generate(site)
    site.tags.each_key { |tag| site.pages << TagPage.new(site, tag) }
  end
end
"""
HOOKS = """
Jekyll::Hooks.register :site, :after_init do |site|
  site.config['started'] = site.config['title'].reverse
end
Jekyll::Hooks.register :pages, :pre_render do |page, payload|
  page.content = page.content.sub('@@', page.name)
  payload['extra'] = 'set before'
end
Jekyll::Hooks.register :documents, :post_convert do |doc|
  doc.content = doc.content.sub('<p>', '<p class="first">')
end
Jekyll::Hooks.register [:pages, :documents], :post_render, priority: :low do |item|
  item.output = item.output + "<!-- #{item.url} -->"
end
Jekyll::Hooks.register [:pages], :post_render, priority: :high do |item|
  item.output += '<!-- first -->'
end
Jekyll::Hooks.register :site, :post_write do |site|
  names = Dir[File.join(site.dest, '**', '*.html')].map { |path| path.sub(site.dest, '') }.sort
  File.write(File.join(site.dest, 'list.txt'), names.join(' '))
end
"""
CONVERTER = """
class Upper < Jekyll::Converter
  priority :low
  def matches(ext) = ext =~ /\\A\\.up\\z/i
  def output_ext(_ext) = '.html'
  def convert(content) = content.upcase + @config['title']
end
"""
DERIVED = """
class Headed < Jekyll::Converters::Markdown
  def convert(content) = super.gsub(/<h1.*?>.*?<.h1>/, "<div markdown='1'>\\n*\\\\0*\\n</div>\\n")
end
class Base < Jekyll::Generator
  def generate(site) = (site.data['order'] ||= []) << self.class.name
end
class Other < Jekyll::Generator
  def generate(site) = (site.data['order'] ||= []) << 'Other'
end
class Under < Base; end
"""
PATCHES = """
class Jekyll::Document
  def date
    data['real'] || data['date']
  end
end
module Jekyll::Utils
  class << self
    alias_method :plain, :slugify
    def slugify(text, mode: nil, cased: false) = plain(text.to_s.sub('and', 'n'), mode: mode, cased: cased)
  end
end
class Jekyll::Drops::DocumentDrop
  def loud = @obj.data['title'].upcase
end
"""
DROPS = """
class Shelf < Liquid::Drop
  def initialize(books) = @books = books
  def first = @books.first
  def size = @books.size
  def each(&block) = @books.each(&block)
  def book(name = nil) = 'none'
end
Jekyll::Hooks.register :site, :pre_render do |site, payload|
  payload['shelf'] = Shelf.new(%w(a b))
  payload['sym'] = :word
  payload['when'] = Time.utc(2020, 1, 2)
  payload['range'] = (1..3)
end
"""
INCLUDES = """
Jekyll::Hooks.register :site, :after_init do |site|
  site.includes_load_paths << File.join(site.source, 'parts')
  site.includes_load_paths.unshift(File.join(site.source, 'first'))
end
class Part < Liquid::Tag
  def render(context)
    template = Liquid::Template.parse("{% include in/other.html x=2 %}")
    template.render!(context.environments.first, registers: context.registers)
  end
end
Liquid::Template.register_tag('part', Part)
"""
LATE_HOOKS = """
class Adds < Jekyll::Generator
  def generate(_site)
    Jekyll::Hooks.register([:documents], :pre_render) { |doc| doc.content = "*late* #{doc.content}" }
    Jekyll::Hooks.register([:pages], :post_render, priority: :high) { |page| page.output += "<!-- late -->" }
  end
end
Jekyll::Hooks.register([:pages], :post_render) { |page| page.output += "<!-- early -->" }
Jekyll::Hooks.register(:site, :after_init) do
  Jekyll::Hooks.register([:pages], :post_convert) { |page| page.content += "<!-- when the site began -->" }
end
"""
KEYS = """
class Keys < Liquid::Tag
  def render(context) = context.registers[:site].data['k'].keys.map(&:inspect).join(' ')
end
module Made
  def made(_) = { 1.5 => 'a', true => 'b', 2 => 'c', 's' => 'd', [1, 2] => 'e' }
end
Liquid::Template.register_tag('keys', Keys)
Liquid::Template.register_filter(Made)
"""
PAYLOAD = """
class Note < Liquid::Tag
  def render(context)
    all = context.environments.first
    all["notes"] ||= {}
    all["notes"][@markup.strip] = context["page.title"]
    all["notes"].keys.join(",")
  end
end
Liquid::Template.register_tag("note", Note)
"""
MADE_FILES = """
require "pathname"
class Beside < Jekyll::StaticFile
  def initialize(site, base, dir, name, dest)
    super(site, base, dir, name)
    @name = name
    @dest = dest
  end

  def destination(_dest) = File.join(@dest, @name)
end
class Files < Jekyll::Generator
  def generate(site)
    place = Pathname.new(site.posts.docs.first.destination("")).dirname
    root = Pathname.new(site.source)
    site.static_files.concat([Beside.new(site, root, "_posts", Pathname.new("x.txt"), place.to_path)])
  end
end
"""
PAGER = """
class Pages < Jekyll::Generator
  priority :lowest
  def generate(site)
    pager = Jekyll::Paginate::Pager
    second = pager.new(site, 2, site.posts.docs)
    found = [pager.pagination_enabled?(site), pager.calculate_pages([1, 2, 3], 2), pager.paginate_path(site, 1),
             pager.paginate_path(site, 3), second.posts.size, second.previous_page_path, second.next_page.inspect,
             site.pages.find { |page| pager.pagination_candidate?(site.config, page) }.url]
    site.config["found"] = found.join(" ")
  end
end
"""
LATE_READING = """
class Notes < Jekyll::Converter
  module Headers
    def has_yaml_header?(path) = path.end_with?('.note') || super
  end

  def initialize(config)
    super
    Jekyll::Utils.extend(Headers)
  end

  def matches(ext) = ext == '.note'
  def output_ext(_ext) = '.html'
  def convert(content) = content.upcase
end
class Moves < Jekyll::Generator
  def generate(site)
    [*site.pages, *site.documents].each { |item| item.data['permalink'] = "/to/#{item.content.strip}/" }
  end
end
class MovesAgain < Jekyll::Generator
  priority :low
  def generate(site) = site.pages.each { |page| page.data['permalink'] += 'again/' if page.ext == '.note' }
end
"""
CONFIG = "title: Site\nbaseurl: /b\nurl: https://example.org\ncollections: {books: {output: true}}\n"
POST = "---\ntitle: Post and more\ntags: [One Two, b]\n---\nSome words.\n"
RENAMED = """
class << Time
  alias_method :plain_at, :at
  alias_method :plain_now, :now
  def at(*arguments, **options) = plain_at(*arguments, **options)
  def now(**options) = plain_now(**options)
end
class Time
  alias plain_localtime localtime
  def localtime(*zone) = plain_localtime(*zone)
end
class Array
  alias plain_shuffle shuffle
  def shuffle(**options) = plain_shuffle(**options)
end
class Renamed < Liquid::Tag
  def render(_context)
    summer = Time.utc(2020, 7, 1)
    [Time.at(0).utc, Time.now > Time.at(0), [1].shuffle, summer.localtime.hour, Time.local(2020, 7, 1)].inspect
  end
end
Liquid::Template.register_tag('renamed', Renamed)
"""
DATE_TIMES = """
require "date"
EAST = DateTime.new(2020, 1, 2, 3, 4, 5, "+02:00")
LATER = DateTime.new(2021, 1, 2, 3, 4, Rational("5.25"))
class Dates < Jekyll::Generator
  def generate(site)
    site.data["east"] = EAST
    site.data["three"] = [LATER, EAST, DateTime.new(2019)]
    site.pages.each { |page| page.data["when"] = LATER }
  end
end
module DateTimes
  def day(_) = Date.new(2020, 1, 2)
  def east(_) = EAST
  def two(_) = [LATER, EAST]
  def as_time(_) = EAST.to_time
  def in_ruby(value) = "#{value.class} #{value.inspect}"
end
Liquid::Template.register_filter(DateTimes)
"""
COUNTED = """
class Counted < Array
  @looks = 0
  class << self
    attr_accessor :looks
  end

  def hash
    Counted.looks += 1
    super
  end
end

class Large < Jekyll::Generator
  def generate(site)
    site.data['large'] = Counted.new([1])
    site.config['large'] = Counted.new([2])
  end
end

module Looks
  def look(input)
    site = @context.registers[:site]
    (site.data['kept'] ||= {})[input] = true
    site.config['recent'] = input
    Counted.looks
  end
end
Liquid::Template.register_filter(Looks)
"""
SITES: dict[str, Mapping[str, str]] = {
    "tags": {
        "_plugins/a.rb": TAGS,
        "_layouts/l.html": "{% kept %} {{ content }}",
        "a.html": "---\ntitle: A\nlayout: l\n---\n{% badge x y %}"
        "{% twice in %}<{{ inside }}{% kept %}>{% endtwice %}{{ inside }}",
    },
    "methods of Ruby under new names": {"_plugins/a.rb": RENAMED, "a.html": "---\n---\n{% renamed %}"},
    "filters": {
        "_plugins/a.rb": FILTERS,
        "a.html": "---\ntitle: A\n---\n{{ 'x' | shout }} {{ 'x' | shout: '?' }} "
        "{{ '/y' | link }} {{ 'Ab C' | slugify }}",
    },
    "generators": {
        "_plugins/a.rb": GENERATOR,
        "_layouts/tag.html": "---\nkind: tag\n---\n{{ page.tag }} {{ page.kind }}",
        "gone.txt": "",
        "a.html": "---\n---\n{{ site.data.made.posts }} {{ site.data.made.when }} {{ site.motto }} "
        "{{ site.posts.first.number }}{% for b in site.books %}{{ b.title }} {{ b.url }}{% endfor %}"
        "{% for p in site.pages %}{{ p.url }} {% endfor %}",
    },
    "hooks": {"_plugins/a.rb": HOOKS, "a.md": "---\n---\n*@@* {{ extra }} {{ site.started }}"},
    "classes that derive from others run before them": {
        "_plugins/a.rb": DERIVED,
        "a.md": "---\n---\n# A\n\n\nb",
        "b.html": "---\n---\n{{ site.data.order }}",
    },
    "a second converter of Markdown forgets the default language": {
        "_plugins/a.rb": "class Twice < Jekyll::Converters::Markdown; end",
        "_config.yml": "kramdown: {syntax_highlighter_opts: {default_lang: ruby, block: {css_class: c}}}\n",
        "a.md": "---\n---\nno code",
        "b.md": "---\n---\n`x = 1`\n\n    y = 2\n",
    },
    "settings that a converter changes when it is made": {
        "_plugins/a.rb": "class Sets < Jekyll::Converter\n  def initialize(config)\n    super\n    "
        "config['set'] = 'by a converter'\n  end\n  def matches(_) = false\nend",
        "a.html": "---\n---\n{{ site.set }}",
    },
    "converter": {"_plugins/a.rb": CONVERTER, "a.up": "---\n---\nshout"},
    "a converter that changes how files are read, when it is made": {
        "_plugins/a.rb": LATE_READING,
        "a.note": "note",
        "b.md": "---\n---\npage",
        "_books/c.note": "book",
        "_posts/2020-01-03-d.note": "post",
    },
    "patches": {
        "_plugins/a.rb": PATCHES,
        "a.html": "---\n---\n{% for p in site.posts %}{{ p.url }} {{ p.loud }} {{ 'x and y' | slugify }}{% endfor %}",
    },
    "folders of includes that a hook adds": {
        "_plugins/a.rb": INCLUDES,
        "_includes/own.html": "own",
        "parts/own.html": "not this one",
        "parts/in/other.html": "other {{ include.x }} {% include own.html %}",
        "first/top.html": "first",
        "_includes/top.html": "not this one",
        "a.html": "---\n---\n{% include in/other.html x=1 %} {% include own.html %} {% include top.html %} {% part %}",
    },
    "hooks that a generator adds": {"_plugins/a.rb": LATE_HOOKS, "a.md": "---\n---\na"},
    "values of all templates": {
        "_plugins/a.rb": PAYLOAD,
        "a.html": "---\ntitle: A\n---\n{% note x %} {% note y %} {{ notes.y }} {{ notes.size }}",
        "b.html": "---\ntitle: B\n---\n{% note z %} {{ notes.z }}{{ notes.x }}",
    },
    "files with names of Pathname": {"_plugins/a.rb": MADE_FILES, "_posts/x.txt": "beside"},
    "pages of jekyll-paginate": {
        "_plugins/a.rb": PAGER,
        "_config.yml": "title: Site\nplugins: [jekyll-paginate]\npaginate: 1\n",
        "_posts/2020-01-03-q.md": "---\n---\nq",
        "index.html": "---\n---\n{{ site.found }}",
        "a/index.html": "---\n---\n",
    },
    "keys that are no text": {
        "_plugins/a.rb": KEYS,
        "_data/k.yml": "1.5: a\ntrue: b\n2: c\ns: d\n? [1, x]\n: e\n? {y: [2]}\n: f\n",
        "a.html": "---\n---\n{% keys %}|{% assign m = 1 | made %}{{ m[1.5] }}{{ m[true] }}{{ m[2] }} {{ m.size }}"
        "{{ site.data.k }} {{ site.data.k | jsonify }}"
        "{% for p in site.data.k %}{{ p[0] }}{{ site.data.k[p[0]] }}{% endfor %}"
        "{% for p in m %}{{ p[0] | inspect }}{{ m[p[0]] }} {% endfor %}{{ m }}",
    },
    "DateTime": {
        "_plugins/a.rb": DATE_TIMES,
        "a.html": "---\n---\n{{ site.data.east }} {{ page.when }} {{ 1 | east | in_ruby }} {{ page.when | in_ruby }}\n"
        "{{ page.when | date: '%Y %H:%M:%S %z %Z %L %s %Q %+' }} {{ 1 | east | date: '%Z %::z %-z %-10z %_z %-c' }}\n"
        "{{ 1 | day | date: '%-z %:z %Z' }} {{ 1 | east | date_to_xmlschema }} {{ 1 | east | date_to_rfc822 }} "
        "{{ 1 | east | date_to_string }}\n"
        "{{ page.when | inspect }} {{ 1 | two | inspect }} {{ 1 | two }} {{ 1 | two | jsonify }} "
        "{{ site.data | jsonify }}\n"
        "{{ site.data.three | sort | join: ',' }} {% assign one = 1 | east %}{% assign time = 1 | as_time %}{{ time }}"
        "{% if one == site.data.east %}same{% endif %}{% if one < page.when %}less{% endif %}"
        "{% if one == time %}a time{% endif %} {{ 1 | two | uniq | size }} {{ one | append: 'z' }} {{ one | upcase }}",
    },
    "data that no filter reads is not looked at after each": {
        "_plugins/a.rb": COUNTED,
        "a.html": "---\n---\n{{ 'a' | look }} {{ 'b' | look }} {{ 'c' | look }} {{ site.data.kept }} {{ site.recent }}",
    },
    "drops": {
        "_plugins/a.rb": DROPS,
        "a.html": "---\n---\n{{ shelf.first }} {{ shelf.size }} {% for b in shelf %}{{ b }}{% endfor %} "
        "{{ shelf.none }} {{ sym }}"
        "{% if sym == 'word' %}eq{% endif %} {{ when }} {% for i in range %}{{ i }}{% endfor %} {{ shelf }}",
    },
}


def lay_out(root: Path, files: Mapping[str, str]) -> Path:
    """Write the files of a site, with a configuration and a post."""
    for path, text in {"_config.yml": CONFIG, "_posts/2020-01-02-p.md": POST, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def written(folder: Path) -> dict[str, str]:
    """The files below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
