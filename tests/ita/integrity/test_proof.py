"""What no comparison within the database can find: page, seal and chain forged together."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from home.models import LawPage
from ita.integrity.models import Seal
from ita.integrity.proof import proof_faults
from ita.integrity.seal import seal_of
from ita.monitoring import jobs
from ita.register import triggers
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.ita.conftest import fresh
from tests.ita.register.anchors.conftest import chain_anew


def sql(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def forge(page: LawPage) -> RegisterEntry:
    """Change what is live, seal it, and have the register say that it was approved so."""
    triggers.remove()
    LawPage.objects.filter(pk=page.pk).update(source="แหล่งที่มาปลอม")
    content = seal_of(fresh(page))
    sql(
        "UPDATE ita_seal SET content = %s, sha256 = %s WHERE page_id = %s",
        content.text,
        content.sha256,
        page.pk,
    )
    sql(
        "UPDATE ita_registerentry SET seal_sha256 = %s WHERE page_id = %s AND seal_sha256 <> ''",
        content.sha256,
        page.pk,
    )
    chain_anew()
    return RegisterEntry.objects.get(page_id=page.pk, act=Act.PUBLISHED)


def test_page_seal_and_chain_forged_together_are_found(live: LawPage) -> None:
    jobs.anchor_due()
    row = forge(live)
    call_command("verify_live")  # which compares with the seal, and finds nothing
    (fault,) = proof_faults()
    assert f"{row.label} (id {row.pk})" in str(fault)
    with pytest.raises(CommandError):
        call_command("verify_register")
    assert jobs.verify_register() == 1


def test_without_an_anchor_nobody_could_tell(live: LawPage) -> None:
    """Said in docs/features/proof.md: what no anchor holds yet can be forged."""
    forge(live)
    assert list(proof_faults()) == []


def test_what_is_whole_has_no_fault(live: LawPage) -> None:
    jobs.anchor_due()
    assert Seal.objects.filter(page_id=live.pk).exists()
    assert list(proof_faults()) == []
