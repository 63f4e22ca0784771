class Slide < Liquid::Block
  def render(context)
    "<slide #{@markup.strip}>#{super}</slide>"
  end
end

class Leaf < Liquid::Tag
  def render(context)
    "<leaf #{@markup.strip} #{context['page.title']} #{context['place']}>"
  end
end

class Deck < Liquid::Block
  def render(context)
    nodelist.each_with_index.map { |node, place| one(node, place, context) }.join("\n")
  end

  private

  def one(node, place, context)
    context['place'] = place
    case node
    when String then node.strip
    when Slide, Leaf then "#{node.tag_name}: #{node.render(context)}"
    when Liquid::Variable then "#{node.raw}: #{node.render(context)} #{node.filters.inspect} #{node.name.class}"
    else "#{node.class} #{node.tag_name}: #{node.render_to_output_buffer(context, +'')}"
    end
  end
end

class Tree < Liquid::Block
  def render(context)
    template = Liquid::Template.parse(super)
    [template.root.class, shape(template.root.nodelist).inspect, template.render(context)].join("\n")
  end

  private

  def shape(nodes)
    nodes.map do |node|
      case node
      when String then node
      when Liquid::Variable then [node.raw, node.name.then { |it| it.is_a?(Liquid::VariableLookup) ? [it.name, it.lookups] : it }, node.filters]
      when Liquid::BlockBody then shape(node.nodelist)
      else [node.class, node.tag_name, *(shape(node.nodelist) if node.nodelist)]
      end
    end
  end
end

{ 'slide' => Slide, 'leaf' => Leaf, 'deck' => Deck, 'tree' => Tree }.each { |name, kind| Liquid::Template.register_tag(name, kind) }
