"""A chat tool for tests: a real HTTP server on this machine."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

HANG = 0


class Receiver(ThreadingHTTPServer):
    """Answers with ``answers`` in turn, then 204; ``HANG`` answers nothing for a second."""

    daemon_threads = True

    def __init__(self, answers: list[int]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = answers
        self.calls: list[tuple[dict[str, str], bytes]] = []
        self.paths: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook?room=1"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.calls.append((dict(self.headers), body))
        self.server.paths.append(self.path)
        answer = self.server.answers.pop(0) if self.server.answers else 204
        if answer == HANG:
            time.sleep(1)
            return
        self.send_response(answer)
        if answer == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST

    def log_message(self, *args: Any) -> None:
        """Quiet."""


@contextmanager
def receiving(*answers: int) -> Iterator[Receiver]:
    """The server, while the block runs."""
    with Receiver(list(answers)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
