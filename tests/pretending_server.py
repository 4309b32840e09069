"""A web server on this machine that answers as a test says, badly too."""

import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

Reply = bytes | Callable[[socketserver.StreamRequestHandler], None]


def reply(status: int, body: bytes = b"", **headers: str) -> bytes:
    """An answer; of the headers' names "_" stands for "-"."""
    lines = [f"HTTP/1.1 {status} Code", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class Pretender:
    """``replies`` by path; ``requests`` are the heads of what was asked."""

    port: int
    replies: dict[str, Reply]
    requests: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def own(self) -> frozenset[str]:
        return frozenset({self.at("")})

    @property
    def paths(self) -> list[str]:
        return [head.split()[1] for head in self.requests]


@contextmanager
def pretending(replies: dict[str, Reply], certificate: Path | None = None) -> Iterator[Pretender]:
    """The server, while the block runs; what it has no reply for is 404. With a ``certificate`` it
    speaks TLS."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b""
            while (line := self.rfile.readline()).strip():
                head += line
            if not head:
                return
            asked = head.decode("latin-1")
            pretender.requests.append(asked)
            answer = pretender.replies.get(asked.split()[1], reply(404))  # not the last of all
            with suppress(OSError):  # the visitor has gone
                answer(self) if callable(answer) else self.wfile.write(answer)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        request_queue_size = 128  # many visitors at the same moment

    with Server(("127.0.0.1", 0), Handler) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        pretender = Pretender(server.server_address[1], replies)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield pretender
        finally:
            server.shutdown()
