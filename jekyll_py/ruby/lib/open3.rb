# Open3 over the programs that Python runs.
module Open3
  def self.capture2(*command, **) = Programs.run(command)
  def self.capture2e(*command, **) = Programs.run(command)

  def self.capture3(*command, **)
    output, status = Programs.run(command)
    [output, "", status]
  end
end
