"""The preview's own certificate for HTTPS, kept with its key in the user's cache folder."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from ...disk.private import NotPrivateError, private_file, private_folder
from ...disk.replacement import replacing
from ...disk.user_cache import user_cache
from ...errors import JekyllError
from .addresses import names_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, GeneralName

VALID = timedelta(days=397)
"""The longest time that browsers accept."""
RENEWED = timedelta(days=30)
"""So long before its end a certificate is made anew."""
_NAME = "jekyll-py preview"


def own_certificate(bound: str, source: str) -> Path:
    """A PEM file with a self-signed certificate and its key; the one that was made before, while it is valid.

    Args:
        bound: the host that the preview listens on; the certificate is for its names and addresses.
        source: the folder of the site, in which the key must not lie.

    Raises:
        JekyllError: the extra ``https`` is not installed, or there is no private folder to keep the key in.
    """
    if find_spec("cryptography") is None:
        hint = "pip install cryptography, or name a certificate with --ssl-cert and --ssl-key"
        raise JekyllError("--https needs the package cryptography", hint=hint)
    names = names_of(bound)
    try:
        folder = private_folder(user_cache() / "https", outside=source)
        path = folder / f"{sha256(' '.join(names).encode()).hexdigest()[:16]}.pem"
        if not _is_usable(path):
            _write(path, _make(names))
    except NotPrivateError as error:
        error.hint = "set XDG_CACHE_HOME to a folder of your own outside the site"
        raise
    except (OSError, RuntimeError) as error:
        hint = "set XDG_CACHE_HOME to a folder that can be written to"
        raise JekyllError(f"The key of the certificate cannot be kept: {error}", hint=hint) from error
    return path


def fingerprint(path: Path) -> str:
    """The SHA-256 fingerprint of the certificate in a PEM file, as browsers show it."""
    der = ssl.PEM_cert_to_DER_cert(_certificate_in(path.read_text("ascii")))
    return sha256(der).digest().hex(":").upper()


def _certificate_in(pem: str) -> str:
    return pem[pem.index("-----BEGIN CERTIFICATE-----") :]


def _is_usable(path: Path) -> bool:
    """Whether there is a certificate in a file of this user alone that is valid for a while."""
    from cryptography import x509

    try:
        with open(path, "rb", opener=private_file) as file:
            certificate = x509.load_pem_x509_certificate(file.read())
    except (OSError, ValueError):  # missing, open to others, or damaged
        return False
    return bool(certificate.not_valid_after_utc - RENEWED > datetime.now(UTC))


def _write(path: Path, content: bytes) -> None:
    with replacing(path, private_file) as file:
        file.write(content)


def _make(names: Sequence[str]) -> bytes:
    """A new key and its certificate."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return bytes(plain + _signed(key, names).public_bytes(serialization.Encoding.PEM))


def _signed(key: EllipticCurvePrivateKey, names: Sequence[str]) -> Certificate:
    """A certificate for names and addresses that can sign no other one."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    own, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)]), datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))  # the clock of another device may be late
        .not_valid_after(now + VALID - timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([_general_name(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return builder.sign(key, hashes.SHA256())


def _general_name(name: str) -> GeneralName:
    from cryptography import x509

    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
