# Methods that Jekyll's filters have for themselves, called by the filters of a plugin.
module Helped
  TRIED = ['2020-02-03', '2021-11-12 23:30:00 +0200', '86400', 'Today 2020', '', 'nothing', nil, 5, :sym, [1]].freeze

  def told
    yield.inspect
  rescue StandardError, Jekyll::Errors::FatalException => e
    "#{e.class} #{e.message}"
  end

  def times_of(_input) = TRIED.map { |value| told { time(value).strftime('%F %T') } }.join(' | ')
  def days_of(_input) = (1..31).map { |day| "#{day}#{ordinal(day)}" }.join(' ')
  def dates_of(input) = [['%b'], ['%B', 'ordinal'], ['%B', 'ordinal', 'US'], ['%b', 'x', 'US']].map { |kind| told { stringify_date(input, *kind) } }.join(' | ')
  def blank_dates(_input) = [nil, '', 'x'].map { |value| told { stringify_date(value, '%b') } }.join(' | ')
  def based(input) = "#{sanitized_baseurl} #{compute_relative_url(input)} #{compute_absolute_url(input)} #{ensure_leading_slash(input)}"
  def groups(_input) = [groupable?([]), groupable?(1), grouped_array({ 'a' => [1, 2], nil => [] })].inspect
  def seen(input) = [as_liquid(input).class, as_liquid({ x: [1, :y, nil, { 1 => 'z' }] })].inspect
  def of_item(input) = told { item_property(input, 'title') }
end
Liquid::Template.register_filter(Helped)
