"""The frame of a website stands on the register, as the installation's own act."""

from typing import Any

import pytest
from django.db import connection
from wagtail.models import Site

from ita.integrity.frame import newest_seal, record_frame
from ita.integrity.models import Seal
from ita.integrity.seal_verification import seal_faults
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.sealed import frame_seals
from ita.setup import set_up_site


def new_seal(**facts: Any) -> Seal:
    return Seal.objects.create(**{"version": 2, "page_id": 1, "revision_id": 1} | facts)


def test_a_setup_puts_its_frame_on_the_register_once(site: Site) -> None:
    set_up_site()
    row = RegisterEntry.objects.get()
    assert (row.act, row.actor_id) == (Act.FRAME_SET, 0)
    assert (row.subject_kind, row.subject_key) == (SubjectKind.INSTALLATION, f"frame:{site.pk}")
    stored = Seal.objects.of_frame().values_list("page_id", "sha256")
    assert stored.count() > 20
    assert frame_seals() == set(stored)
    assert list(seal_faults()) == []

    set_up_site()
    assert RegisterEntry.objects.count() == 1


def test_what_a_later_setup_makes_is_a_row_of_its_own(site: Site) -> None:
    set_up_site()
    before = newest_seal()
    seal = new_seal(sha256="a" * 64, content="{}", request_id=0)
    record_frame(site, before)
    assert RegisterEntry.objects.get(pk__gt=RegisterEntry.objects.first().pk).details == {
        "seals": [[seal.page_id, seal.sha256]]
    }


def test_a_seal_that_no_setup_made_is_not_taken_in_by_the_next(site: Site) -> None:
    """Whoever plants a seal of the frame waits in vain for setup_site to put it on the register."""
    set_up_site()
    planted = new_seal(sha256="a" * 64, content="{}", request_id=0)
    set_up_site()
    assert (planted.page_id, planted.sha256) not in frame_seals()
    assert any(str(planted.pk) in str(fault) for fault in seal_faults())


def test_the_frame_of_before_is_tolerated_until_the_next_setup(site: Site) -> None:
    assert Seal.objects.of_frame().exists() and not frame_seals()
    assert list(seal_faults()) == []


@pytest.mark.django_db
def test_a_seal_of_the_frame_that_is_gone_is_missed(site: Site) -> None:
    from ita.register import triggers

    set_up_site()
    seal = Seal.objects.of_frame().first()
    assert seal
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ita_seal WHERE id = %s", [seal.pk])
    triggers.install()
    (fault,) = seal_faults()
    assert seal.sha256[:12] in str(fault)
