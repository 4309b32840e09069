"""The acts of an office that watches what it published, each once."""

import random
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from home.models import Case, CaseKind
from home.thai.calendar import local_date
from ita.monitoring.currency.operations import confirm_current
from ita.monitoring.links.gathering import read_pages
from ita.monitoring.links.models import LinkAddress
from ita.monitoring.links.replacing import replace_link
from ita.monitoring.personal_data.operations import release
from ita.monitoring.petitions import keeping, removal
from ita.monitoring.petitions import operations as petitions
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.on_paper import AskedOnPaper
from ita.monitoring.rounds import operations as rounds
from ita.monitoring.rounds.enums import Outcome
from tests.factories import (
    DocumentFactory,
    EServicePageFactory,
    LawPageFactory,
    UserFactory,
    pdf_bytes,
)
from tests.home.personal_data.identity_numbers import identity_number, parted
from tests.upgrade import in_progress


def watch_what_is_published(site: Any) -> None:
    _answer_people()
    _replace_a_link(site)
    _confirm_as_current()
    _release_personal_data()
    _end_a_round(site)


def _confirm_as_current() -> None:
    owner = in_progress.user("requester")
    confirm_current(in_progress.publish(LawPageFactory(owner=owner)), owner)


def _replace_a_link(site: Any) -> None:
    page = EServicePageFactory(live=True)
    read_pages(site, [page.pk])
    old = LinkAddress.objects.get(site=site, address=page.service_url)
    new = "https://new.example.go.th/"
    replace_link(old, new, in_progress.user("requester"), "ย้ายเว็บไซต์")


def _release_personal_data() -> None:
    number = parted(identity_number(random.Random(1)))
    document = DocumentFactory(content=pdf_bytes(number))
    page = LawPageFactory(owner=in_progress.user("requester"), files=[document])
    release(page, in_progress.user("approver"), document.sha256, "กฎหมายให้ประกาศ")


def _end_a_round(site: Any) -> None:
    keeper = in_progress.user("webmaster")
    made = rounds.begin(site, keeper)
    rounds.mark(made, keeper, made.pages.values_list("pk", flat=True), Outcome.CURRENT)
    rounds.end(made, keeper)


def _answer_people() -> None:
    page = LawPageFactory(live=True)
    asked = Case.open(page, {"เรื่อง": "ขอเอกสาร"}, CaseKind.INFORMATION)
    petition = Petition.objects.get(case=asked)
    officer = UserFactory(case_officer=True)
    petitions.extend(petition, officer, "เอกสารจำนวนมาก")
    petitions.decide(petition, officer, decision="disclosed", ground="", answer="ตามแนบ")
    site = page.get_site()
    today = local_date(timezone.now())
    petitions.enter(site, officer, AskedOnPaper(today, "post", "นางขอ", "บ้านเลขที่ 1", "สำเนาสัญญา"))
    removal.set_term(site, in_progress.user("approver"), 12)
    Petition.objects.filter(pk=petition.pk).update(decided_on=today - timedelta(days=800))
    with patch.object(keeping, "TOLD_BEFORE", timedelta(0)):
        removal.remove_past(site)
