# Changes the posts by tag and category in place, which Jekyll keeps.
class ListsOfPosts < Jekyll::Generator
  priority :lowest

  def generate(site)
    site.tags['only asked for']
    site.categories['added'] = site.posts.docs.first(1)
    page = Jekyll::PageWithoutAFile.new(site, site.source, 'lists', 'made.html')
    page.data['title'] = 'Made'
    site.pages << page
    site.categories['with a page'] = [page]
  end
end

# Renders and writes its pages itself, in a layout with an include, as plugins of the first Jekylls do.
class EarlyPage < Jekyll::Page
  def initialize(site, base, dir, tag)
    @site = site
    @base = base
    @dir = dir
    @name = 'index.html'
    process(@name)
    read_yaml(File.join(base, '_layouts'), 'early.html')
    data['tag'] = tag
  end
end

class EarlyPages < Jekyll::Generator
  def generate(site)
    site.tags.each_key do |tag|
      page = EarlyPage.new(site, site.source, File.join('early', Jekyll::Utils.slugify(tag)), tag)
      page.render(site.layouts, site.site_payload)
      page.write(site.dest)
      site.pages << page
    end
  end
end

# A page whose layout is a default of its own.
class DefaultPage < Jekyll::Page
  def initialize(site)
    @site = site
    @base = site.source
    @dir = 'defaults'
    @basename = 'own'
    @ext = '.html'
    @name = 'own.html'
    @data = { 'tag' => 'own' }
    data.default_proc = proc { |_, key| key == 'layout' ? 'outer' : site.frontmatter_defaults.find(relative_path, :tags, key) }
  end
end

class DefaultPages < Jekyll::Generator
  def generate(site) = site.pages << DefaultPage.new(site)
end
