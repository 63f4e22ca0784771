class Probe < Liquid::Tag
  def render(context)
    site = context.registers[:site]
    site.posts.docs.map(&:word).join
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
class Jekyll::Document
  attr_accessor :word
end
class Says < Jekyll::Generator
  def generate(site) = site.posts.docs.each { |post| post.word = File.read('_facts.txt') }
end
