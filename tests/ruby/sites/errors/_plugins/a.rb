class Say < Liquid::Tag
  TRIES = [
    -> { nil.upcase }, -> { true.foo }, -> { :a.unknown(1) }, -> { 'a'.nope }, -> { [1].nope }, -> { {}.nope }, -> { String.nope }, -> { Jekyll.nope }, -> { 5.nope },
    -> { 'x'.instance_eval { private_methods; puts_nothing } }, -> { [].fetch(3) }, -> { Integer('x') }, -> { {}.fetch('k') }, -> { {}.fetch(:k) }, -> { raise 'plain' }, -> { 1 / 0 },
    -> { Unknown }, -> { 'a' + 1 }, -> { 1 + 'a' }, -> { nil + 1 }, -> { [] + nil }, -> { 'f'.freeze << 'x' }, -> { Float('') }, -> { File.read('/no/such') }, -> { throw :x },
    -> { [3, nil].sort }, -> { [1, 'a'].max }, -> { Date.parse('no') }, -> { Time.parse('no') }, -> { raise Jekyll::Errors::FatalException, 'fatal' }, -> { [1, 2].first('x') },
    -> { Struct.new(:a).new(1, 2) }, -> { Regexp.new('(') }, -> { raise ArgumentError }, -> { raise Liquid::SyntaxError, 'syn' }, -> { File.exists?('/').inspect }, -> { (5 =~ /x/).inspect },
    -> { def self.needs(one, two:) = one; needs }, -> { needs(1) }, -> { needs(1, two: 2, three: 3) }, -> { 'x'.taint }, -> { eval('foo bar baz') },
  ].freeze

  def render(_context)
    TRIES.map { |each| begin each.call.inspect; rescue Exception => e; "#{e.class}: #{e.message.lines.first&.chomp}"; end }.join("\n").gsub(/0x\h+/, '0x')
  end
end
Liquid::Template.register_tag('say', Say)
