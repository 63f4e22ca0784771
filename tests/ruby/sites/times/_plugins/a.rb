class When < Liquid::Tag
  # Whether the times of a file are of the zone of the site.
  def files(site)
    path = site.in_source_dir('a.txt')
    times = [File.mtime(path), File.stat(path).mtime, File.open(path, &:mtime), File.ctime(path), Pathname.new(path).mtime]
    times.map { |time| [time.zone, time.utc_offset] == [Time.at(time).zone, Time.at(time).utc_offset] }.inspect
  end

  PARSED = ['2021-07-01 10:00 +0900', '2021-060', 'Mar 2021', '2021-07-01T23:59:59.5-05:00', '1999-12-31 23:00 UTC', 'Thu Nov 29 14:33:20 2001 JST'].freeze

  def parsed
    PARSED.map { |text| Time.parse(text).to_s } +
      [Time.parse('12:30 +0200', Time.at(0)), Time.parse('Jul 5 7:00', nil), Time.parse('01-02-03') { |year| year + 1900 }, Time.parse('12:30').hour].map(&:to_s)
  end

  def render(context)
    t = Time.utc(2021, 7, 1, 12)
    post = context.registers[:site].posts.docs.last
    [t.localtime.to_s, t.zone, t.dst?, t.getlocal('+09:00').strftime('%F %T %z %Z|'), Time.new(2021, 7, 1, 0, 0, 0, '+02:00').zone.inspect, (Time.new(2021, 3, 13, 12) + 86_400).to_s, Time.new(2021, 3, 14, 2, 30).to_s,
     Time.local(2021, 11, 7, 1, 30).zone, post.date.zone, post.date.strftime('%Z %z %c'), post.date.dup.utc.to_s, Date.new(2021, 7, 1).to_time.to_s, Time.parse('2021-03-14 03:30').to_s, Time.at(0).to_s,
     post.date.to_a.inspect, post.date.iso8601, post.date.to_date.to_s, context['page']['date'].inspect, context['page']['when'].inspect, context['site']['posts'].first['date'].inspect, Time.now.zone.size,
     Time.strptime('05/06/21', '%d/%m/%y').to_s, post.data['date'].class, YAML.dump(Time.new(2021, 1, 1)).strip, Time.new(2021).xmlschema, files(context.registers[:site]), *parsed].join("\n")
  end
end
Liquid::Template.register_tag('when', When)
