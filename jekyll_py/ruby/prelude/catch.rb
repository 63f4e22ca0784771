# `catch` and `throw` by exceptions: the module's own lose 24 kB at each call, and parsers made by racc call them for each rule.
module Kernel
  # What `throw` raises: no StandardError, so that no plain `rescue` stops it.
  class JekyllPyThrow < Exception
    attr_reader :tag, :value

    def initialize(tag, value)
      super("throw")
      @tag = tag
      @value = value
    end
  end
  private_constant :JekyllPyThrow
  JEKYLL_PY_CATCHING = []
  private_constant :JEKYLL_PY_CATCHING

  def catch(tag = Object.new)
    JEKYLL_PY_CATCHING.push(tag)
    yield tag
  rescue JekyllPyThrow => thrown
    raise unless thrown.tag.equal?(tag)
    thrown.value
  ensure
    JEKYLL_PY_CATCHING.pop
  end
  module_function :catch

  def throw(tag, value = nil)
    raise UncaughtThrowError.new(tag, value, "uncaught throw %p") unless JEKYLL_PY_CATCHING.any? { |one| one.equal?(tag) }
    raise JekyllPyThrow.new(tag, value), cause: nil
  end
  module_function :throw
end
