"""What the public may know of a number of the register."""

from typing import Any

from wagtail.models import Page, Revision, Site

from home.models import GalleryImage, LawPage
from ita.integrity.public_status import PublicStatus, public_row
from ita.register.history import requests_made
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import DocumentFactory, ImageFactory, NewsPageFactory
from tests.ita.conftest import Officers, correct, fresh, publish
from tests.officers import pass_step


def asked(site: Site, row: RegisterEntry) -> Any:
    found = public_row(site, row.fiscal_year, row.number)
    assert found
    return found


def test_content_that_was_approved_once_and_brought_back_by_a_shell_is_different(
    site: Site, live: LawPage, officers: Officers
) -> None:
    first = requests_made(site).get()
    approved = Revision.objects.get(pk=fresh(live).live_revision_id)
    correct(live, officers.requester)
    publish(fresh(live), officers)
    assert asked(site, first).status == PublicStatus.REPLACED

    approved.publish(skip_permission_checks=True)

    assert asked(site, first).status == PublicStatus.DIFFERENT


def test_the_number_of_another_year_is_another_row(site: Site, live: LawPage) -> None:
    row = requests_made(site).get()
    assert public_row(site, row.fiscal_year - 1, row.number) is None


def test_only_files_with_a_title_are_listed(site: Site, officers: Officers) -> None:
    page = NewsPageFactory(
        owner=officers.requester,
        files=[DocumentFactory(title="เทศบัญญัติฉบับเต็ม")],
        gallery=[GalleryImage(image=ImageFactory())],
    )
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        state = Page.objects.get(pk=page.pk).current_workflow_task_state
        assert state
        pass_step(state, officer)

    found = asked(site, requests_made(site).get())

    assert Page.objects.get(pk=page.pk).live
    assert [file["title"] for file in found.files] == ["เทศบัญญัติฉบับเต็ม"]
