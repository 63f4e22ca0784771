"""Plugins written in Ruby: they run in the interpreter of `jekyll_py.ruby`, and use the site through the calls here.

`session.Session` is one interpreter with the plugins of one site; `load.load_ruby` registers what they define.
"""
