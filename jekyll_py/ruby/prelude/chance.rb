# Random numbers: who asks for some is seen to look at the system's source of them, which Ruby itself does but once.
module Chance
  def self.look
    Random.urandom(1)
  end

  # Lists in an order by chance, unless a generator with a seed is given.
  module Lists
    def shuffle(random: nil) = random ? super : (Chance.look && super())
    def shuffle!(random: nil) = random ? super : (Chance.look && super())
    def sample(*count, random: nil) = random ? super : (Chance.look && super(*count))
  end

  module Numbers
    %i[rand random_number bytes seed new_seed].each { |name| define_method(name) { |*arguments| Chance.look && super(*arguments) } }
  end
end

Array.prepend(Chance::Lists)
Random.singleton_class.prepend(Chance::Numbers)

module Kernel
  alias chance_rand rand

  def rand(*arguments)
    Chance.look
    chance_rand(*arguments)
  end
  private :rand, :chance_rand

  def self.rand(*arguments) = Random.rand(*arguments)
end
