Liquid::Condition.operators['begins'] = lambda { |_condition, left, right| left && right && left.to_s.start_with?(right) }
Liquid::Condition.operators['same'] = ->(condition, left, right) { condition.send(:equal_variables, left, right) }
Liquid::Condition.operators['matches'] = :match?

# Prints the keys of the operators, and what one says of a condition made by hand.
class Operators < Liquid::Tag
  def render(context)
    made = Liquid::Condition.new('ab', 'begins', 'a')
    "#{Liquid::Condition.operators.keys.join(' ')} #{made.evaluate(context)} #{Liquid::Condition.new(1, '<', 2).evaluate(context)}"
  end
end
Liquid::Template.register_tag('operators', Operators)

module Members
  def members(_) = [nil, :symbol, [:inner, 1], Rational(1, 2), { 'key' => [:value] }]
end
Liquid::Template.register_filter(Members)

class OperatorPage < Jekyll::Generator
  def generate(site)
    page = Jekyll::PageWithoutAFile.new(site, site.source, '', 'made.txt')
    page.content = Liquid::Template.parse("{% if word begins 'l' %}yes{% else %}no{% endif %}").render('word' => 'late')
    site.pages << page
  end
end
