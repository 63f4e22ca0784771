# Single objects with a `to_liquid` of their own, and objects of derived classes.
module Marked
  def to_liquid
    { "title" => "marked", "url" => "/marked/", "mark" => "m" }
  end
end

class OwnDocument < Jekyll::Document
  def to_liquid
    { "title" => "own", "url" => "/own/", "mark" => "o" }
  end
end

Jekyll::Hooks.register(:site, :post_read) do |site|
  first = site.posts.docs.first
  def first.to_liquid
    { "title" => "single", "url" => "/single/", "mark" => "s" }
  end
end

class Maker < Jekyll::Generator
  def generate(site)
    posts = site.posts.docs
    posts.last.extend(Marked)
    posts[1] = OwnDocument.new(posts[1].path, site: site, collection: site.posts).tap(&:read)
    page = Jekyll::PageWithoutAFile.new(site, site.source, "", "made.html")
    page.content = "made"
    def page.to_liquid
      { "title" => "made", "url" => "/elsewhere/" }
    end
    site.pages << page
  end
end
