# frozen_string_literal: true

# ExecJS, with one runtime: the engine of this program.
require "json"

module ExecJS
  VERSION = "2.10.2"

  class Error < ::StandardError; end
  class RuntimeError < Error; end
  class ProgramError < Error; end
  class RuntimeUnavailable < RuntimeError; end

  # A program, and calls of its functions.
  class Context
    def initialize(source = "")
      @number = Engine.ask("program", source)
    end

    def eval(source, _options = {})
      Engine.ask(@number, source.encode(Encoding::UTF_8)) if source.match?(/\S/)
    end

    def exec(source, _options = {})
      Engine.ask(@number, "(function () {#{source.encode(Encoding::UTF_8)}\n}).call(this)")
    end

    def call(identifier, *arguments)
      eval("#{identifier}.apply(this, #{::JSON.generate(arguments)})")
    end
  end

  # Asks Python, which runs JavaScript.
  module Engine
    module_function

    def ask(context, code)
      outcome, value, stack = ::JSON.parse(Host.call("javascript", "#{context}\0#{code}"))
      return value if outcome == "ok"

      error = (value.include?("SyntaxError:") ? RuntimeError : ProgramError).new(value)
      error.set_backtrace(stack.lines.map { |line| line.strip.delete_prefix("at ") } + caller)
      raise error
    end
  end

  class Runtime
    def name = "QuickJS"
    def available? = true
    def deprecated? = false
    def context_class = Context
    def compile(source, _options = {}) = Context.new(source)
    def eval(source, options = {}) = compile("").eval(source, options)
    def exec(source, options = {}) = compile("").exec(source, options)
  end

  module Runtimes
    QuickJS = Runtime.new

    class << self
      def autodetect = QuickJS
      alias best_available autodetect
      def runtimes = [QuickJS]
      def names = [:QuickJS]

      # The other engines are not here.
      def const_missing(_name) = QuickJS
    end
  end

  class << self
    attr_writer :runtime

    def runtime = @runtime ||= Runtimes.autodetect
    def runtimes = Runtimes.runtimes
    def compile(source, options = {}) = runtime.compile(source, options)
    def eval(source, options = {}) = runtime.eval(source, options)
    def exec(source, options = {}) = runtime.exec(source, options)
  end
end
