"""The server of ``serve``: watch the source, build, serve the output and update open pages after every change.

:mod:`jekyll_py.server.preview` connects the parts; the other modules do not depend on it.
"""
