"""Everybody who tells of a page: workbook, papers, timeline, public box, public register, desk
and coverage."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import translation
from wagtail.models import Site

from home.models import LawPage
from ita.assessment.coverage import item_coverage
from ita.assessment.enums import ItemState
from ita.integrity.public_status import PublicStatus, public_row
from ita.papers.content import request_record
from ita.papers.form import request_form
from ita.papers.paper import thai
from ita.register.enums import Act
from ita.register.history import unconfirmed
from ita.register.models import RegisterEntry
from ita.register.timeline.blocks import blocks_of
from ita.register.timeline.events import events_of
from ita.workbook.layouts.oit import EVIDENCE_SHEET
from ita.workflow import desk
from tests.factories import EvidenceFactory
from tests.ita.conftest import fresh, latest_request_of
from tests.ita.workbook.reading import evidence_of

UNCONFIRMED = "ด้วยวาจา"


@dataclass(frozen=True)
class Told:
    """What a reader is told: who approved ("" for nobody), and what is said beside."""

    workbook: str
    form: str
    timeline: str
    box: str
    register: str
    waits: bool  # on the desk, for a confirmation
    state: ItemState
    public: PublicStatus


class Everybody:
    """Asks every reader about one page."""

    def __init__(self, page: LawPage, site: Site) -> None:
        self.page, self.site = page, site
        self.evidence = EvidenceFactory(page=page)
        self.evidence.item.elements.all().delete()

    def asked(self) -> Told:
        with translation.override("th"):
            return Told(
                workbook=self._workbook(),
                form=self._form(),
                timeline=self._timeline(),
                box=self._box(),
                register=self._register(),
                waits=bool(desk.to_confirm(unconfirmed().of_page(self.page))),
                state=item_coverage(self.evidence.item, self.site).state,
                public=self._public().status,
            )

    def _workbook(self) -> str:
        rows = evidence_of(self.evidence.item.framework, self.site)
        (row,) = [row for row in rows if row.code == self.evidence.item.code]
        (column,) = [c for c in EVIDENCE_SHEET.columns if str(c.heading) == "ผู้อนุมัติ"]
        return str(column.getter(row))

    def _form(self) -> str:
        record = request_record(latest_request_of(self.page))
        form = request_form(record) if record else None
        assert form
        return "\n".join((form.signatures[1].name, form.lines[-1].text))

    def _timeline(self) -> str:
        rows = RegisterEntry.objects.of_page(self.page)
        block = next(b for b in blocks_of(events_of(self.page.pk, None, rows)) if b.number)
        approve = block.steps[2].act
        if approve is None:
            return ""
        return "\n".join((approve.actor_name, approve.get_act_display(), str(approve.details)))

    def _box(self) -> str:
        return Client().get(fresh(self.page).url).content.decode()

    def _public(self) -> Any:
        row = RegisterEntry.objects.of_page(self.page).filter(act=Act.REQUESTED).last()
        found = row and public_row(self.site, row.fiscal_year, row.number)
        assert found
        return found

    def _register(self) -> str:
        approving = (Act.APPROVED, Act.ORAL_APPROVED, Act.ORAL_CONFIRMED)
        return "\n".join(
            f"{act.actor_name} {act.details.get('giver', '')}"
            for act in self._public().acts
            if act.act in approving
        )


def name_of(user: Any) -> str:
    return str(user.posts.get().full_name)


def named(told: Told, name: str) -> dict[str, bool]:
    texts = {
        "workbook": told.workbook,
        "form": told.form,
        "timeline": told.timeline,
        "box": told.box,
        "register": told.register,
    }
    return {reader: name in text or thai(name) in text for reader, text in texts.items()}
