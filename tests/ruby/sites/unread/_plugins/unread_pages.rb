module Jekyll
  class Feed < Page; end
  class UnreadPages < Generator
    def generate(site)
      site.pages << Feed.new(site, site.source, "/none", "feed.xml")
      site.pages << Page.new(site, site.source, "", "broken.txt")
      p = Page.new(site, site.source, "x", "gone.md")
      p.data["layout"] = "l"
      p.data["title"] = p.data.inspect
      site.pages << p
      q = Page.new(site, site.source, "x", "gone2.md")
      q.content = "*hi*"
      site.pages << q
    end
  end
end
