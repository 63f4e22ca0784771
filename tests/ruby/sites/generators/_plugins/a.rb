class First < Jekyll::Generator
  safe true
  priority :highest
  def generate(site)
    site.config['order'] = ['first']
    # Keys of posts as methods, before anything has read these posts.
    site.config['as_methods'] = site.posts.docs.map { |d| [d.categories, d.tags, d.respond_to?(:tags), d.respond_to?(:nothing)] }.inspect
    site.data['gen'] = { 'n' => 1, 'list' => [site.posts.docs.first] }
    site.posts.docs.each_with_index { |d, i| d.data['index'] = i; d.content = d.content.sub('words', 'WORDS') }
    site.static_files.each { |file| file.data['by'] = "First #{file.name}" }
    site.tags.each_key do |tag|
      page = Jekyll::PageWithoutAFile.new(site, __dir__, "tags/#{Jekyll::Utils.slugify(tag)}", 'index.html')
      page.content = "{% for p in page.posts %}{{ p.title }}{% endfor %} {{ page.tag }}"
      page.data.merge!('title' => tag, 'tag' => tag, 'posts' => site.tags[tag], 'layout' => 'l')
      site.pages << page
    end
  end
end
class Second < Jekyll::Generator
  priority :low
  def generate(site)
    site.config['order'] << 'second'
    doc = Jekyll::Document.new(File.join(site.source, '_notes', 'made.md'), site: site, collection: site.collections['notes'])
    doc.data['title'] = 'Made'
    doc.content = "*made* {{ page.title }} {{ page.url }}"
    site.collections['notes'].docs << doc
    site.static_files << Jekyll::StaticFile.new(site, site.source, 'sub', 'f.txt')
    site.pages << Own.new(site, 'own.html')
    site.pages.reject! { |p| p.name == 'gone.html' }
    read = Jekyll::Page.new(site, site.source, '_includes', 'page.html')
    read.instance_variable_set(:@dir, '/read')
    site.pages << read
    File.write(File.join(site.source, 'written.txt'), 'w') if false
    site.posts.docs.sort_by! { |d| d.data['title'] }.reverse!
    site.layouts['made'] = site.layouts['l']
    site.layouts['l'].content += "<!-- {{ layout.by }} -->\n"
    site.layouts['l'].data['by'] = 'Second'
    site.collections['extra'] = Jekyll::Collection.new(site, 'extra')
    json = Jekyll::PageWithoutAFile.new(site, site.source, '', 'search.json')
    json.content = site.posts.docs.map { |d| { 'u' => d.url, 't' => d['title'], 'c' => d.content[0, 5] } }.to_json
    json.data['layout'] = nil
    site.pages << json
  end
end
class Own < Jekyll::Page
  def initialize(site, name)
    @site, @base, @dir, @name = site, site.source, 'own', name
    process(@name)
    self.data = { 'title' => 'Own', 'layout' => 'l' }
    self.content = "own {{ page.title }} {{ page.url }} {{ page.extra }}"
    data['extra'] = 'e'
  end
  def url_placeholders = super.merge(basename: 'changed')
end
class Third < Second
  def generate(site)
    site.config['order'] << 'third'
  end
end
