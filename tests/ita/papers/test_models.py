"""What an agency says on its papers; what it leaves empty comes from its name."""

import pytest
from django.conf import settings as django_settings
from wagtail.models import Site

from home.models import AgencySettings, LawPage
from ita.papers.content import RequestRecord, request_record
from ita.papers.form import blank_form, request_form
from ita.papers.memo import request_memo
from ita.papers.models import PaperSettings
from ita.workflow import operations
from tests.conftest import AGENCY
from tests.factories import ImageFactory
from tests.ita.conftest import Officers, latest_request_of


@pytest.fixture
def record(draft: LawPage, officers: Officers) -> RequestRecord:
    operations.request_publication(draft, officers.requester)
    found = request_record(latest_request_of(draft))
    assert found
    return found


def test_without_settings_the_name_of_the_agency_serves(record: RequestRecord, site: Site) -> None:
    memo = request_memo(record)
    assert memo.department == AGENCY and AGENCY in memo.addressee
    assert (memo.head.name, memo.reference, memo.emblem) == ("", "", b"")
    assert AGENCY in request_form(record).subheading


def test_the_settings_stand_on_the_papers_in_thai_numerals(
    record: RequestRecord, site: Site
) -> None:
    settings = PaperSettings.for_site(site)
    settings.form_heading, settings.parent_announcement = "แบบ 1", "ประกาศ 2561"
    settings.department, settings.reference_prefix = "โทร 0 4261", "มห 52001/"
    settings.addressee, settings.head_name = "นายกเทศมนตรี", "นายตัวอย่าง"
    settings.head_position = "ปลัดเทศบาล"
    settings.save()

    memo, form = request_memo(record), blank_form(site)

    assert (form.heading, form.subheading) == ("แบบ ๑", "ประกาศ ๒๕๖๑")
    assert (memo.department, memo.reference) == ("โทร ๐ ๔๒๖๑", "มห ๕๒๐๐๑/")
    assert (memo.addressee, memo.head.name, memo.head.position) == (
        "นายกเทศมนตรี",
        "นายตัวอย่าง",
        "ปลัดเทศบาล",
    )


def test_the_emblem_is_the_agencys_and_may_be_missing_on_the_disk(
    record: RequestRecord, site: Site
) -> None:
    agency = AgencySettings.for_site(site)
    agency.emblem = ImageFactory()
    agency.save()
    assert request_memo(record).emblem.startswith(b"\x89PNG")
    (django_settings.MEDIA_ROOT / agency.emblem.file.name).unlink()
    assert request_memo(record).emblem == b""


def test_the_address_on_the_paper_is_that_of_the_agencys_site(
    record: RequestRecord, site: Site
) -> None:
    Site.objects.filter(pk=site.pk).update(hostname="www.example.go.th", port=443)
    url = request_memo(record).proof.url
    assert url == f"https://www.example.go.th{record.opening.public_url}"
