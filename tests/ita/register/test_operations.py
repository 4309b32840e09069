import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from home.models import LawPage
from ita.integrity.models import Seal
from ita.people.models import OfficerProfile
from ita.register import triggers
from ita.register.enums import Act
from ita.register.models import RegisterEntry, RegisterHead, RegisterIsAppendOnly
from ita.workflow import operations
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step, return_for_correction


def test_a_row_keeps_the_name_and_post_of_its_day(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    post = OfficerProfile.objects.get(user=officers.requester)
    before = (post.full_name, post.position)
    OfficerProfile.objects.filter(pk=post.pk).update(full_name="ชื่อใหม่", position="ตำแหน่งใหม่")

    row = RegisterEntry.objects.get()
    assert (row.actor_name, row.actor_position) == before
    assert row.page_title == "เทศบัญญัติงบประมาณ"
    assert row.page_url.endswith(f"/law/{draft.slug}/")


def test_the_register_survives_its_page_and_its_user(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แก้ไขชื่อเรื่อง")
    fresh(draft).delete()
    officers.checker.delete()

    returned = RegisterEntry.objects.get(act=Act.RETURNED)
    assert returned.reason == "แก้ไขชื่อเรื่อง"
    assert returned.actor_username.startswith("officer")
    assert returned.page_title == "เทศบัญญัติงบประมาณ"


def test_numbers_run_without_gaps(officers: Officers) -> None:
    for _n in range(3):
        page = LawPageFactory(owner=officers.requester)
        operations.request_publication(page, officers.requester)

    assert list(RegisterEntry.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert RegisterEntry.objects.last().label.startswith("3/25")


def test_a_row_is_never_changed_or_removed(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    row = RegisterEntry.objects.get()
    row.reason = "เหตุผลใหม่"

    for attempt in (
        row.save,
        row.delete,
        RegisterEntry.objects.all().delete,
        lambda: RegisterEntry.objects.update(reason=""),
        lambda: RegisterEntry.objects.bulk_update([row], ["reason"]),
    ):
        with pytest.raises(RegisterIsAppendOnly):
            attempt()
    assert RegisterEntry.objects.get().reason == ""


def test_a_number_is_given_once(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    twin = RegisterEntry.objects.get()
    twin.pk = None
    twin._state.adding = True

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_each_row_carries_the_hash_of_the_row_before(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)

    first, second = RegisterEntry.objects.all()
    assert first.previous_sha256 == ""
    assert second.previous_sha256 == first.sha256
    assert [row.compute_hash() for row in (first, second)] == [first.sha256, second.sha256]
    assert RegisterHead.objects.get().entry_id == second.pk


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ita_registerentry SET reason = ''",
        "DELETE FROM ita_registerentry",
        "UPDATE ita_seal SET content = ''",
        "DELETE FROM ita_seal",
    ],
)
def test_the_database_itself_refuses_to_change_a_row(
    draft: LawPage, officers: Officers, sql: str
) -> None:
    operations.request_publication(draft, officers.requester)
    Seal.objects.create(version=1, sha256="a", content="{}", page_id=1, revision_id=1, request_id=1)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement of SQLite")
def test_sqlite_does_not_replace_a_row(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("REPLACE INTO ita_registerentry SELECT * FROM ita_registerentry")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["ita_registerentry", "ita_seal"])
def test_postgresql_does_not_truncate(draft: LawPage, officers: Officers, table: str) -> None:
    operations.request_publication(draft, officers.requester)

    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table}")
    assert RegisterEntry.objects.count() == 1


def test_a_trigger_that_is_gone_is_missed(db: None) -> None:
    assert triggers.missing() == []
    triggers.remove()
    assert len(triggers.missing()) >= 4
    triggers.install()
    assert triggers.missing() == []
