import socket
from urllib.parse import urlsplit

import pytest

from home.core.addresses import AddressRefused, NameUnknown, origin, resolve

INSIDE = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",  # 127.0.0.1 as one number
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1:8080/hook",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://[::1]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:100.64.0.1]/",
    "http://[::ffff:224.0.0.1]/",
    "http://[2002:7f00:1::]/",  # 127.0.0.1 in 6to4
    "http://[64:ff9b::7f00:1]/",  # 127.0.0.1 in NAT64
    "http://[64:ff9b:1::7f00:1]/",
    "http://[::7f00:1]/",
    "http://[::ffff:0:7f00:1]/",
    "http://[fec0::1]/",
    "http://[::ffff:a9fe:a9fe]/",  # 169.254.169.254
    "http://[::]/",
    "http://[ff02::1]/",
    "http://visitor@127.0.0.1/",
]
NONSENSE = [
    "",
    "ftp://93.184.215.14/",
    "ftp://93.184.215.14:21/",
    "file:///etc/passwd",
    "http://",
    "http://93.184.215.14:99999/",
]


def nobody_knows(*args: object, **kwargs: object) -> None:
    raise socket.gaierror


@pytest.mark.parametrize("url", INSIDE + NONSENSE)
def test_an_address_inside_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        resolve(urlsplit(url))


def test_a_name_that_points_inside_too_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", ("93.184.215.14", 443)), (2, 1, 6, "", ("10.0.0.5", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: answers)
    with pytest.raises(AddressRefused):
        resolve(urlsplit("https://chat.example.com/hook"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://93.184.215.14/hook", (["93.184.215.14"], 443)),
        ("http://93.184.215.14:8080/", (["93.184.215.14"], 8080)),
        ("http://[::ffff:93.184.215.14]/", (["::ffff:93.184.215.14"], 80)),
    ],
)
def test_an_address_outside_is_called(url: str, expected: tuple[list[str], int]) -> None:
    assert resolve(urlsplit(url)) == expected


def test_inside_is_called_where_it_is_allowed() -> None:
    assert resolve(urlsplit("http://127.0.0.1:9/"), True) == (["127.0.0.1"], 9)


@pytest.mark.parametrize("url", NONSENSE)
def test_what_is_no_address_is_refused_inside_too(url: str) -> None:
    with pytest.raises(AddressRefused):
        resolve(urlsplit(url), True)


def test_a_name_that_nobody_knows_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", nobody_knows)
    with pytest.raises(NameUnknown):
        resolve(urlsplit("http://nobody.invalid/"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://Example.GO.th/a?b#c", "https://example.go.th:443"),
        ("http://example.go.th.:80", "http://example.go.th:80"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("https://เทศบาล.ไทย/", "https://xn--o3cg7ak5c9d.xn--o3cw4h:443"),
        ("ftp://example.go.th/", ""),
        ("/ita/", ""),
        ("http://a:b/", ""),
    ],
)
def test_an_origin_names_its_port(address: str, expected: str) -> None:
    assert origin(address) == expected
