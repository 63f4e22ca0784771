# The names of OpenSSL that programs give to Net::HTTP; Python makes the connection.
module OpenSSL
  module SSL
    VERIFY_NONE = 0
    VERIFY_PEER = 1
    class SSLError < StandardError; end
  end

  module X509
    # Python knows the certificates of the machine.
    class Store
      def set_default_paths = nil
    end
  end
end
