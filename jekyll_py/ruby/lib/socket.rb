# Sockets: there are none.
class SocketError < StandardError; end unless defined?(SocketError)

class BasicSocket < IO
  def self.new(*) = raise(SocketError, "the sandbox has no network")
  class << self
    alias open new
    alias tcp new
  end
end

class Socket < BasicSocket
  AF_INET = 2
  AF_INET6 = 10
  def self.gethostname = "localhost"
end
class IPSocket < BasicSocket
  def self.getaddress(*) = raise(SocketError, "the sandbox has no network")
end
class TCPSocket < IPSocket; end
class TCPServer < TCPSocket; end
class UDPSocket < IPSocket; end
class UNIXSocket < BasicSocket; end
class Addrinfo; end
