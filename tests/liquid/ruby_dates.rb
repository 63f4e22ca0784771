# For the differential tests of dates: a JSON array of requests in, a JSON array of answers out.
# ["parse", text] gives what Liquid makes of a text; ["format", seconds, offset, format] a formatted time,
# ["format", "2024-01-05", null, format] a formatted date.
require "date"
require "json"
require "liquid"

def moment(given, offset)
  return Date.parse(given) if given.is_a?(String)
  return Time.at(given) if offset.nil?

  offset == "UTC" ? Time.at(given).utc : Time.at(given).localtime(offset)
end

answers = JSON.parse($stdin.read).map do |kind, *arguments|
  if kind == "parse"
    Liquid::Utils.to_date(arguments[0])&.strftime("%Y-%m-%d %H:%M:%S.%6N %:z %Z")
  else
    given, offset, format = arguments
    moment(given, offset).strftime(format)
  end
end
puts JSON.generate(answers)
