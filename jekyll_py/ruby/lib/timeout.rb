# Timeouts: there are no threads to interrupt a block, so it runs to its end; the limits of the sandbox hold.
module Timeout
  VERSION = "0.4.1"

  class ExitException < Exception; end

  class Error < RuntimeError; end

  def self.timeout(seconds, _error = nil, _message = nil)
    yield(seconds)
  end

  def timeout(...) = Timeout.timeout(...)
  private :timeout
end
