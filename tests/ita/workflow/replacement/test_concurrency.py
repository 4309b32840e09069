"""Two clicks at once: one replaces, the other is told (PostgreSQL: SQLite has one writer)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.replacement.operations import replace_file
from tests.factories import DocumentFactory, LawPageFactory, UserFactory, pdf_bytes
from tests.ita.workflow.replacement.conftest import REASON, new_file


def click(document: AgencyDocument, user: User, text: str) -> bool:
    try:
        replace_file(document, new_file(text=text), user, REASON)
    except NotAllowed:
        return False
    finally:
        connections.close_all()
    return True


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all")
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_document_and_one_request() -> None:
    old = DocumentFactory(content=pdf_bytes("Old"))
    users = [UserFactory(requester=True) for _n in range(2)]
    page = LawPageFactory(files=[old], live=True)
    with ThreadPoolExecutor(2) as pool:
        clicks = [pool.submit(click, old, users[n], f"New {n}") for n in range(2)]
    assert sorted(done.result() for done in clicks) == [False, True]
    assert AgencyDocument.objects.filter(supersedes=old).count() == 1
    rows = RegisterEntry.objects.of_page(page)
    assert rows.filter(act=Act.FILE_REPLACED).count() == 1
    assert rows.filter(act=Act.REQUESTED).count() == 1
