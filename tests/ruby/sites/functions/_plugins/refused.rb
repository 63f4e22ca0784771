# What converters say to what is no text.
class Refused < Liquid::Tag
  CALLS = [[Jekyll::Converters::Markdown, :convert], [Jekyll::Converters::Markdown, :matches], [Jekyll::Converters::Scss, :matches]].freeze

  def render(context)
    CALLS.map { |kind, name| said(context.registers[:site].find_converter_instance(kind), name) }.join("|")
  end

  def said(converter, name)
    converter.public_send(name, nil) ? "yes" : "no"
  rescue NoMethodError => e
    e.message.lines.first.chomp
  end
end

Liquid::Template.register_tag("refused", Refused)
