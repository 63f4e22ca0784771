require 'rubygems'
require 'bundler/setup'
Bundler.require(:default)
Bundler.require :other, :more
module Jekyll
  class Root < Liquid::Tag
    def render(context) = "#{Bundler.root.to_s == context.registers[:site].source} #{Bundler.with_unbundled_env { 1 + 1 }} #{defined?(JekyllFeed).inspect}"
  end
end
Liquid::Template.register_tag('root', Jekyll::Root)
