html = %{<!DOCTYPE html><html><head><title>T &amp; x</title></head><body class="a b"><h1 id="one">One <em>é</em></h1><p>para <a href="http://x.org/ü?a=1&b=2">link</a> and <img src="/i.png" alt=""></p><ul><li>1<li class="x y">2<li>3</ul><!-- com --><table><tr><td>c</td></tr></table><script>if (a < b && c) {}</script></body></html>}
doc = Nokogiri::HTML(html)
show doc.to_html
show doc.css('li').map(&:text).inspect
show doc.at_css('li.x')['class']
show doc.css('a').first['href']
doc.css('a').each { |a| a['target'] = '_blank'; a['rel'] = 'noopener' }
show doc.at('a').to_html
show doc.at_css('a').attributes.map { |k, v| [k, v.value] }.inspect
doc.search('table').wrap('<div class="t"></div>')
show doc.at('.t').to_html
show doc.at('h1').inner_html
doc.at('h1').inner_html = 'New <b>x</b> &amp; y'
show doc.at('h1').to_s
doc.at('h1').content = 'a < b'
show doc.at('h1').to_s
doc.at('h1').add_next_sibling('<hr><p>after</p>')
doc.at('h1').before('<p>before</p>')
doc.css('img').each { |i| i.replace("<picture>#{i.to_html}</picture>") }
show doc.to_html
doc.xpath('//comment()').remove
show doc.at('ul').children.map(&:name).inspect
show doc.at('ul').element_children.size
show doc.title
show doc.root.name
show doc.xpath('//li[2]/@class').first.value
show doc.xpath('count(//li)')
show doc.xpath('string(//title)')
show doc.at('li').next_element.text
show doc.css('li:first-child, li:last').map(&:text).inspect
show doc.at_xpath('//p').parent.name
show doc.at('script').content
show doc.at('script').to_html
show doc.at('li').path
show doc.at_css('nope').inspect
f = Nokogiri::HTML.fragment('<p>one</p> two <b>three</b>')
show f.to_html
show f.children.size
show f.css('p').size
show f.at('b').text
show f.text
f.css('p').first.add_class('z')
f.children.first << '<i>x</i>'
show f.to_s
n = Nokogiri::XML::Node.new('div', doc)
n['id'] = 'new'
n.content = 'hello & bye'
doc.at('body').add_child(n)
doc.at('body').prepend_child('<nav>n</nav>')
show doc.at('body').to_html
names = []
doc.traverse { |x| names << x.name }
show names.inspect
show doc.at('#new').ancestors.map(&:name).inspect
show doc.css('p').text
show doc.css('p').to_html
show doc.css('p, h1').map(&:name).inspect
show doc.at('p').element? && !doc.at('p').text?
show doc.at('p').children.first.text?
show doc.css('li').first.previous_element.inspect
doc.at('ul').remove
show doc.css('li').empty?
show doc.at('body').inner_text
show Nokogiri::HTML::DocumentFragment.parse('<h2>A</h2><h3>B</h3>').css('h2,h3').map { |h| [h.name, h.text] }.inspect
e = doc.create_element('span', 'txt', class: 'q')
show e.to_html
show doc.at('nav').to_html
x = Nokogiri::HTML('<p>just <b>text')
show x.to_html
show x.at('p').children.map { |c| [c.name, c.text?, c.element?] }.inspect
show Nokogiri::HTML.fragment('a <br/> b &nbsp; &copy; "q" <p/>x').to_html
show Nokogiri::HTML('').to_html
show Nokogiri::HTML.fragment('').to_html.inspect
frag = Nokogiri::HTML.fragment('<a href="x">1</a><a href="y">2</a>')
frag.css('a').each { |a| a.replace(a.children) }
show frag.to_html
frag = Nokogiri::HTML.fragment('<div><p>1</p><p>2</p></div>')
frag.css('p').each { |p| p.name = 'section'; p.set_attribute('data-x', '1') }
show frag.to_html
show frag.css('section').attr('data-x').to_s
show frag.at('div').keys.inspect
show frag.css('section')[1].previous_sibling.text
frag.at('div').children.last.unlink
show frag.to_s
show frag.at_css('section').matches?('div > section')

# Nodes without attributes answer like elements without any.
read = Nokogiri::HTML("<p class=x>a<!--c--></p>")
[read, *read.at("p").children].each do |node|
  show [node["a"], node.attr("a"), node.get_attribute("a"), node.attribute("a")].inspect
  show [node.key?("a"), node.has_attribute?("a"), node.attribute_nodes, node.keys, node.values].inspect
end
show read.at("p").ancestors.map { |node| node["class"] }.inspect
