# frozen_string_literal: true

# A page of a layout's file, with fields of its own in place of a page's; it keeps the path under which it was read.
class Listing < Jekyll::Page
  ATTRIBUTES_FOR_LIQUID = %w(name extra url).freeze

  def initialize(site, dir, name)
    super(site, site.source, "", "_layouts/shown.html")
    @dir = dir
    @name = name
    process(name)
    read_yaml(File.join(site.source, "_layouts"), "shown.html")
    data["key"] = 1
  end

  def extra = "extra #{@dir}"
end

# A page whose file is missing: the layout that is read next is not.
class Missing < Jekyll::Page
  def initialize(site, name)
    super(site, site.source, "none", name)
    read_yaml(File.join(site.source, "_layouts"), "shown.html")
    self.content ||= "no content"
  end
end

# A page whose folder changes after it was read.
class Moved < Jekyll::Page
  def initialize(site, name)
    @site = site
    @base = site.source
    @dir = "from"
    @name = name
    process(name)
    read_yaml(File.join(site.source, "_layouts"), "shown.html")
    @dir = "to"
  end
end

# A page with a field beside those of a page.
class Wider < Jekyll::PageWithoutAFile
  ATTRIBUTES_FOR_LIQUID = Jekyll::Page::ATTRIBUTES_FOR_LIQUID + ["more"]

  def more = { "a" => [name] }
end

class Makes < Jekyll::Generator
  def generate(site)
    site.pages << Listing.new(site, "listing", "a.html") << Missing.new(site, "b.html") << Moved.new(site, "c.html")
    wider = Wider.new(site, site.source, "wider", "d.html")
    wider.content = "{{ page.more | jsonify }}{{ page.path }}"
    site.pages << wider
  end
end
