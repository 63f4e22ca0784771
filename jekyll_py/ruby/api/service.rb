# frozen_string_literal: true

# What the program asks of Ruby: each kind of call in a file of its own.
%w(plugins templates objects hooks items changes rendering).each { |name| require_relative "service/#{name}" }
