# frozen_string_literal: true

# The calls between Ruby and the program around it. `ask` calls a function of the program; `serve` answers one of its calls.
module JekyllPy
  # An error of the program, on its way through Ruby to the program's caller.
  class HostError < StandardError
    attr_reader :number

    def initialize(message, number)
      super(message)
      @number = number
    end
  end

  module Bridge
    module_function

    # The value of a function of the program. Raises the Ruby error that stands for the one that it raises.
    def ask(name, *arguments)
      Containers.tell if Containers::LOOKING.include?(name)
      Garbage.collect_inside if @depth == 1
      kind, value = Wire.load(Host.call("ask", "#{name}\0#{Wire.dump_each(arguments)}"))
      kind == "error" ? Failures.raise_from(value) : value
    end

    # Whether a call is answered inside another one.
    def nested?
      @depth > 1
    end

    # Answer the call that is waiting.
    def serve
      Host.answer { |request| answer_to(request) }
    end

    # The answer to an operation of `Service` with its arguments.
    def answer_to(request)
      Garbage.collect if (@depth += 1) == 1
      known = Containers.last
      operation, *arguments = Wire.load(request)
      answer = begin
        ["value", Wire.pack(Service.public_send(operation, *arguments)).tap { Containers.tell }]
      rescue Exception => e # whatever a plugin raises is the answer
        ["error", Failures.described(e)]
      end
      JSON.generate(answer + traces(operation), max_nesting: false)
    ensure
      Containers.forget_after(known) if operation == "filter"
      @depth -= 1
    end
    @depth = 0

    # The operations in which a plugin renders, after which the program asks for no changes.
    RENDERING = %w(render_tag filter operator item_hook field field_of_item drop_method converter changed_converter processor call_proc).freeze

    # What the call has read, whether it has changed what later calls see, and what of the site it has changed: the program
    # decides whether later calls see a change of a single item.
    def traces(operation)
      return [] unless Reads.is_on
      noted, is_changed, is_altered, names = Reads.take
      names |= Model.owned.keys.filter_map(&:handle) if @depth == 1
      late = Reads.unnoted { LateChanges.of(names) } if RENDERING.include?(operation) && !names.empty?
      is_changed ||= is_altered && (late.nil? || names.size > 1 || !names[0].is_a?(Integer))
      [noted, is_changed || (@depth == 1 && State.changed?), late]
    end
  end

  # Garbage is collected between calls, and in a long one when it asks the program: the module copies its stack into a
  # small buffer to do so, and ends the process where a deep one does not fit.
  module Garbage
    MOST = 1_000_000 # new objects; memory that has grown is never given back
    MOST_BYTES = 60_000_000 # of texts and the like, which lie outside of the objects
    DEEPEST = 80 # frames; the buffer takes 125, be all of them blocks of methods written in C

    module_function

    def collect
      return unless due?
      @before = GC.stat(:total_allocated_objects)
      GC.enable
      GC.start
      GC.disable
    end

    def collect_inside
      collect unless !due? || caller(DEEPEST, 1)&.any?
    end

    def due?
      GC.stat(:total_allocated_objects) - @before >= MOST || GC.stat(:malloc_increase_bytes) >= MOST_BYTES
    end
    @before = 0
  end
  GC.disable

  # Ruby errors as data, and data as Ruby errors.
  module Failures
    # The files of the program itself, and code without a file.
    OWN = /\A(#{Regexp.escape(API_FOLDER)}\/|prelude\/|eval:|\(eval|\(jekyll-py\)|<internal:)/.freeze

    module_function

    def described(error)
      at = (error.backtrace_locations || []).find { |place| !OWN.match?(place.path.to_s) }
      { "class" => error.class.name.to_s, "message" => message_of(error).to_s.scrub, "file" => at&.path.to_s, "line" => at&.lineno.to_i,
        "feature" => error.is_a?(LoadError) ? error.path : nil,
        "number" => error.respond_to?(:number) ? error.number : host_number(error), "origin" => Objects.keep(error),
        "liquid" => error.is_a?(Liquid::Error), "status" => error.is_a?(SystemExit) ? error.status : nil,
        "trace" => Array(error.backtrace).first(20) }
    end

    # The message of an error, of one of Liquid without the prefix that the program adds.
    def message_of(error)
      error.is_a?(Liquid::Error) ? error.to_s(false) : error.message
    end

    # The number of the program's error behind a Ruby error.
    def host_number(error)
      error.instance_variable_get(:@host_number)
    end

    def raise_from(data)
      raise Objects.fetch(data["origin"]) if data["origin"]
      kind = KINDS.fetch(data["class"]) { raise HostError.new(data["message"], data["number"]) }
      error = Object.const_get(kind).new(data["message"])
      error.instance_variable_set(:@host_number, data["number"])
      raise error
    end

    KINDS = {
      "LiquidSyntaxError" => "Liquid::SyntaxError", "LiquidArgumentError" => "Liquid::ArgumentError",
      "LiquidZeroDivisionError" => "Liquid::ZeroDivisionError", "NestingError" => "Liquid::StackLevelError",
      "UndefinedVariableError" => "Liquid::UndefinedVariable", "UndefinedFilterError" => "Liquid::UndefinedFilter",
      "PartialError" => "IOError", "LiquidError" => "Liquid::Error", "InvalidDateError" => "Jekyll::Errors::InvalidDateError",
    }.freeze
  end
end
