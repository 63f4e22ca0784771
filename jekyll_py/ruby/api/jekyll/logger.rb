# frozen_string_literal: true

module Jekyll
  # Messages, which the program prints.
  class LogAdapter
    LOG_LEVELS = { debug: 0, info: 1, warn: 2, error: 3 }.freeze
    attr_reader :messages, :level, :writer

    def initialize(writer = nil, level = :info)
      @messages = [formatted_topic("Configuration file:") + JekyllPy::Bridge.ask("configuration_file")]
      @writer = writer || self
      @level = level
    end

    def log_level=(level)
      @level = level
    end

    def adjust_verbosity(options = {})
      @level = :error if options[:quiet]
      @level = :debug if options[:verbose] && !options[:quiet]
    end

    LOG_LEVELS.each_key do |level|
      define_method(level) { |topic, message = nil, &block| write(level, topic, message, &block) }
    end

    def abort_with(topic, message = nil, &block)
      error(topic, message, &block)
      abort
    end

    def message(topic, message = nil)
      raise ArgumentError, "block or message, not both" if block_given? && message
      text = (block_given? ? yield : message).to_s.gsub(/\s+/, " ")
      out = formatted_topic(topic, block_given?) + text
      messages << out
      out
    end

    def formatted_topic(topic, colon = false)
      "#{topic}#{colon ? ": " : " "}".rjust(20)
    end

    def write_message?(level)
      LOG_LEVELS.fetch(@level) <= LOG_LEVELS.fetch(level)
    end

    def write(level, topic, message = nil, &block)
      return false unless write_message?(level)
      JekyllPy::Bridge.ask("log", level.to_s, message(topic, message, &block))
    end
  end

  # Ruby's interface of loggers, for those who replace Jekyll's.
  class Stevenson < LogAdapter
  end

  module Deprecator
    module_function

    def deprecation_message(message)
      Jekyll.logger.warn "Deprecation:", message
    end
  end
end
