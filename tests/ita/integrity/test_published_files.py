"""Which files a page ever showed to the public: each published content counts, a draft does not."""

from typing import Any

from home.models import AgencyDocument, AgencyImage, PageAttachment
from ita.integrity.published_files import published_files
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, publish


def show(page: Any, document: AgencyDocument, officers: Officers) -> None:
    content = fresh(page).get_latest_revision_as_object()
    content.attachments = [PageAttachment(document=document)]
    content.save_revision(user=officers.requester)


def test_every_content_that_was_published_counts(
    officers: Officers, django_assert_num_queries: Any
) -> None:
    first, second, drafted = DocumentFactory(), DocumentFactory(), DocumentFactory()
    page = publish(LawPageFactory(owner=officers.requester, files=[first]), officers)
    show(page, second, officers)
    publish(fresh(page), officers)
    show(page, drafted, officers)
    with django_assert_num_queries(3):
        found = published_files(page.pk)
    assert found[AgencyDocument] == {first.pk, second.pk}
    assert found.get(AgencyImage, set()) == set()


def test_a_page_that_was_never_published_showed_nothing(officers: Officers) -> None:
    page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    assert not published_files(page.pk)
