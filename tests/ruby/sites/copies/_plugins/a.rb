# Copies of pages and of documents, as plugins for several languages make them.
class Copies < Jekyll::Generator
  def generate(site)
    site.pages.dup.each { |page| site.pages << copy(page, "/fr/#{page.basename}.html") }
    site.posts.docs.concat(site.posts.docs.map { |post| copy(post, "/fr/#{post.data["slug"]}/", 'date' => post.date + 60) })
    docs = site.collections['docs'].docs
    docs.concat(docs.map { |doc| read_again(doc) }) # equal to the first ones, so they are not written
  end

  def copy(item, permalink, **more)
    item.dup.tap do |copy|
      copy.instance_variable_set(:@data, item.data.merge('permalink' => permalink, 'lang' => 'fr', **more))
    end
  end

  def read_again(doc)
    Jekyll::Document.new(doc.path, site: doc.site, collection: doc.collection).tap do |fresh|
      fresh.read
      fresh.data['permalink'] = "/again/#{doc.basename_without_ext}/"
    end
  end
end

# What a plugin that rescues the want of a program shows of the error.
class Program < Liquid::Tag
  def render(_context)
    `jekyll-py-has-no-such-program`
  rescue Errno::ENOENT => e
    e.class.name
  end
end
Liquid::Template.register_tag('program', Program)
