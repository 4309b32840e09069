"""Certificates are verified, and what is wrong with them has a name of its own."""

import socket
import ssl
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from home.core.addresses import AddressRefused
from home.core.calls import secured_by
from home.core.visits import visit
from tests.ita.notifications.test_webhook import certificate  # noqa: F401
from tests.pretending_server import pretending, reply


@pytest.mark.parametrize(
    ("name", "trusted", "error"),
    [
        ("localhost", True, ""),
        ("localhost", False, "certificate"),
        ("127.0.0.1", True, "certificate"),  # it is another one's
    ],
)
def test_a_certificate_must_be_valid_for_the_name(
    certificate: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    trusted: bool,
    error: str,
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pretending({"/": reply(200, b"safe")}, certificate) as server:
        url = f"https://{name}:{server.port}/"
        answer = visit(url, own={url}, timeout=5)
    assert (answer.error, answer.body) == (error, b"" if error else b"safe")


def test_what_a_server_agrees_to(
    certificate: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pretending({"/": reply(200, b"safe")}, certificate) as server:
        url = f"https://localhost:{server.port}/"
        with pytest.raises(ssl.SSLCertVerificationError):
            secured_by(url, timeout=5, inside_allowed=True)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        secured = secured_by(url, timeout=5, inside_allowed=True)
        assert secured.version.startswith("TLSv1.") and secured.valid_until > datetime.now(UTC)
        for refused in (url, url.replace("https", "http")):  # inside the network; not secured
            with pytest.raises(AddressRefused):
                secured_by(refused, timeout=5, inside_allowed=refused != url)


def test_a_handshake_that_never_ends_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        begun = time.monotonic()
        assert visit(url, own={url}, timeout=0.3).error == "timeout"
    assert time.monotonic() - begun < 3
