class When < Liquid::Tag
  # Whether the times of a file are of the zone of the site.
  def files(site)
    path = site.in_source_dir('a.txt')
    times = [File.mtime(path), File.stat(path).mtime, File.open(path, &:mtime), File.ctime(path), Pathname.new(path).mtime]
    times.map { |time| [time.zone, time.utc_offset] == [Time.at(time).zone, Time.at(time).utc_offset] }.inspect
  end

  def render(context)
    t = Time.utc(2021, 7, 1, 12)
    post = context.registers[:site].posts.docs.last
    [t.localtime.to_s, t.zone, t.dst?, t.getlocal('+09:00').strftime('%F %T %z %Z|'), Time.new(2021, 7, 1, 0, 0, 0, '+02:00').zone.inspect, (Time.new(2021, 3, 13, 12) + 86_400).to_s, Time.new(2021, 3, 14, 2, 30).to_s,
     Time.local(2021, 11, 7, 1, 30).zone, post.date.zone, post.date.strftime('%Z %z %c'), post.date.dup.utc.to_s, Date.new(2021, 7, 1).to_time.to_s, Time.parse('2021-03-14 03:30').to_s, Time.at(0).to_s,
     post.date.to_a.inspect, post.date.iso8601, post.date.to_date.to_s, context['page']['date'].inspect, context['page']['when'].inspect, context['site']['posts'].first['date'].inspect, Time.now.zone.size,
     Time.strptime('05/06/21', '%d/%m/%y').to_s, post.data['date'].class, YAML.dump(Time.new(2021, 1, 1)).strip, Time.new(2021).xmlschema, files(context.registers[:site])].join("\n")
  end
end
Liquid::Template.register_tag('when', When)
