# Ruby 3.1, with which the sites that plugins were written for are built, where 3.2 and 3.3 took something away or say
# it in other words.

class File
  def self.exists?(path)
    exist?(path)
  end
end

class Dir
  def self.exists?(path)
    exist?(path)
  end
end

class Object
  def =~(_other)
    nil
  end

  %i[taint untaint trust untrust].each { |name| define_method(name) { self } }
  %i[tainted? untrusted?].each { |name| define_method(name) { false } }

  Fixnum = Bignum = Integer
end

# The receiver in the message of a NameError: its text and its class, in place of "an instance of …".
module EarlierMessage
  RECEIVER = / for (?:nil|true|false|main(?::Object)?|(?:class|module) [A-Z#]\S*|an instance of \S+)\z/
  KIND = /\A(?:undefined (?:local variable or )?method|(?:private|protected) method|super: no superclass method) /

  def to_s
    text = super
    text.match?(KIND) && text.match?(RECEIVER) ? text.sub(RECEIVER) { " for #{EarlierMessage.shown(receiver)}" } : text
  rescue ArgumentError # there is no receiver
    text
  end

  def self.shown(receiver)
    text = Module === receiver ? receiver.name.to_s : inspected(receiver)
    text.start_with?("#") ? text : "#{text}:#{Kernel.instance_method(:class).bind_call(receiver)}"
  end

  # Without the variables of an object: where these are shown, so is its address, which nobody knows before.
  def self.inspected(receiver)
    plain = Kernel.instance_method(:to_s)
    return plain.bind_call(receiver) if receiver.method(:inspect).owner == Kernel
    receiver.inspect
  rescue StandardError
    plain.bind_call(receiver)
  end
end

NameError.prepend(EarlierMessage)
