xml = %{<?xml version="1.0" encoding="UTF-8"?>\n<!-- top -->\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:m="urn:m">\n  <title type="text">A &amp; B</title>\n  <entry m:id="1"><link href="x"/><m:note>n</m:note></entry>\n  <entry><link href="y"/></entry>\n</feed>}
doc = Nokogiri::XML(xml)
show doc.css('entry').size
show doc.css('entry link').map { |l| l['href'] }.inspect
show doc.xpath('//xmlns:entry').size
show doc.xpath('//a:entry', 'a' => 'http://www.w3.org/2005/Atom').size
show doc.xpath('//entry').size
show doc.at_css('title').text
show doc.at_xpath('//m:note').text
show doc.at_css('entry').to_xml
show doc.to_xml
show doc.root.name
show doc.root.namespaces.inspect
show doc.at_css('entry')['id'].inspect
show doc.at_css('entry').attributes.keys.inspect
show doc.root.children.size
doc.remove_namespaces!
show doc.xpath('//entry/link/@href').map(&:value).inspect
show doc.xpath('//note').text
b = Nokogiri::XML::Builder.new(encoding: 'UTF-8') do |x|
  x.urlset(xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9') do
    [1, 2].each do |i|
      x.url do
        x.loc "http://x/#{i}?a&b"
        x.priority_ 0.5
      end
    end
    x.comment 'c'
    x.text 'txt'
  end
end
show b.to_xml
h = Nokogiri::HTML::Builder.new { |d| d.html { d.body(class: 'z') { d.p.intro 'hi'; d.div.main! { d.span 'x' } } } }
show h.to_html
show Nokogiri::XML('<a><b>1</b><c/></a>').to_xml
show Nokogiri::XML('<a><b>1</b><c></a>').to_xml
show Nokogiri::XML('').root.inspect
svg = Nokogiri::XML('<svg width="10" viewBox="0 0 1 1"><path d="M0"/></svg>')
svg.root['class'] = 'icon'
svg.at_css('path')['fill'] = 'red'
show svg.root.to_xml
show svg.root.to_s
show svg.to_html
f = Nokogiri::XML.fragment('<i>a</i>b<j/>')
show f.to_xml
show f.children.map(&:name).inspect
