"""PDF files: what cannot be opened by everybody is refused."""

from tests.home.sample_files import locked_pdf, refusal, sized, thai_pdf


def test_accepts_a_pdf_after_a_byte_order_mark() -> None:
    assert sized(b"\xef\xbb\xbf" + thai_pdf(), "a.pdf").mime_type == "application/pdf"


def test_refuses_a_pdf_cut_short() -> None:
    content = thai_pdf()
    for share in (0.05, 0.5, 0.95):
        assert refusal(content[: int(len(content) * share)], "a.pdf") == "damaged"


def test_refuses_a_pdf_that_cannot_be_opened() -> None:
    assert refusal(b"%PDF-1.7\n" + b"x" * 5_000 + b"\n%%EOF", "a.pdf") == "damaged"


def test_refuses_a_pdf_with_a_password() -> None:
    assert refusal(locked_pdf(), "a.pdf") == "password_protected"
    assert sized(locked_pdf().replace(b"/Encrypt 4 0 R", b""), "a.pdf").extension == "pdf"
