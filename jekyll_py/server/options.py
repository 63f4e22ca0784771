"""The options of ``serve``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from ..compat.fnmatch import matches
from ..errors import JekyllError
from ..log import Logger
from .http.addresses import hosts_of
from .switches import Switches


@dataclass(frozen=True, kw_only=True)
class ServeOptions:
    """Jekyll's options of ``serve``, with source and destination as the configuration gives them at the start."""

    source: Path
    destination: Path
    config_files: tuple[Path, ...] = ()
    """Files, existing or not, whose change makes the configuration be read again."""
    ignore: Callable[[Path], bool] = lambda _: False
    """Whether changes of a path below the source cannot matter; used until the first successful build."""
    host: str = "127.0.0.1"
    hosts: tuple[str, ...] = ()
    """Further host names that are answered, such as the host of ``url``."""
    port: int = 4000
    baseurl: str = ""
    encoding: str = "utf-8"
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The configuration's ``webrick.headers``: added to every response, or replacing the server's own."""
    ssl_cert: Path | None = None
    ssl_key: Path | None = None
    qr_code: bool = False
    """Print a QR code of the address for other devices."""
    watch: bool = True
    force_polling: bool = False
    detach: bool = False
    open_url: bool = False
    show_dir_listing: bool = False
    skip_initial_build: bool = False
    livereload: bool = True
    """Update open pages after each build."""
    livereload_ignore: tuple[str, ...] = ()
    """Globs of files below the source or the destination whose changes are not announced to pages."""
    check: bool = True
    """Check what was built, and show the findings in open pages."""
    overlay: bool = True
    """Open pages may show errors, warnings, findings and the progress of builds."""
    editor: bool = True
    """Open pages may have the editor open a file of the site."""
    sync: bool = False
    """Open pages follow each other."""
    switches: Switches | None = None
    """The settings that open pages may change; the factory of builders heeds them."""
    log: Logger = field(default_factory=Logger)

    def __post_init__(self) -> None:
        if (self.ssl_cert is None) != (self.ssl_key is None):
            raise JekyllError("Missing --ssl_cert or --ssl_key. Both are required.")
        if not 0 <= self.port <= 65535:
            raise JekyllError(f"{self.port} is not a port.", hint="Ports are numbers from 0 (any free one) to 65535.")

    def addresses(self, port: int, mount: str) -> Sequence[str]:
        """The URLs of the site's root, that of this machine first.

        Args:
            port: the bound port.
            mount: the path prefix.
        """
        scheme = "https" if self.ssl_cert else "http"
        hosts = (f"[{host}]" if ":" in host else host for host in hosts_of(self.host))
        return [f"{scheme}://{host}:{port}{mount}" + ("/" if mount else "") for host in hosts]

    def is_unannounced(self, name: str) -> bool:
        """Whether changes of a file are not announced to pages, by its path below the source or the destination."""
        return any(matches(glob, name) for glob in self.livereload_ignore)
