"""The preview: watch the source, build, serve the output and bring every save into the open page.

Only :mod:`jekyll_py.server.preview` knows all the parts; each of the others can be read on its own.
"""
