module Words
  def shout(input, mark = '!') = "#{input.to_s.upcase}#{mark}"
  def where_page(input) = "#{input}@#{@context['page.title']}@#{@context.registers[:site].config['title']}"
  def many(input, *rest) = [input, *rest].inspect
  def keyed(input, options = {}) = "#{input}#{options.sort.map { |k, v| "#{k}=#{v}" }.join(',')}"
  def counted(input) = "#{input}#{@n = (@n || 0) + 1}"
  def listed(input) = input.to_s.chars
  def hashed(input) = { 'k' => input, 's' => :sym }
  def nothing(_input) = nil
  def truth(input) = input == 'x'
  def kind(input) = input.class.to_s
  def failing(_input) = raise(ArgumentError, 'bad filter')
  def liquid_fail(_input) = raise(Liquid::ArgumentError, 'liquid bad')
  def md(input) = @context.registers[:site].find_converter_instance(Jekyll::Converters::Markdown).convert(input)
  def upcase(input) = "<#{super}>"
  def markdownify(input) = super.sub('<p>', '<p data-x>')
  def date_of(input) = date_to_string(input)
  def url_of(input) = absolute_url(input) + relative_url(input)
  def titles(input) = input.map { |d| d['title'] || d.url }.join('|')
  def kinds(input) = input.map { |d| d.class.to_s }.uniq.join('|')
  def sorted(input) = sort(input, 'title').size
  def mutate(input) = input << 'm'
  def block_filter(input) = input.each_with_index.map { |x, i| "#{i}#{x}" }
  def time_in(input) = input.class.to_s + input.to_s
  def render_in(input) = Liquid::Template.parse(input).render(@context)
  private
  def hidden(input) = 'hidden'
end
Liquid::Template.register_filter(Words)
module Jekyll
  module Late
    def late(input) = "late #{input} #{shout('a')}"
    def slugify(input, mode = nil) = "#{super(input, mode)}-s"
  end
  module Filters
    def added(input) = "added #{input}"
    def xml_escape(input) = "[#{input}]"
  end
end
Liquid::Template.register_filter(Jekyll::Late)
