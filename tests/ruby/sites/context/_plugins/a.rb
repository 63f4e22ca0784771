class Look < Liquid::Tag
  def initialize(name, markup, tokens)
    super
    @markup_seen = markup
  end

  def render(context)
    [@markup_seen.inspect, @tag_name, context['page.title'], context['page']['title'], context['site.title'], context['list'].inspect,
     context['list[1]'], context['list.size'], context['list.first'], context['"text"'], context['12'], context['1.5'], context['(1..3)'].inspect, context['nil'].inspect,
     context['true'], context['missing'].inspect, context['missing.deep'].inspect, context['h.a'].inspect, context['h["a"]'].inspect, context.key?('list'),
     context.registers.key?(:site), context.registers[:site].class, context.registers[:page].class, context.scopes.size, context.environments.size, context.environments.first.class,
     context['site'].class, context['page'].class, context['forloop'].class, context['forloop.index'].inspect].join('|')
  end
end

class Scoped < Liquid::Block
  def render(context)
    context['outer_set'] = 'o'
    context.stack do
      context['inner'] = 'i'
      context.scopes.last['deep'] = 'd'
      @text = super
    end
    context.stack('given' => 'g') { @text << super }
    "#{@text}#{context['inner'].inspect}#{context['deep'].inspect}#{context['outer_set']}"
  end
end

class Bind < Liquid::Tag
  def render(context)
    name, value = @markup.strip.split('=')
    context[name] = Liquid::Variable.new(value, parse_context).render(context)
    ''
  end
end

class Env < Liquid::Tag
  def render(context)
    context.environments.first['counter'] = (context.environments.first['counter'] || 0) + 1
    "#{context['counter']}#{context.environments.first['page']['title']}"
  end
end

class Reg < Liquid::Tag
  def render(context)
    context.registers[:seen] ||= []
    context.registers[:seen] << @markup.strip
    context.registers['text'] = 1
    "#{context.registers[:seen].join(',')}#{context.registers.key?(:nope)}#{context.registers['text']}"
  end
end

class Parsed < Liquid::Tag
  def initialize(name, markup, tokens)
    super
    @template = Liquid::Template.parse("{% assign made = 'm' %}{{ x }}{{ page.title }}{{ made }}")
  end

  def render(context)
    a = @template.render(context)
    b = @template.render('x' => 1, 'page' => { 'title' => 'T' })
    c = Liquid::Template.parse('{{ x | plus: 1 }} {{ site.title }}').render!({ 'x' => 4 }, registers: context.registers)
    d = Liquid::Template.parse("{% if x %}yes{% else %}no{% endif %}").render!(context)
    [a, b, c, d, context['made'].inspect].join('~')
  end
end
Liquid::Template.register_tag('look', Look)
Liquid::Template.register_tag('scoped', Scoped)
Liquid::Template.register_tag('bind', Bind)
Liquid::Template.register_tag('env', Env)
Liquid::Template.register_tag('reg', Reg)
Liquid::Template.register_tag('parsed', Parsed)
