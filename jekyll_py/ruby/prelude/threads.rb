# Threads: the module has none, so the block of a new one runs at once, to its end.
class Thread
  class Ended
    attr_accessor :name, :report_on_exception, :abort_on_exception, :priority

    def initialize(arguments, block)
      @locals = {}
      @value = block.call(*arguments)
    rescue StandardError => error
      @error = error
    end

    def join(_limit = nil)
      raise @error if @error

      self
    end

    def value
      join
      @value
    end

    def alive? = false
    def status = @error ? nil : false
    def kill = self
    alias exit kill
    alias terminate kill
    alias wakeup kill
    def [](key) = @locals[key.to_sym]
    def []=(key, value)
      @locals[key.to_sym] = value
    end
    alias thread_variable_get []
    alias thread_variable_set []=
    def key?(key) = @locals.key?(key.to_sym)
  end

  class << self
    def new(*arguments, &block)
      raise ThreadError, "must be called with a block" unless block

      Ended.new(arguments, block)
    end
    alias start new
    alias fork new
  end
end
