# open-uri over Net::HTTP.
require "net/http"

module OpenURI
  class HTTPError < StandardError
    attr_reader :io

    def initialize(message, io)
      super(message)
      @io = io
    end
  end

  # The body of an answer, with what `open-uri` adds to it.
  module Meta
    attr_accessor :base_uri, :status, :response

    def meta = response.to_hash.transform_values { |values| values.join(", ") }
    def content_type = response.content_type
    def charset = string.encoding.name.downcase
  end

  def self.open_uri(address, *rest, **options)
    uri = URI(address.to_s)
    headers = [*rest.grep(Hash), options].inject(:merge).select { |name, _| name.is_a?(String) }
    10.times do
      response = Net::HTTP.of(uri).request(Net::HTTP::Get.new(uri, headers))
      io = StringIO.new(response.body).extend(Meta)
      io.base_uri, io.status, io.response = uri, [response.code, response.message], response
      return block_given? ? yield(io) : io if response.is_a?(Net::HTTPSuccess)
      raise HTTPError.new("#{response.code} #{response.message}", io) unless response["location"]

      uri = uri + response["location"]
    end
    raise HTTPError.new("too many redirects", nil)
  end
end

module URI
  # What can open itself does, an address of the web is asked for, and any other text is the path of a file, as in Ruby.
  def self.open(name, *rest, **options, &block)
    return name.open(*rest, **options, &block) if name.respond_to?(:open)
    return super unless name.respond_to?(:to_str) && %r{\A[A-Za-z][A-Za-z0-9+\-.]*://}.match?(name)

    OpenURI.open_uri(name, *rest, **options, &block)
  end

  class HTTP
    def open(*rest, **options, &block) = OpenURI.open_uri(self, *rest, **options, &block)
    def read(**options) = OpenURI.open_uri(self, **options).read
  end
end
