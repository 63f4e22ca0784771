# Net::HTTP over Python, which may refuse; sockets there are none.
require "uri"
require "stringio"
require "json"
require "socket"
require "openssl"
require "timeout"

module Net
  class ProtocolError < StandardError; end
  %w(ProtoSyntaxError ProtoFatalError ProtoUnknownError ProtoServerError ProtoAuthError ProtoCommandError ProtoRetriableError).each { |name| const_set(name, Class.new(ProtocolError)) }
  class OpenTimeout < Timeout::Error; end
  class ReadTimeout < Timeout::Error; end
  class WriteTimeout < Timeout::Error; end
  class HTTPBadResponse < StandardError; end
  class HTTPHeaderSyntaxError < StandardError; end

  # Headers by name, in any case; each may have several values.
  module HTTPHeader
    def headers = @headers ||= {}
    def [](name) = headers[name.to_s.downcase]&.join(", ")
    def []=(name, value)
      value.nil? ? headers.delete(name.to_s.downcase) : headers[name.to_s.downcase] = [value.to_s]
    end
    def key?(name) = headers.key?(name.to_s.downcase)
    def fetch(name, *default) = key?(name) ? self[name] : headers.fetch(name.to_s.downcase, *default)
    def add_field(name, value) = (headers[name.to_s.downcase] ||= []) << value.to_s
    def get_fields(name) = headers[name.to_s.downcase]&.dup
    def to_hash = headers.dup
    def each_header(&block) = headers.each { |name, values| block.call(name, values.join(", ")) }
    alias each each_header
    def content_type = self["content-type"].to_s.split(";").first
    def content_length = self["content-length"]&.to_i
    def basic_auth(user, password) = self["authorization"] = "Basic #{["#{user}:#{password}"].pack("m0")}"
    def set_form_data(fields) = (self["content-type"] = "application/x-www-form-urlencoded") && @body = URI.encode_www_form(fields)
    alias form_data= set_form_data
    def content_type=(type)
      self["content-type"] = type
    end
  end

  class HTTPResponse
    include HTTPHeader
    attr_reader :code, :message, :body, :http_version
    attr_accessor :uri

    def self.of(status)
      (CODE_TO_OBJ[status.to_s] || CODE_CLASS_TO_OBJ[status.to_s[0]] || HTTPUnknownResponse).allocate
    end

    def fill(answer, uri)
      @code, @message, @http_version, @uri = answer["status"].to_s, answer["reason"].to_s, "1.1", uri
      answer["headers"].each { |name, value| add_field(name, value) }
      @body = answer["body"].unpack1("m0")
      charset = self["content-type"].to_s[/charset=["']?([\w-]+)/i, 1]
      @body.force_encoding(charset && Encoding.name_list.map(&:downcase).include?(charset.downcase) ? charset : Encoding::UTF_8)
      self
    end

    def msg = message
    def read_body = block_given? ? yield(body) : body
    alias entity body
    def value = is_a?(HTTPSuccess) ? nil : raise(self.class::EXCEPTION_TYPE.new("#{code} #{message}", self))
  end

  # Ruby's own classes of errors and of answers.
  require "net/http/exceptions"
  require "net/http/responses"

  class HTTPGenericRequest
    include HTTPHeader
    attr_accessor :body
    attr_reader :path, :uri

    def initialize(path, headers = nil)
      @uri = path if path.is_a?(URI)
      @path = path.is_a?(URI) ? path.request_uri : path
      (headers || {}).each { |name, value| self[name] = value }
    end

    def method = self.class::METHOD
  end

  # One server.
  class HTTP
    class Request < HTTPGenericRequest; end
    %w[Get Head Post Put Patch Delete Options Trace Propfind Proppatch Mkcol Copy Move Lock Unlock].each do |name|
      const_set(name, Class.new(Request) { const_set(:METHOD, name.upcase) })
    end

    attr_accessor :use_ssl, :open_timeout, :read_timeout, :write_timeout, :ssl_timeout, :verify_mode, :ca_file,
                  :ssl_version, :max_retries, :keep_alive_timeout, :proxy_from_env, :min_version, :cert_store
    attr_reader :address, :port
    alias use_ssl? use_ssl

    class << self
      def start(address, port = nil, *, **options)
        port, options = nil, port if port.is_a?(Hash)
        http = new(address, port || (options[:use_ssl] ? 443 : 80))
        options.each { |name, value| http.public_send("#{name}=", value) if http.respond_to?("#{name}=") }
        http.start { |started| block_given? ? yield(started) : started }
      end

      def get(uri, path_or_headers = nil, port = nil) = get_response(uri, path_or_headers, port).body
      def get_print(...) = $stdout.print(get(...))

      def get_response(uri, path_or_headers = nil, port = nil)
        return new(uri, port || 80).get(path_or_headers) if uri.is_a?(String)

        of(uri).request(Get.new(uri, path_or_headers))
      end

      def post_form(uri, fields) = of(uri).request(Post.new(uri).tap { |request| request.set_form_data(fields) })
      def post(uri, data, headers = nil) = of(uri).request(Post.new(uri, headers).tap { |request| request.body = data })
      def of(uri) = new(uri.hostname, uri.port).tap { |http| http.use_ssl = uri.scheme == "https" }
      def version_1_2? = true
    end

    def initialize(address, port = nil, *)
      @address = address
      @port = port || 80
    end

    def start
      block_given? ? yield(self) : self
    end

    def finish = nil
    def started? = true
    def set_debug_output(*) = nil
    def get(path, headers = nil, *) = request(Get.new(path, headers))
    alias request_get get
    def head(path, headers = nil) = request(Head.new(path, headers))
    def post(path, data, headers = nil, *) = request(Post.new(path, headers).tap { |each| each.body = data })
    alias request_post post

    def request(asked, body = nil)
      url = asked.uri ? asked.uri.to_s : "#{use_ssl ? "https" : "http"}://#{address}#{port_text}#{asked.path}"
      answer = HTTP.exchange(asked.method, url, asked.headers.transform_values { |each| each.join(", ") }, body || asked.body)
      response = HTTPResponse.of(answer["status"]).fill(answer, URI(url))
      yield response if block_given?
      response
    end

    def port_text = [80, 443].include?(port) ? "" : ":#{port}"

    def self.exchange(method, url, headers, body)
      text = JSON.generate(method: method, url: url, headers: headers, body: body && [body].pack("m0"))
      JSON.parse(Host.call("http", text))
    rescue JS::Error => error
      raise SocketError, error.message
    end
  end
  HTTPSession = HTTP
  class HTTP
    HTTPVersion = "1.1"
    ProxyDelta = Module.new
  end
end
