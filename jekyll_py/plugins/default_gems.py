"""The default and bundled gems of Ruby: libraries that come with Ruby itself."""

from __future__ import annotations

_NAMES = """
English abbrev base64 benchmark bigdecimal bundler cgi csv date delegate did_you_mean digest drb erb
error_highlight etc fcntl fiddle fileutils find forwardable getoptlong io-console io-nonblock
io-wait ipaddr irb json logger matrix minitest mutex_m net-http net-protocol nkf observer open-uri
open3 openssl optparse ostruct pathname pp prettyprint prime pstore psych rake rdoc readline reline
resolv rinda ripper ruby2_keywords securerandom set shellwords singleton stringio strscan
syntax_suggest syslog tempfile time timeout tmpdir tsort un uri weakref yaml zlib
"""
DEFAULT_GEMS = frozenset(_NAMES.split())
"""Names of gems: the Ruby of the sandbox has their library, or can do nothing with it."""
