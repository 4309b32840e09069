from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import Site

from home.models import ContentPage, SectionPage
from ita.monitoring.adoption.models import SharedPage
from ita.monitoring.adoption.operations import offer_page
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, UserFactory
from tests.ita.conftest import Officers, publish


@dataclass
class Offered:
    """A page of the first agency on offer, and a requester of the second."""

    page: Any
    offer: SharedPage
    taker: User


@pytest.fixture
def offered(officers: Officers, other_agency: Site) -> Offered:
    neighbour = LawPageFactory(title="หน้าข้างเคียง", live=True)
    image = ImageFactory(title="ภาพของเขา")
    draft = LawPageFactory(
        title="หนังสือเวียนเรื่องการเปิดเผยข้อมูล",
        owner=officers.requester,
        gazette_reference="ราชกิจจานุเบกษา เล่ม 1",
        files=[DocumentFactory(title="เอกสารแนบของเขา")],
        body=(
            (
                "paragraph",
                f'<p>ดู <a linktype="page" id="{neighbour.pk}">ที่นี่</a> และ '
                '<a linktype="page" id="987654">ที่หายไป</a> '
                '<a href="https://example.go.th/">ภายนอก</a></p>',
            ),
            (
                "image",
                {
                    "image": image,
                    "caption": "คำบรรยาย",
                },
            ),
        ),
    )
    page = publish(draft, officers)
    offer = offer_page(page, officers.webmaster)
    return Offered(page, offer, UserFactory(requester=True, site=other_agency))


def section_of(page: ContentPage) -> SectionPage:
    return page.get_parent().specific
