import io

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image
from wagtail.models import Collection

from home.models import AgencyDocument, AgencyImage, AgencySettings


def agency_collection() -> Collection:
    """Of the first agency; the installation's own where none is set up."""
    agency = AgencySettings.objects.filter(site__is_default_site=True).first()
    return (agency and agency.collection) or Collection.get_first_root_node()


def pdf_bytes(text: str) -> bytes:
    """A real PDF of one page that reads ``text`` (ASCII)."""
    stream = f"BT /F1 24 Tf 72 720 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    pdf, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(pdf))
        pdf += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(pdf)
    pdf += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    pdf += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    pdf += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return pdf.encode("ascii")


def png_bytes(number: int = 0, size: tuple[int, int] = (64, 48)) -> bytes:
    """A real PNG; another ``number`` gives another colour."""
    buffer = io.BytesIO()
    colour = (number % 256, number // 256 % 256, 128)
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


class _StoredFileFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    class Params:
        number = factory.Sequence(int)
        content = b""

    collection = factory.LazyFunction(agency_collection)
    file = factory.LazyAttribute(lambda stored: ContentFile(stored.content, stored.filename))


class DocumentFactory(_StoredFileFactory):
    class Meta:
        model = AgencyDocument

    class Params:
        content = factory.LazyAttribute(lambda document: pdf_bytes(f"Document {document.number}"))
        filename = factory.LazyAttribute(lambda document: f"เอกสาร {document.number}.pdf")

    title = factory.LazyAttribute(lambda document: f"เอกสารฉบับที่ {document.number}")


class ImageFactory(_StoredFileFactory):
    class Meta:
        model = AgencyImage

    class Params:
        content = factory.LazyAttribute(lambda image: png_bytes(image.number))
        filename = factory.LazyAttribute(lambda image: f"ภาพ {image.number}.png")

    title = factory.LazyAttribute(lambda image: f"ภาพที่ {image.number}")
    description = "ภาพตัวอย่างสำหรับการทดสอบ"
