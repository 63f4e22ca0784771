# Random numbers: who asks for some is seen to look at the system's source of them, which Ruby itself does but once.
module Chance
  def self.look
    Random.urandom(1)
  end
end

class Array
  %i[shuffle shuffle! sample].each { |name| alias_method :"chance_#{name}", name }

  # Lists in an order by chance, unless a generator with a seed is given.
  def shuffle(random: nil) = random ? chance_shuffle(random: random) : (Chance.look && chance_shuffle)
  def shuffle!(random: nil) = random ? chance_shuffle!(random: random) : (Chance.look && chance_shuffle!)
  def sample(*count, random: nil) = random ? chance_sample(*count, random: random) : (Chance.look && chance_sample(*count))
end

class << Random
  %i[rand random_number bytes seed new_seed].each do |name|
    original = instance_method(name)
    define_method(name) { |*arguments| Chance.look && original.bind_call(self, *arguments) }
  end
end

module Kernel
  alias chance_rand rand

  def rand(*arguments)
    Chance.look
    chance_rand(*arguments)
  end
  private :rand, :chance_rand

  def self.rand(*arguments) = Random.rand(*arguments)
end
