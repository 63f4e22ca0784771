class Probe < Liquid::Tag
  def render(context)
    context['site.posts'].map { |post| post['title'].to_s + post['url'].to_s }.join
  end
end
Liquid::Template.register_tag('probe', Probe)
module Probed
  def probed(value) = value.to_s.upcase
end
Liquid::Template.register_filter(Probed)
