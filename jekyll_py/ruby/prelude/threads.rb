# Threads: the module has none, so the block of a new one runs at once, to its end, or until it waits for a queue.
class Thread
  class Ended
    attr_accessor :name, :report_on_exception, :abort_on_exception, :priority

    def initialize(arguments, block)
      @locals = {}
      @is_asleep = true
      catch(Ended) do
        Ended.depth += 1
        @value = block.call(*arguments)
        @is_asleep = false
      end
    rescue StandardError => error
      @is_asleep = false
      @error = error
    ensure
      Ended.depth -= 1
    end

    class << self
      attr_accessor :depth
    end
    @depth = 0

    def join(_limit = nil)
      raise @error if @error

      self
    end

    def value
      join
      @value
    end

    def alive? = false
    def status = @is_asleep ? "sleep" : (@error ? nil : false)
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

class Queue
  alias threads_pop pop

  # A thread that waits for what is not there yet goes on no more.
  def pop(non_block = false, timeout: nil)
    throw Thread::Ended if empty? && !non_block && !closed? && timeout.nil? && Thread::Ended.depth.positive?

    timeout ? threads_pop(non_block, timeout: timeout) : threads_pop(non_block)
  end
  alias shift pop
  alias deq pop
end
