# Programs: none runs in the sandbox but those that Python runs for a site that is trusted (git, to read its history).
module Programs
  Status = Struct.new(:exitstatus) do
    def success? = exitstatus.zero?
    def to_i = exitstatus << 8
    def pid = 0
  end

  # A program that is not run: as one that is not installed, which plugins may rescue.
  class NotThere < Errno::ENOENT
    def self.name = superclass.name
  end

  # Output and status of a command, which is one text for a shell or a list.
  def self.run(command)
    command = command.drop_while { |each| each.is_a?(Hash) }
    command = command.take_while { |each| !each.is_a?(Hash) }.map(&:to_s)
    status, output = Host.call("program", command.join("\0")).split("\0", 2)
    $last_status = Status.new(status.to_i)
    [output, $last_status]
  rescue JS::Error => error
    raise NotThere, error.message
  end

  # The result of Kernel#system for a program that is not run: none, and the status of a shell that finds no such
  # program. Said once for each program, as few plugins look at the result.
  def self.missing(name, message)
    warn(message) unless (@missing ||= []).include?(name)
    @missing |= [name]
    $last_status = Status.new(127)
    nil
  end
end

module Kernel
  def `(command)
    Programs.run([command]).first
  end

  def system(*command, exception: false, **)
    output, status = Programs.run(command)
    $stdout.print(output)
    status.success?
  rescue Programs::NotThere => error
    raise if exception
    Programs.missing(command.grep_v(Hash).join(" ")[/\S*/], error.message)
  end

  # The program has ended when this returns.
  def spawn(*command, out: nil, **)
    output, = Programs.run(command)
    (out.respond_to?(:write) ? out : $stdout).write(output)
    0
  end

  def exec(*command, **) = Programs.run(command)
  def fork(*) = raise(NotImplementedError, "fork() function is unimplemented on this machine")
end

class IO
  # Reader and writer of one text in memory, as the module has no pipes.
  def self.pipe(*)
    text = +""
    ends = [StringIO.new(text, "r"), StringIO.new(text, "a")]
    block_given? ? yield(*ends) : ends
  end

  def self.popen(*command, **)
    command = command.flatten.reject { |each| each.is_a?(Hash) }
    command.pop if command.size > 1 && command.last.to_s.match?(/\A[rwab+]+\z/)
    output = StringIO.new(Programs.run(command).first)
    block_given? ? yield(output) : output
  end
end

module Process
  def self.last_status = $last_status
  def self.wait(pid = 0, *) = pid

  class << self
    alias waitpid wait
  end
end

alias $? $last_status

require "stringio"
