# frozen_string_literal: true

# Links around the addresses in HTML, as the gem of this name makes them, which is compiled code. Places count in bytes.
module Rinku
  VERSION = "2.0.6"
  AUTOLINK_SHORT_DOMAINS = 1

  class << self
    attr_accessor :skip_tags

    # The text with a link around each address outside tags, and outside the elements that are skipped.
    def auto_link(text, mode = nil, attributes = nil, skipped = nil, flags = nil, &shown)
      raise ArgumentError, "invalid byte sequence in #{text.encoding}" unless text.valid_encoding?
      triggers = TRIGGERS.fetch(mode || :all) { raise TypeError, "Invalid linking mode (possible values are :all, :urls, :email_addresses)" }
      skipped ||= skip_tags || SKIPPED
      raise TypeError, "wrong argument type #{skipped.class} (expected Array)" unless skipped.is_a?(Array)
      addresses = Addresses.new(text, (flags || 0) & AUTOLINK_SHORT_DOMAINS != 0)
      written = written_with_links(Search.new(text, triggers, skipped), addresses, attributes, shown)
      written.empty? ? text : written
    end

    private

    def written_with_links(search, addresses, attributes, shown)
      text, written, last = addresses.text, +"", 0
      while (place = search.next)
        first, address = addresses.at(place)
        next unless address && first >= last
        written << text.byteslice(last, first - last) << link(HREFS[text.getbyte(place)], address, attributes, shown)
        search.place = last = first + address.bytesize
      end
      written.empty? ? written : written << text.byteslice(last..)
    end

    def link(scheme, address, attributes, shown)
      rest = attributes ? " #{attributes.lstrip}" : ""
      %(<a href="#{scheme}#{address.gsub('"', "&quot;")}"#{rest}>#{shown ? shown.call(address) : address}</a>)
    end
  end

  TRIGGERS = { all: /[<@wW:]/, urls: /[<wW:]/, email_addresses: /[<@]/ }.freeze
  HREFS = { 0x77 => "http://", 0x57 => "http://", 0x40 => "mailto:", 0x3A => "" }.freeze
  SKIPPED = %w(a pre code kbd script).freeze

  # The places where an address may be: a `w`, `@` or `:` outside of tags and of skipped elements.
  class Search
    attr_writer :place

    def initialize(text, triggers, skipped)
      @text, @triggers, @skipped = text, triggers, skipped
      @place = 0
    end

    def next
      while (found = @text.byteindex(@triggers, @place))
        @place = found + 1
        return found unless @text.getbyte(found) == 0x3C
        @place = end_of_tag(found)
      end
    end

    private

    # The place of the bracket at which a tag ends, or a skipped element that it begins.
    def end_of_tag(place)
      name = @skipped.find { |each| starts?("<#{each}", place) }
      place = after(">", place)
      return place unless name
      after(">", after(/<\/#{Regexp.escape(name)}[\s>]/, place))
    end

    def starts?(tag, place)
      @text.byteslice(place, tag.bytesize) == tag && [*9..13, 32, 0x3E].include?(@text.getbyte(place + tag.bytesize))
    end

    def after(pattern, place)
      @text.byteindex(pattern, place) || @text.bytesize
    end
  end

  # Addresses by the place of the character that gives them away.
  class Addresses
    SPACE = '[\t\n\f\r \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]'
    DOMAIN = /\G[A-Za-z0-9](?:[_.-]|[^[:space:][:punct:]])*/
    END_OF_LINK = /<|#{SPACE}/
    WWW = /\G(?<![^[:space:][:punct:]])[wW]{3}\./
    SAFE = %r{\A(?:https?|ftp)\z}i
    LETTERS = [*65..90, *97..122].freeze
    OF_NAMES = [*LETTERS, *48..57, *".+-_%".bytes].freeze
    MAIL_HOST = /\G@[A-Za-z0-9._-]*+(?!@)/
    CLOSING = { '"' => '"', "'" => "'", ")" => "(", "]" => "[", "}" => "{", "）" => "（", "】" => "【", "』" => "『", "」" => "「", "》" => "《", "〉" => "〈" }.freeze
    MOST_CUTS = 7

    attr_reader :text

    def initialize(text, short)
      @text, @short = text, short
    end

    # The place of the address that has its sign at a place, and the address; nil without one.
    def at(place)
      case text.getbyte(place)
      when 0x40 then mail(place)
      when 0x3A then url(place)
      else www(place)
      end
    end

    private

    def www(place)
      return unless text.byteindex(WWW, place) == place
      last = end_of_domain(place, false)
      last && cut_often(place, last)
    end

    def url(place)
      return unless text.byteslice(place, 3) == "://"
      first = back(place, LETTERS)
      return unless text.byteslice(first, place - first).match?(SAFE)
      last = end_of_domain(place + 3, @short)
      last && cut_often(first, last)
    end

    def mail(place)
      first = back(place, OF_NAMES)
      host = matched(MAIL_HOST, place)
      return if first == place || host.nil? || host.size < 2
      host = host.chop if host.end_with?(".") && place + host.size == text.bytesize
      dots = host.count(".")
      return if dots.zero? || (dots == 1 && host.end_with?("."))
      found = cut(text.byteslice(first, place - first) + host)
      [first, found] unless found.empty?
    end

    def back(place, bytes)
      place -= 1 while place.positive? && bytes.include?(text.getbyte(place - 1))
      place
    end

    # The end of a domain; the last character of the text never counts as one of it.
    def end_of_domain(place, short)
      domain = matched(DOMAIN, place)
      return unless domain
      domain = domain.chop if domain.size > 1 && place + domain.bytesize == text.bytesize
      labels = domain.split(".", -1)
      return if labels.last(2).any? { |label| label.include?("_") } || (labels.size == 1 && !short)
      place + domain.bytesize
    end

    def matched(pattern, place)
      text.byteindex(pattern, place) == place ? $~[0] : nil
    end

    def cut_often(first, last)
      address = text.byteslice(first, (text.byteindex(END_OF_LINK, last) || text.bytesize) - first)
      MOST_CUTS.times do
        before = address
        address = cut(address)
        return if address.empty?
        break if address == before
      end
      [first, address]
    end

    # An address without the punctuation after it.
    def cut(address)
      nil while address != (address = address.sub(/[?!.,:]+\z/, "").sub(/(?:&#?[A-Za-z0-9]+)?;\z/, ""))
      opening = CLOSING[address[-1]]
      return address unless opening
      closing = address[-1]
      too_many = opening == closing ? address.include?(opening) : address.count(closing) > address.count(opening)
      too_many ? address.chop : address
    end
  end
end
