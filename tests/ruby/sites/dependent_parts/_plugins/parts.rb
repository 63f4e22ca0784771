# What rests on parts that plugins change, derive from, or use out of order.
class Todo < Liquid::Comment; end

class Excerpts < Liquid::Tag
  def render(context)
    context.registers[:site].posts.docs.map { |post| post.data["excerpt"] }.map { |it| [it.to_s, it.content, it.output].join("~") }.join
  end
end

class Nested < Liquid::Tag
  def render(context)
    Liquid::Template.parse("{{ page.title }} {{ 1 | divided_by: 0 }}").render(context)
  rescue Liquid::Error => e
    "rescued #{e.class} #{Liquid::Template.parse("{{ 1 | divided_by: 0 }}").render({ "a" => 1 })}"
  end
end

module Addresses
  def relative_url(input) = super.sub("/b", "/B")
end

class Jekyll::Drops::CollectionDrop
  def total = @obj.docs.size
end

{ "todo" => Todo, "excerpts" => Excerpts, "nested" => Nested }.each { |name, kind| Liquid::Template.register_tag(name, kind) }
Liquid::Template.register_filter(Addresses)

Jekyll::Hooks.register :pages, :pre_render do |_, payload|
  payload["here"] = 1
  payload["keys"] = payload.keys.sort
end

Jekyll::Hooks.register :site, :pre_render do |site|
  site.config["set_late"] = "late"
end
