class Ring < Liquid::Drop
  include Enumerable
  def initialize(items) = @items = items
  def each(&block) = @items.each(&block)
  def size = @items.size
  def first = "first:#{@items.first}"
end
class Sliced < Liquid::Drop
  def load_slice(from, to) = (from...(to || from + 3)).map { |i| "s#{i}" }
  def each = yield('each')
end
class Person < Liquid::Drop
  attr_reader :name
  def initialize(name, boss = nil)
    @name = name
    @boss = boss
  end
  def boss = @boss
  def shown = "#{@context['page.title']}:#{name}"
  def liquid_method_missing(method) = "no #{method}"
  def <=>(other) = name <=> other.name
  def to_s = "P(#{name})"
  def tags = %i[a b]
  def born = Time.utc(2000, 1, 2)
  def hash_of = { 'a' => 1, :sym => 2 }
  def none = nil
  def truth = true
  protected def hidden = 'hidden'
  private def secret = 'secret'
end
class Point
  def initialize(x) = @x = x
  def to_liquid = { 'x' => @x, 'y' => [@x] }
end
class PlainDrop < Liquid::Drop
end
module Plain
  def self.to_liquid = 'module'
end
class Fields < Jekyll::Drops::Drop
  extend Forwardable
  mutable false
  def_delegator :@obj, :title, :title
  def extra = 'e'
  private def_delegator :@obj, :fallback, :fallback_data
end
Thing = Struct.new(:title, :fallback)
Jekyll::Hooks.register :site, :pre_render do |_, payload|
  payload['ring'] = Ring.new(%w(c a b))
  payload['sliced'] = Sliced.new
  boss = Person.new('Ann')
  payload['people'] = [Person.new('Cy', boss), boss, Person.new('Bo', boss)]
  payload['point'] = Point.new(4)
  payload['plain'] = PlainDrop.new
  payload['mod'] = Plain
  payload['fields'] = Fields.new(Thing.new('T', { 'extra' => 'no', 'other' => 'o' }))
  payload['when'] = { 'date' => Date.new(2020, 1, 2), 'time' => Time.utc(2020, 1, 2, 3), 'dt' => DateTime.new(2020, 1, 2, 3), 'sym' => :s, 'range' => (1..3), 'float' => 1.50, 'big' => 10**20, 'rat' => Rational(1, 2) }
end
