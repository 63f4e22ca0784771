s = Nokogiri::HTML.fragment('<div><svg viewBox="0 0 1 1"><PATH d="x"/></svg><video controls src="a b.mp4"></video><input disabled value="&quot;x&quot;"><custom-x>y</custom-x></div>')
show s.to_html
show s.at_css('input').to_s
show s.at('video').attributes.keys.inspect
show s.css('*').map(&:name).inspect
t = Nokogiri::HTML.fragment("<h2 id='a'>A</h2><p>x</p><h2 id='b'>B</h2><p>y</p><p>z</p>")
cur = nil
t.children.each do |n|
  if n.name == 'h2'
    cur = Nokogiri::XML::Node.new('section', t)
    n.add_previous_sibling(cur)
    cur.add_child(n)
  elsif cur
    cur.add_child(n)
  end
end
show t.to_html
show t.css('section').first.to_html
show t.css('section > p').map(&:text).inspect
show t.xpath('.//p').size
show t.css('h2').map { |x| x.next_sibling&.name }.inspect
show t.css('h2').map { |x| x.parent['class'].inspect }.inspect
t.css('p').each_with_index { |p, i| p['n'] = i }
show t.at_css('p[n="2"]').text
show t.css('p:not([n="0"])').size
show t.css('section:nth-child(2) p').size
show t.search('h2', 'p').map(&:name).inspect
show t.css('p').reverse.map(&:text).inspect
show (t.css('p') + t.css('h2')).size
show (t.css('p') - t.css('p')).size
show t.css('p').first(2).size
show t.css('p')[0..1].map(&:text).inspect
show t.css('p').include?(t.at('p'))
show t.at('p') == t.at('p')
show t.css('p').index(t.css('p').last)
show t.at('h2').inner_text
e = t.at('p')
e.inner_html = '<b>1</b> two'
show e.children.length
e.children = 'three <i>x</i>'
show e.to_html
c = e.dup
c['id'] = 'copy'
e.after(c)
show t.css('p').size
show e['id'].inspect
x = Nokogiri::HTML('<table><tr><td>1</td></tr></table><img src=a.png><pre>  x\n y</pre><textarea> a </textarea><br><p>1<p>2<div>3</div>')
show x.to_html
show x.css('td, img').map(&:name).inspect
x.css('img').wrap('<figure/>')
x.at('figure').add_child('<figcaption>c</figcaption>')
show x.at('figure').to_html
show x.at('body').children.map(&:name).inspect
show x.at_css('pre').inner_html
show x.inner_html
show x.text
show x.at('table').traverse { |n| }.class
show x.at_css('nothing')&.text.inspect
begin; x.css('a['); rescue => err; show err.class; end
begin; x.xpath('//a['); rescue => err; show err.class; end
show Nokogiri::HTML("<p>caf\u00e9 \u4e2d &eacute; &#x4e2d; &unknown; &amp;amp;</p>").at('p').inner_html
show Nokogiri::HTML("<a href='/%C3%A9 x?q=\u00e9'>l</a>").at('a').to_html
show Nokogiri::HTML("<body onload=x><!--[if IE]> <p> <![endif]--><p>x</body>").to_html
show Nokogiri::HTML.fragment("<style>a > b {}</style><script>1 < 2</script>").to_html
k = Nokogiri::HTML.fragment("<a class='x y' href='#'>t</a>").at('a')
k.add_class('z'); k.remove_class('x'); k.append_class('y')
show k['class']
show k.classes.inspect
k.remove_attribute('href'); show k.to_html
k['data-n'] = 5; show k['data-n'].inspect
k.name = 'b'; show k.to_html
show k.key?("class")
show k.text?
show k.document.class
show k.node_type
