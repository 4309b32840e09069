"""The head of the register, as papers and workbooks print it."""

import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from home.models import LawPage
from ita.register.enums import Act
from ita.register.heads import head_of, heads
from ita.register.models import RegisterEntry
from ita.register.operations import append
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers


def test_an_empty_register_has_no_head(site: Site) -> None:
    assert head_of(site.pk) is None
    assert heads() == []


def test_the_head_is_the_last_row_of_the_agency(
    draft: LawPage, officers: Officers, site: Site, other_site: Site
) -> None:
    append(Act.REQUESTED, draft, officers.requester)
    last = append(Act.CHECKED, draft, officers.checker)
    append(Act.CHECKED, other_site.root_page, None, site=other_site)

    head = head_of(site.pk)
    assert head
    assert (head.number, head.time, head.sha256) == (last.label, last.occurred_at, last.sha256)
    assert head.number.startswith("2/25")


def test_the_command_prints_every_agencys_head_which_it_then_finds(
    draft: LawPage, officers: Officers, other_site: Site, capsys: Any
) -> None:
    append(Act.REQUESTED, draft, officers.requester)
    call_command("verify_register")
    told = capsys.readouterr().out

    assert "เทศบาลเมืองตัวอย่าง: เลขทะเบียน 1/25" in told
    assert "องค์การบริหารส่วนตำบลอื่น: เลขทะเบียน 1/25" in told
    printed = re.findall(r"SHA-256 ([0-9a-f]{64})", told)
    assert set(printed) == set(RegisterEntry.objects.values_list("sha256", flat=True))
    for sha256 in printed:
        call_command("verify_register", head=sha256)


def test_a_faulty_register_prints_no_head(site: Site, capsys: Any) -> None:
    append(Act.REQUESTED, LawPageFactory(), None)
    with pytest.raises(CommandError):
        call_command("verify_register", head="0" * 64)
    assert "SHA-256" not in capsys.readouterr().out
