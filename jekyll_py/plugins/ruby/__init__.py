"""Plugins written in Ruby: they run in the interpreter of `jekyll_py.ruby`, and use the site through the calls here.

`session.Session` is one interpreter with the plugins of one site. `loading` starts it and registers what they define,
`calls` has the functions that Ruby may call, and `early` what plugins see of a site before it is rendered. Values pass
as text (`wire`), by number (`handles`) or as lists and hashes that both sides change (`containers`); what Ruby reads is
recorded by `site_reads` and `outside_reads`.
"""
