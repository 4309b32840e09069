"""How two running web servers compare, and what of one's own speed comes from the exact cache.

    python tests/benchmarks/compare_servers.py http://127.0.0.1:8112 [http://127.0.0.1:8200] \
        --pair /=/ --pair /news/=/blog/ --static /static/css/site.css

Start both as in production (gunicorn, two workers, DEBUG off). They are loaded in turn, several
rounds, by as many processes as there are connections; the median of the rounds counts. Needs
nothing but Python, and prints requests a second and ratios.

``cold`` is a page with a parameter that no page knows: it is made anew each time and not kept.
"""

import argparse
import multiprocessing
import socket
import statistics
import time
from urllib.parse import urlsplit

SECONDS, ROUNDS, CONNECTIONS = 3.0, 3, 4
NOT_KEPT = "made_anew=1"


def ask(connection: socket.socket, request: bytes) -> tuple[int, bool]:
    """The status that is answered, and whether the connection stays open; the body is read."""
    connection.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        part = connection.recv(65536)
        if not part:
            raise ConnectionError("closed before an answer")
        received += part
    head, _end, body = received.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _c, value in (x.partition(":") for x in lines)}
    length = headers.get("content-length")
    while length is None or len(body) < int(length):
        part = connection.recv(65536)
        if not part:
            break
        body += part
    stays = length is not None and headers.get("connection", "keep-alive").lower() != "close"
    return int(lines[0].split()[1]), stays


def load(url: str, until: float, counts: "multiprocessing.Queue[int]") -> None:
    """Ask for ``url`` again and again on one connection until the clock (``time.monotonic``)."""
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip\r\n"
        "Accept: text/html\r\nConnection: keep-alive\r\n\r\n"
    ).encode()
    count, connection = 0, None
    while time.monotonic() < until:
        if connection is None:
            connection = socket.create_connection((parts.hostname or "", parts.port or 80), 30)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        status, stays = ask(connection, request)
        if status != 200:
            raise SystemExit(f"{url}: {status}")
        count += 1
        if not stays:
            connection.close()
            connection = None
    counts.put(count)


def rate(url: str, seconds: float = SECONDS, connections: int = CONNECTIONS) -> float:
    """Requests a second that the server answers for ``url``."""
    counts: multiprocessing.Queue[int] = multiprocessing.Queue()
    begin = time.monotonic()
    loads = [
        multiprocessing.Process(target=load, args=(url, begin + seconds, counts))
        for _ in range(connections)
    ]
    for each in loads:
        each.start()
    total = sum(counts.get(timeout=seconds + 60) for _ in loads)
    for each in loads:
        each.join()
    return total / (time.monotonic() - begin)


def rates(urls: list[str], rounds: int = ROUNDS, seconds: float = SECONDS) -> list[float]:
    """The median rate of each; in each round all of them in turn."""
    for url in urls:
        rate(url, 0.5)  # what is kept is there
    found = [[rate(url, seconds) for url in urls] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*found, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("ours")
    parser.add_argument("other", nargs="?")
    parser.add_argument("--pair", action="append", default=[], help="OUR_PATH=OTHER_PATH")
    parser.add_argument("--static", default="/static/css/site.css")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    chosen = parser.parse_args()
    pairs = [pair.partition("=")[::2] for pair in chosen.pair or ["/=/"]]
    ours, other = chosen.ours.rstrip("/"), (chosen.other or "").rstrip("/")
    print(f"{'path':32} {'cached':>8} {'cold':>8} {'static':>8}  cached:static  cold:cached")
    for path, _other_path in pairs:
        joint = "&" if "?" in path else "?"
        urls = [f"{ours}{path}", f"{ours}{path}{joint}{NOT_KEPT}", f"{ours}{chosen.static}"]
        cached, cold, static = rates(urls, seconds=chosen.seconds)
        print(
            f"{path:32} {cached:8.0f} {cold:8.1f} {static:8.0f}  {cached / static:13.2f}"
            f"  {cold / cached:11.3f}"
        )
    if not other:
        return
    print(f"\n{'path (ours = other)':48} {'ours':>8} {'cold':>8} {'other':>8}  ratios")
    for path, other_path in pairs:
        joint = "&" if "?" in path else "?"
        urls = [f"{ours}{path}", f"{ours}{path}{joint}{NOT_KEPT}", f"{other}{other_path}"]
        cached, cold, others = rates(urls, seconds=chosen.seconds)
        names = f"{path} = {other_path}"
        print(
            f"{names:48} {cached:8.0f} {cold:8.1f} {others:8.1f}  "
            f"{cached / others:.1f} cached, {cold / others:.2f} cold"
        )


if __name__ == "__main__":
    main()
