"""The new file stands exactly where the old one stood."""

from home.models import AgencyDocument, LawPage
from ita.workflow.replacement.content import swap
from ita.workflow.replacement.operations import replace_file
from tests.factories import AgencyProfilePageFactory, DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers
from tests.ita.workflow.replacement.conftest import REASON, new_file


def test_the_other_files_of_the_page_stay(old: AgencyDocument, officers: Officers) -> None:
    other = DocumentFactory()
    page = LawPageFactory(owner=officers.requester, files=[other, old])
    swap(page, old.pk, 999)
    assert [row.document_id for row in page.attachments.all()] == [other.pk, 999]


def test_a_number_that_begins_like_the_old_one_is_another_file(officers: Officers) -> None:
    link = '<a id="12" linktype="document">ไฟล์</a>'
    page = AgencyProfilePageFactory(owner=officers.requester, history=link)
    swap(page, 1, 5)
    assert page.history == link
    swap(page, 12, 5)
    assert page.history == link.replace("12", "5")


def test_the_new_file_takes_the_place_of_the_old_among_the_documents(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    collection = old.collection.add_child(name="แผน")
    old.tags.add("แผนพัฒนา")
    AgencyDocument.objects.filter(pk=old.pk).update(collection=collection)
    new = new_file()
    replace_file(old, new, officers.requester, REASON)
    stored = AgencyDocument.objects.get(pk=new.pk)
    assert stored.collection == collection
    assert [tag.name for tag in stored.tags.all()] == ["แผนพัฒนา"]
