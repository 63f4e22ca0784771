class Box < Liquid::Block
  Syntax = /(\w+)\s*=\s*(#{Liquid::QuotedFragment}+)/o

  def initialize(name, markup, tokens)
    super
    @attributes = {}
    markup.scan(Liquid::TagAttributes) { |key, value| @attributes[key] = value }
    raise SyntaxError, "bad markup" if markup.include?('!!')
  end

  def render(context)
    values = @attributes.to_h { |key, value| [key, Liquid::Expression.parse(value).then { |one| context.evaluate(one) }] }
    inner = super
    converter = context.registers[:site].find_converter_instance(Jekyll::Converters::Markdown)
    "<div #{values.map { |k, v| "#{k}='#{v}'" }.join(' ')}>#{converter.convert(inner)}</div>#{inner.class}#{@body.class}#{nodelist.size}#{blank?}"
  end
end

class Choice < Liquid::Block
  def initialize(name, markup, tokens)
    @branches = []
    super
  end

  def unknown_tag(name, markup, tokens)
    return super unless name == 'or'
    @branches << markup.strip
  end

  def render(context)
    "#{@branches.join(',')}:#{super}"
  end
end

class Quiet < Liquid::Block
  def blank?
    true
  end

  def render(context)
    context['quiet'] = super
    ''
  end
end

class Fancy < Jekyll::Tags::HighlightBlock
  def render(context)
    "<figure>#{super}</figure>"
  end
end

class Inc < Jekyll::Tags::IncludeTag
  def render(context)
    "(#{super})"
  end
end

class Cond < Liquid::If
end

class Looping < Liquid::For
end

class PostLink < Jekyll::Tags::PostUrl
  def render(context)
    "<#{super}>"
  end
end

class Fails < Liquid::Tag
  def render(_context)
    raise ArgumentError, 'rescued'
  end
end

class Rescue < Liquid::Block
  def render(context)
    super
  rescue StandardError => e
    "rescued #{e.class}: #{e.message}"
  end
end
{ 'box' => Box, 'choice' => Choice, 'quiet' => Quiet, 'fancy' => Fancy, 'inc' => Inc, 'cond' => Cond, 'looping' => Looping, 'postlink' => PostLink, 'fails' => Fails, 'safely' => Rescue }.each do |name, kind|
  Liquid::Template.register_tag(name, kind)
end
