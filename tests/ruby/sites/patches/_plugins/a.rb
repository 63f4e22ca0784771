module Jekyll
  class Page
    def shout = data['title'].to_s.upcase
    alias old_url url
    def url = old_url.sub('/p/', '/patched/')
  end
  class Document
    def minutes = (content.split.size / 2.0).ceil
    alias_method :orig_to_liquid, :to_liquid
    def to_liquid
      data['minutes'] = minutes
      orig_to_liquid
    end
  end
  class Site
    def own_thing = "own #{pages.size}"
    alias old_payload site_payload
    def site_payload
      old_payload.tap { |p| p['own'] = 'payload own' }
    end
  end
  module Utils
    def self.slugify(string, mode: nil, cased: false) = super(string, mode: mode, cased: cased).to_s + '-x' rescue 'none'
    def extra(x) = "extra #{x}"
  end
  module Drops
    class DocumentDrop
      def loud = title.to_s.upcase + '!'
    end
    class SiteDrop
      def count_posts = posts.size
    end
  end
  class StaticFile
    def own = "static #{name}"
  end
end
class String
  def squish = strip.gsub(/\s+/, ' ')
end
class Show < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    [site.own_thing, site.pages.map(&:shout).sort.join(','), Jekyll::Utils.extra(1), ' a   b '.squish, site.static_files.map(&:own).sort.join(','), site.posts.docs.first.minutes].join('|')
  end
end
Liquid::Template.register_tag('show', Show)
