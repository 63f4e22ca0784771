# Calls from Ruby to Python and back: a text each way.
module Host
  def self.call(name, text = "")
    JS.eval("#{name}\0#{text}").to_s.force_encoding(Encoding::UTF_8)
  end

  # Evaluates the code of the innermost call from Python, and reports its value or its exception.
  def self.run
    path, code = call("").split("\0", 2)
    answer = eval(code, TOPLEVEL_BINDING, path, 1)
    call(" answer", answer) if answer.is_a?(String)
    nil
  rescue Exception => error
    call(" error", [error.class.name, (error.backtrace || []).join("\n"), message_of(error)].join("\0"))
    nil
  end

  def self.message_of(error)
    text = error.is_a?(SystemExit) ? "exit #{error.status}" : error.message
    text.dup.force_encoding(Encoding::UTF_8).scrub
  end

  freeze
end
