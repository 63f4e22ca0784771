# Calls from Ruby to Python and back: a text each way.
module Host
  def self.call(name, text = "")
    JS.eval("#{name}\0#{text}").to_s.force_encoding(Encoding::UTF_8)
  end

  # Calls Python, which gives nothing back.
  def self.tell(name, text)
    JS.eval("#{name}\0#{text}")
    nil
  end

  # Evaluates the code of the innermost call from Python.
  def self.run
    answer do |text|
      path, code = text.split("\0", 2)
      eval(code, TOPLEVEL_BINDING, path, 1)
    end
  end

  # Gives the block the text of the innermost call from Python, and reports its value or its exception.
  def self.answer
    value = yield call("")
    tell(" answer", value) if value.is_a?(String)
    nil
  rescue Exception => error
    tell(" error", [error.class.name, (error.backtrace || []).join("\n"), message_of(error)].join("\0"))
    nil
  end

  def self.message_of(error)
    text = error.is_a?(SystemExit) ? "exit #{error.status}" : error.message
    text.dup.force_encoding(Encoding::UTF_8).scrub
  end

  freeze
end
