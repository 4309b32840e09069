import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from home.page_cache.stored import StoredPage, accepts_gzip, etag_of, is_for_all, not_modified

KEY = "0123456789abcdef" * 4
LONG = ("<p>ข้อมูลข่าวสาร</p>" * 100).encode()


def response_with(status: int = 200, **headers: str) -> HttpResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpResponse(LONG, status=status, headers=named)


def test_a_plain_page_is_for_all(rf: RequestFactory) -> None:
    assert is_for_all(rf.get("/"), response_with(Vary="Accept-Language", Cache_Control="no-cache"))


@pytest.mark.parametrize(
    "response",
    [
        response_with(404),
        response_with(410),
        response_with(302),
        response_with(500),
        response_with(Vary="Cookie"),
        response_with(Vary="Accept-Language, cookie"),
        response_with(Vary="*"),
        response_with(Cache_Control="private, max-age=60"),
        response_with(Cache_Control="No-Store"),
        response_with(Content_Encoding="br"),
        StreamingHttpResponse([LONG]),
    ],
)
def test_what_may_be_somebodys_own_is_not(rf: RequestFactory, response: HttpResponse) -> None:
    assert not is_for_all(rf.get("/"), response)


def test_what_sets_a_cookie_or_asks_for_a_token_is_not(rf: RequestFactory) -> None:
    with_cookie = response_with()
    with_cookie.set_cookie("a", "b")
    asking = rf.get("/")
    get_token(asking)

    assert not is_for_all(rf.get("/"), with_cookie)
    assert not is_for_all(asking, response_with())


def test_a_browser_gets_the_page_compressed_and_another_client_as_it_was(
    rf: RequestFactory,
) -> None:
    page = StoredPage.of(response_with(Content_Language="th"))
    packed = page.answer(rf.get("/", headers={"accept-encoding": "br, gzip"}), KEY)
    plain = page.answer(rf.get("/"), KEY)

    assert packed["Content-Encoding"] == "gzip" and gzip.decompress(packed.content) == LONG
    assert "Content-Encoding" not in plain and plain.content == LONG
    for answer in (packed, plain):
        assert answer["Content-Length"] == str(len(answer.content))
        assert answer["Content-Language"] == "th"
        assert answer["ETag"] == etag_of(KEY) and answer["Cache-Control"] == "no-cache"
        assert answer["Vary"] == "Accept-Encoding"
    assert len(packed.content) < len(LONG) / 5


def test_the_same_page_is_kept_as_the_same_bytes(rf: RequestFactory) -> None:
    assert StoredPage.of(response_with()) == StoredPage.of(response_with())


def test_the_head_of_a_page_has_no_body(rf: RequestFactory) -> None:
    answer = StoredPage.of(response_with()).answer(rf.head("/"), KEY)

    assert answer.content == b"" and answer["Content-Length"] == str(len(LONG))


@pytest.mark.parametrize(
    ("wanted", "is_known"),
    [
        (etag_of(KEY), True),
        (f'"x", {etag_of(KEY)}', True),
        (etag_of("f" * 64), False),
        ("", False),
    ],
)
def test_who_has_the_page_is_told_so(rf: RequestFactory, wanted: str, is_known: bool) -> None:
    answer = not_modified(rf.get("/", headers={"if-none-match": wanted}), KEY)

    assert (answer is not None) is is_known
    if answer:
        assert answer.status_code == 304 and answer["ETag"] == etag_of(KEY)


@pytest.mark.parametrize(
    ("said", "accepts"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.8", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0", False),
        ("br", False),
        ("", False),
    ],
)
def test_who_reads_gzip(rf: RequestFactory, said: str, accepts: bool) -> None:
    assert accepts_gzip(rf.get("/", headers={"accept-encoding": said})) is accepts
