class Push < Liquid::Tag
  def render(context)
    (context['notes'] ||= []) << @markup.strip
    (context['numbers'] ||= {})[@markup.strip] ||= context['notes'].size
    (context['deep'] ||= { 'list' => [] })['list'] << { 'n' => @markup.strip }
    "#{context['numbers'].inspect}#{context['notes'].equal?(context['notes'])}"
  end
end

class Cited < Liquid::Tag
  def render(context)
    keys = context['cited'] = context.environments.first['page']['cited'] ||= []
    keys << @markup.strip
    keys.uniq!
    keys.size.to_s
  end
end

class Grow < Liquid::Tag
  def render(context)
    context['arr'] << 'grown'
    context['arr'].map!(&:upcase)
    context['page']['list'] << 'p'
    context['page']['map']['k'] = 'changed'
    context.environments.first['shared'] ||= {}
    context.environments.first['shared'][@markup.strip] = 1
    ''
  end
end

class Counter < Hash
end

class Own < Liquid::Tag
  def render(context)
    @own ||= Hash.new { |hash, key| hash[key] = [] }
    context['own'] = @own
    @own['x'] << 1
    context['texts'] ||= ''
    Liquid::Template.parse('{{ own.x | join: "+" }}').render(context)
  end
end

class Wrap < Liquid::Block
  def render(context)
    context['items'] = []
    context['level'] = { 'n' => 0 }
    body = super
    "#{body}(#{context['items'].join})"
  end
end

class Item < Liquid::Tag
  def render(context)
    context['items'] << @markup.strip
    context['level']['n'] += 1
    ''
  end
end
{ 'push' => Push, 'cited' => Cited, 'grow' => Grow, 'own' => Own, 'wrap' => Wrap, 'item' => Item }.each { |name, kind| Liquid::Template.register_tag(name, kind) }
