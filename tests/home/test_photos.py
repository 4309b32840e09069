"""What a camera or a program wrote into a picture is gone before anything is stored."""

import hashlib
import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageCms, PngImagePlugin

from home.models import AgencyDocument, AgencyImage
from home.photos import MAX_PIXELS, clean
from tests.factories import UserFactory

ClientOf = Callable[[Any], Client]
SECRETS = (b"PhoneMaker", b"SECRET", b"GPS-PLACE", b"photoshop")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation: int = 1) -> Image.Exif:
    facts = Image.Exif()
    facts[0x0112], facts[0x010E], facts[0x010F] = orientation, "GPS-PLACE", "PhoneMaker"
    facts.get_ifd(0x8825)[1] = "N"
    return facts


def noise(size: tuple[int, int] = (64, 48)) -> Image.Image:
    return Image.effect_noise(size, 90).convert("RGB")


def photo(orientation: int = 1, **options: Any) -> bytes:
    """A JPEG with everything in it that has to go."""
    out = io.BytesIO()
    noise().save(
        out,
        "JPEG",
        exif=exif(orientation),
        comment=b"SECRET comment",
        xmp=b"<x>SECRET xmp</x>",
        icc_profile=PROFILE,
        **options,
    )
    data = out.getvalue()
    iptc = b"Photoshop 3.0\x008BIM photoshop SECRET"
    segment = struct.pack(">BBH", 0xFF, 0xED, len(iptc) + 2) + iptc
    return data[:2] + segment + data[2:] + b"SECRET second picture"


def chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def drawing(orientation: int = 1) -> bytes:
    """A PNG with text, EXIF, time and a chunk that nobody knows."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "SECRET")
    text.add_itxt("XML:com.adobe.xmp", "SECRET")
    text.add_text("Comment", "SECRET" * 9, zip=True)
    out = io.BytesIO()
    options = {"pnginfo": text, "exif": exif(orientation), "icc_profile": PROFILE}
    noise().save(out, "PNG", dpi=(300, 300), **options)
    head, end = out.getvalue()[:-12], out.getvalue()[-12:]
    return head + chunk(b"tIME", b"SECRET!") + chunk(b"prVt", b"SECRET") + end + b"SECRET"


def huge() -> bytes:
    """A PNG whose header says 14,000 × 14,000, and that is a few bytes long."""
    header = struct.pack(">IIBBBBB", 14_000, 14_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def cleaned(data: bytes, extension: str) -> bytes:
    return clean(io.BytesIO(data), extension)


FACES = [("jpg", photo), ("png", drawing)]


@pytest.mark.parametrize(("extension", "make"), FACES)
def test_nothing_that_was_written_in_stays(extension: str, make: Callable[..., bytes]) -> None:
    before = make()
    assert any(secret in before for secret in SECRETS)
    after = cleaned(before, extension)
    assert [secret for secret in SECRETS if secret in after] == []
    picture = opened(after)
    assert not dict(picture.getexif())
    assert {"comment", "xmp", "photoshop", "Author", "Comment"}.isdisjoint(picture.info)


@pytest.mark.parametrize(("extension", "make"), FACES)
@pytest.mark.parametrize("orientation", [1, 6])
def test_colours_stay_and_the_picture_is_upright(
    extension: str, make: Callable[..., bytes], orientation: int
) -> None:
    after = opened(cleaned(make(orientation), extension))
    assert after.info["icc_profile"] == PROFILE
    assert after.size == ((64, 48) if orientation == 1 else (48, 64))


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
def test_the_pixels_of_a_photo_that_stands_upright_are_untouched(options: dict[str, Any]) -> None:
    before = photo(**options)
    assert opened(cleaned(before, "jpg")).tobytes() == opened(before).tobytes()


def test_a_turned_photo_keeps_its_quality() -> None:
    before = opened(photo(6, quality=92, subsampling=2))
    after = opened(cleaned(photo(6, quality=92, subsampling=2), "jpg"))
    assert after.quantization == before.quantization  # type: ignore[attr-defined]


def test_a_drawing_keeps_its_pixels_and_its_resolution() -> None:
    before = drawing()
    after = opened(cleaned(before, "png"))
    assert after.tobytes() == opened(before).tobytes()
    assert after.info["dpi"] == pytest.approx((300, 300), abs=1)


def test_the_little_picture_in_a_header_goes_with_what_was_cut_off() -> None:
    data = photo()
    header = data.index(b"JFIF\0") - 4
    (length,) = struct.unpack_from(">H", data, header + 2)
    content = data[header + 4 : header + 2 + length][:12] + b"\x01\x01RGB"
    segment = struct.pack(">BBH", 0xFF, 0xE0, len(content) + 2) + content
    after = cleaned(data[:header] + segment + data[header + 2 + length :], "jpg")
    place = after.index(b"JFIF\0") - 2
    assert struct.unpack_from(">H", after, place)[0] == 16
    assert opened(after).size == (64, 48)


def test_what_is_clean_stays_byte_by_byte() -> None:
    for extension, make in FACES:
        once = cleaned(make(), extension)
        assert cleaned(once, extension) == once


@pytest.mark.parametrize(("extension", "make"), FACES)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_part_of_a_picture_is_refused(
    extension: str, make: Callable[..., bytes], share: float
) -> None:
    whole = cleaned(make(), extension)
    with pytest.raises(ValidationError) as caught:
        cleaned(whole[: int(len(whole) * share)], extension)
    assert caught.value.code == "damaged_picture"


def test_too_many_pixels_are_refused_by_the_header() -> None:
    with pytest.raises(ValidationError) as caught:
        cleaned(huge(), "png")
    assert caught.value.code == "too_many_pixels"


def test_as_many_pixels_as_allowed_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    data = photo()
    monkeypatch.setattr("home.photos.MAX_PIXELS", 64 * 48)
    assert cleaned(data, "jpg")
    monkeypatch.setattr("home.photos.MAX_PIXELS", 64 * 48 - 1)
    with pytest.raises(ValidationError):
        cleaned(data, "jpg")
    assert MAX_PIXELS == 80_000_000


# As it is stored


@pytest.mark.django_db
@pytest.mark.parametrize("model", [AgencyDocument, AgencyImage])
@pytest.mark.parametrize(("extension", "make"), FACES)
def test_what_is_stored_is_clean_and_the_hash_is_of_it(
    model: Any, extension: str, make: Callable[..., bytes]
) -> None:
    file = ContentFile(make(6), f"ภาพถ่ายหน้างาน.{extension}")
    stored = model.objects.get(pk=model.objects.create(title="ภาพ", file=file).pk)
    data = stored.file.read()
    assert [secret for secret in SECRETS if secret in data] == []
    assert stored.sha256 == hashlib.sha256(data).hexdigest()
    assert stored.file_size == len(data)
    assert stored.original_filename == f"ภาพถ่ายหน้างาน.{extension}"
    if model is AgencyImage:
        assert (stored.width, stored.height) == (48, 64)


UPLOADS = [("wagtaildocs:add", AgencyDocument), ("wagtailimages:add", AgencyImage)]


@pytest.mark.django_db
@pytest.mark.parametrize(("view", "model"), UPLOADS)
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (photo()[:900], "ภาพขาด.jpg", "ภาพนี้เสียหายหรือไม่ครบ"),
        (huge(), "ใหญ่มาก.png", "จำนวนจุดมากเกินไป"),
    ],
)
def test_an_officer_reads_in_thai_why_a_picture_is_refused(
    view: str, model: Any, content: bytes, name: str, words: str, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(requester=True))
    data = {"title": "ภาพ", "description": "ภาพ", "collection": 1}
    for url in (reverse(view), reverse(f"{view}_multiple")):
        key = "files[]" if url.endswith("multiple/add/") else "file"
        files = {key: SimpleUploadedFile(name, content)}
        headers = {"X-Requested-With": "XMLHttpRequest"} if key == "files[]" else {}
        response = client.post(url, data | files, headers=headers)
        assert response.status_code == 200
        said = response.json()["error_message"] if headers else response.content.decode()
        assert words in said
    assert not model.objects.exists()


@pytest.mark.django_db
def test_an_uploaded_photo_is_stored_clean(client_of: ClientOf) -> None:
    client = client_of(UserFactory(requester=True))
    for view, model in UPLOADS:
        file = SimpleUploadedFile("ภาพถ่าย.jpg", photo(6))
        data = {"title": "ภาพ", "description": "ภาพ", "collection": 1, "file": file}
        assert client.post(reverse(view), data).status_code == 302
        stored = model.objects.get()
        content = stored.file.read()
        assert [secret for secret in SECRETS if secret in content] == []
        assert stored.sha256 == hashlib.sha256(content).hexdigest()
        assert stored.file_size == len(content)
