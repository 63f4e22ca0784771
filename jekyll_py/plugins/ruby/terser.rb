# frozen_string_literal: true

# Runs the gem terser for plugins in Python.
require "terser"

module TerserCalls
  @compressors = {}

  def self.serve
    Host.answer { |request| answer_to(request) }
  end

  # The request is JSON, [options, script]; the answer is ["ok", script] or ["error", message].
  def self.answer_to(request)
    options, script = JSON.parse(request)
    compressor = @compressors[options] ||= Terser.new(options.transform_keys(&:to_sym))
    JSON.generate(["ok", compressor.compile(script)])
  rescue Terser::Error, ExecJS::Error => error
    JSON.generate(["error", error.message.lines.first.to_s.strip])
  end
end
