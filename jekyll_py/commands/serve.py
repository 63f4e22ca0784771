"""The command ``serve``: preview the site and rebuild it after every change."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from ..builds.page_warnings import PageWarnings
from ..builds.site_builder import SiteBuilder
from ..builds.watched_paths import config_files, ignored
from ..config.configuration import Configuration
from ..console import can_draw
from ..errors import JekyllError
from ..log import Message
from ..server.http.addresses import free_port
from ..server.http.certificate import fingerprint, own_certificate
from ..server.options import ServeOptions
from ..server.preview import serve
from ..server.qr_code import BLOCKS
from ..server.switches import KEYS, Switches
from .request import Request
from .session import Session
from .signals import ENDING, handling

_LIVERELOAD_ONLY = ("livereload_min_delay", "livereload_max_delay", "livereload_ignore", "livereload_port")


def run(request: Request) -> int:
    """Build, serve and rebuild until Ctrl-C.

    If the configuration cannot be read, the preview starts with the options of the command line alone, and its pages
    show the error until the file is corrected.

    Raises:
        JekyllError: the server cannot listen, or the configuration cannot be read and watching is off.
    """
    session = Session.start(request)
    first, is_read = _first(session)
    port = _next_port(first)
    if port is not None:
        session.log.info("Server port:", f"{first.text('port')} is taken by another program: {port} is used")
        request = request._replace(options={**request.options, "port": port})
        session = session._replace(request=request)
        first = _localized(first.replace(port=port), session)
    certificate, switches = _own_certificate(first, session), Switches()
    builders = _Builders(session, switches, first, is_read=is_read)
    with handling(ENDING, signal.default_int_handler):  # these signals end the preview as Ctrl-C does
        serve(builders.next, _options(first, session, switches, certificate))
    return 0


class _Builders:
    """Makes the builders of the preview, a new one whenever the configuration has changed.

    Args:
        session: reads the configuration, and logs.
        switches: the settings that were changed in the preview.
        first: the configuration at the start.
        is_read: whether it could be read, so that the first builder has it.
    """

    def __init__(self, session: Session, switches: Switches, first: Configuration, *, is_read: bool) -> None:
        self._session = session
        self._switches = switches
        self._first = first if is_read else None
        self._warned = PageWarnings(first.source, first.destination)
        self._last: SiteBuilder | None = None

    def next(self) -> SiteBuilder:
        """A builder for the current configuration, which goes on from the last one.

        Raises:
            JekyllError: the configuration cannot be read, or the site cannot be loaded.
        """
        config, self._first = self._first or _reread(self._session, **self._switches.changed), None
        self._switches.configure({key: config.flag(key) for key in KEYS})
        self._warned = self._warned.at(config.source, config.destination)
        report = self._session.request.text("report")
        self._last = SiteBuilder(config, self._session.log, report=report, page_warnings=self._warned, last=self._last)
        return self._last


def _next_port(config: Configuration) -> int | None:
    """The next free port, if the default one is taken; None if it is free, or if a port was chosen."""
    if config.origin.has("port") or not config.text("port").isdecimal():
        return None
    wanted = int(config.text("port"))
    found = free_port(config.text("host"), wanted)
    return None if found == wanted else found


def _own_certificate(config: Configuration, session: Session) -> Path | None:
    """The certificate of ``--https``, with its key; None without the option.

    Raises:
        JekyllError: another certificate is named, or there can be none.
    """
    if not session.request.flag("https"):
        return None
    if config.get("ssl_cert") or config.get("ssl_key"):
        hint = "leave out --ssl-cert and --ssl-key, or --https"
        raise JekyllError("--https makes a certificate of its own, and another one is named", hint=hint)
    path = own_certificate(config.text("host") or "127.0.0.1", config.source)
    session.log.info("Certificate:", f"SHA-256 {fingerprint(path)}")
    return path


def _localized(config: Configuration, session: Session) -> Configuration:
    """The configuration, in development with the address of the preview as its ``url``, as in Jekyll."""
    is_https = session.request.flag("https") or bool(config.get("ssl_cert") and config.get("ssl_key"))
    return config if config.environment != "development" else config.replace(url=_local_url(config, is_https))


def _first(session: Session) -> tuple[Configuration, bool]:
    """The configuration at the start, and whether it could be read; if not, it is that of the options alone."""
    try:
        first = _reread(session)
    except JekyllError:
        provisional = _configuration(session, skip_config_files=True)
        if not provisional.flag("watch"):
            raise
        return provisional, False
    return first, True


def _configuration(session: Session, **extra: object) -> Configuration:
    request = session.request
    overrides = {"watch": not request.flag("detach"), **request.overrides(), "serving": True, **extra}
    return _localized(Configuration.load(overrides), session)


def _reread(session: Session, **extra: object) -> Configuration:
    config = _configuration(session, **extra)
    session.log_messages(config)
    return config


def _local_url(config: Configuration, is_https: bool) -> str:
    host = config.text("host")
    name = "localhost" if host in ("127.0.0.1", "::1", "") else host
    return f"{'https' if is_https else 'http'}://{name}:{config.text('port')}"


def _options(config: Configuration, session: Session, switches: Switches, certificate: Path | None) -> ServeOptions:
    source = Path(config.source)
    _check_livereload(config, session)
    return ServeOptions(
        source=source,
        destination=Path(config.destination),
        config_files=config_files(config),
        ignore=ignored(config, session.request.text("report")),
        host=config.text("host") or "127.0.0.1",
        hosts=_hosts(config),
        port=_port(config),
        baseurl=_mount(config.text("baseurl")),
        encoding=config.text("encoding") or "utf-8",
        headers=_headers(config),
        ssl_cert=certificate or _below(source, config.get("ssl_cert")),
        ssl_key=certificate or _below(source, config.get("ssl_key")),
        qr_code=can_draw(BLOCKS),
        watch=config.flag("watch"),
        force_polling=config.flag("force_polling"),
        detach=config.flag("detach"),
        open_url=config.flag("open_url"),
        show_dir_listing=config.flag("show_dir_listing"),
        skip_initial_build=config.flag("skip_initial_build"),
        livereload=config.get("livereload") is not False,
        livereload_ignore=tuple(config.strings("livereload_ignore")),
        check=session.request.options.get("check") is not False and config.mapping("check").get("serve") is not False,
        overlay=session.request.options.get("overlay") is not False,
        editor=session.request.options.get("editor") is not False,
        sync=session.request.flag("sync"),
        switches=switches,
        log=session.log,
    )


def _check_livereload(config: Configuration, session: Session) -> None:
    """Check the options of Jekyll's LiveReload server, which are accepted and have no effect.

    Raises:
        JekyllError: one of them is given without ``--livereload``, as in Jekyll.
    """
    if config.get("livereload") is False and any(config.get(key) for key in _LIVERELOAD_ONLY):
        raise JekyllError(
            "--livereload-min-delay, --livereload-max-delay, --livereload-ignore, and --livereload-port "
            "require the --livereload option."
        )
    if config.get("livereload") and config.flag("detach"):
        session.log.write(Message("debug", "LiveReload:", "pages update themselves, but nothing is rebuilt"))


def _hosts(config: Configuration) -> tuple[str, ...]:
    name = urlsplit(config.text("url")).hostname
    return (name,) if name else ()


def _port(config: Configuration) -> int:
    text = config.text("port")
    if not text.isascii() or not text.isdecimal():
        raise JekyllError(f"'{text}' is not a port.", hint="ports are numbers from 0 (any free one) to 65535")
    return int(text)


def _mount(baseurl: str) -> str:
    path = baseurl.strip("/")
    return f"/{path}" if path else ""


def _headers(config: Configuration) -> dict[str, str]:
    headers = config.mapping("webrick").get("headers")
    return {str(name): str(value) for name, value in headers.items()} if isinstance(headers, Mapping) else {}


def _below(source: Path, path: object) -> Path | None:
    return source / str(path) if path else None
