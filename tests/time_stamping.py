"""A time-stamping authority (RFC 3161) of our own, on this machine: an honest one, and others."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SHA256 = algos.DigestAlgorithm({"algorithm": "sha256"})
POLICY = "1.2.3.4.1"


@dataclass(frozen=True)
class Authority:
    """An authority with its keys; ``root`` is what others trust, as PEM."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    root: bytes

    def answer(self, question: bytes, **lies: Any) -> bytes:
        """The time stamp that ``question`` asks for; ``lies`` are ``imprint``, ``nonce``, ``time``
        and ``status``, which then are not what they should be."""
        asked = tsp.TimeStampReq.load(question)
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": POLICY,
                "message_imprint": {
                    "hash_algorithm": SHA256,
                    "hashed_message": lies.get(
                        "imprint", asked["message_imprint"]["hashed_message"].native
                    ),
                },
                "serial_number": 1,
                "gen_time": lies.get("time", datetime.now(UTC)).replace(microsecond=0),
                "nonce": lies.get("nonce", asked["nonce"].native),
            }
        )
        token = {"content_type": "signed_data", "content": self._signed(info)}
        status = {"status": lies.get("status", "granted")}
        response = tsp.TimeStampResp({"status": status, "time_stamp_token": token})
        return bytes(response.dump())

    def _signed(self, info: tsp.TSTInfo) -> cms.SignedData:
        der = self.certificate.public_bytes(serialization.Encoding.DER)
        certificate = asn1_x509.Certificate.load(der)
        content = info.dump()
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
                {
                    "type": "signing_certificate_v2",
                    "values": [{"certs": [{"cert_hash": hashlib.sha256(der).digest()}]}],
                },
            ]
        )
        signature = self.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256()))
        signer = {
            "version": "v1",
            "sid": {
                "issuer_and_serial_number": {
                    "issuer": certificate.issuer,
                    "serial_number": certificate.serial_number,
                }
            },
            "digest_algorithm": SHA256,
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": signature,
        }
        encapsulated = {"content_type": "tst_info", "content": core.ParsableOctetString(content)}
        return cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [SHA256],
                "encap_content_info": encapsulated,
                "certificates": [certificate],
                "signer_infos": [signer],
            }
        )


@cache
def authority(name: str = "time") -> Authority:
    """An authority by that name, with a root of its own."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _n in range(2))
    root = _certificate(f"{name} root", root_key, f"{name} root", root_key, is_root=True)
    leaf = _certificate(name, key, f"{name} root", root_key, is_root=False)
    return Authority(leaf, key, root.public_bytes(serialization.Encoding.PEM))


def _certificate(
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    is_root: bool,
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + timedelta(days=400))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
    )
    if not is_root:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


Answer = Callable[[bytes], tuple[int, bytes]]


@contextmanager
def serving(answer: Answer) -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers what is posted with ``answer(body)``, a code and a body; gives its
    address and, as they come, the bodies."""
    received: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append(body)
            code, content = answer(body)
            self.send_response(code)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", received
    finally:
        server.shutdown()
        server.server_close()
