# frozen_string_literal: true

require "html_proofer"
