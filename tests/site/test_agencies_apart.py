"""Two agencies of one installation are strangers (design, invariant 8): whatever number of the
other agency an address of the admin names, it answers as for a number that is nobody's."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from django.views.defaults import page_not_found
from wagtail.models import Site

from home.core.duties import Group
from home.models import Case, CaseKind
from ita.models import AssessorLink, Export, Notice, RegisterEntry, ReturnReason, TrainingCourse
from ita.monitoring.feedback.models import MistakeReport
from ita.monitoring.petitions.models import Petition
from ita.workflow import operations
from ita.workflow.old_addresses.models import OldAddressList
from ita_site import urls
from search.models import PromotedResult, SynonymGroup
from tests.factories import (
    DocumentFactory,
    DutyFactory,
    EvidenceFactory,
    ImageFactory,
    LawPageFactory,
    OnlineFormPageFactory,
    UnitFactory,
    UserFactory,
)
from tests.ita.conftest import Officers, fresh, officers, publish, step  # noqa: F401
from tests.site.test_census import PARAMETER, admin_routes

NOBODYS = 987654321
CHOSEN = "?id={}&id={}"
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value|"CSRF_TOKEN":|data-csrf[^=]*=)[^,>]*')
WRITTEN = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO) "(\w+)"')
MODELS = {
    "agencydocument": "document_id",
    "agencyimage": "image_id",
    "lawpage": "page_id",
    "page": "page_id",
    "unit": "unit",
}
# What an address is about that calls its number only ``pk``, by its beginning.
KINDS = {
    "admin/api/main/^documents": "document_id",
    "admin/api/main/^images": "image_id",
    "admin/api/main/^pages": "page_id",
    "admin/case": "case",
    "admin/collections": "collection_id",
    "admin/return_reasons": "reason",
    "admin/search/promoted": "promoted",
    "admin/search/synonyms": "synonym",
    "admin/settings": "site",
    "admin/sites": "site",
    "admin/unit": "unit",
    "admin/documents": "document_id",
    "admin/images": "image_id",
}
# Numbers of what belongs to the installation: frameworks, locales, accounts, steps of the workflow;
# and of what an agency offers to all others (tests/ita/monitoring/adoption).
SHARED = (
    "offer_id",
    "framework_pk",
    "framework_id",
    "item_id",
    "element_id",
    "session_id",
    "task_id",
    "workflow_pk",
    "uploaded_file_id",
    "redirect_id",
    "translation_id",
    "translation_source_id",
    "string_segment_id",
    "overridable_segment_id",
    "year",
    "month",
)


@pytest.fixture
def theirs(
    site: Site,
    officers: Officers,  # noqa: F811
    settings: Any,
) -> dict[str, int]:
    """The numbers of one thing of each kind of the first agency, by the names in addresses."""
    live = publish(LawPageFactory(title="ประกาศศศิธรของเทศบาล", owner=officers.requester), officers)
    draft = LawPageFactory(title="ร่างศศิธรของเทศบาล", owner=officers.requester)
    operations.request_publication(draft, officers.requester)
    state = step(draft)
    evidence = EvidenceFactory(page=live)
    export = Export.objects.create(
        site=site, framework=evidence.item.framework, user=officers.requester
    )
    form = OnlineFormPageFactory(title="แบบฟอร์มศศิธร")
    course = TrainingCourse.objects.create(
        site=site, title="อบรมศศิธร", held_on=date(2025, 11, 5), hours=3
    )
    return {
        "page_id": draft.pk,
        "document_id": DocumentFactory(title="เอกสารศศิธร").pk,
        "image_id": ImageFactory(title="ภาพศศิธร").pk,
        "revision_id": fresh(draft).latest_revision_id,
        "task_state_id": state.pk,
        "workflow_state_id": state.workflow_state_id,
        "request_id": state.workflow_state_id,
        "entry_id": RegisterEntry.objects.last().pk,
        "evidence_id": evidence.pk,
        "export_pk": export.pk,
        "assessor_link_id": AssessorLink.objects.create(
            site=site,
            framework=evidence.item.framework,
            purpose="ผู้ประเมินศศิธร",
            expires_at=timezone.now(),
        ).pk,
        "course_id": course.pk,
        "petition_id": Petition.objects.get(
            case=Case.open(form, {"ชื่อ": "คำขอศศิธร"}, CaseKind.INFORMATION)
        ).pk,
        "mistake_id": MistakeReport.objects.create(site=site, page=live, text="ศศิธรผิด").pk,
        "old_address_list_id": OldAddressList.objects.create(site=site, name="ศศิธร.csv").pk,
        "notice_id": Notice.objects.filter(entry__site_id=site.pk).first().pk,
        "collection_id": site.agencysettings.collection_id,
        "case": Case.open(form, {"ชื่อ": "ความศศิธร"}).pk,
        "reason": ReturnReason.objects.filter(site=site).first().pk,
        "promoted": PromotedResult.objects.create(question="ศศิธร", page=live).pk,
        "synonym": SynonymGroup.objects.create(site=site, words="ศศิธร\nจันทร์").pk,
        "site": site.pk,
        "unit": UnitFactory(name="กองศศิธร").pk,
    }


@pytest.fixture
def stranger(other_agency: Site) -> Client:
    """Somebody with every duty, in the other agency."""
    user = UserFactory()
    for group in Group:
        DutyFactory(user=user, duty=group, site=other_agency)
    client = Client()
    client.force_login(user)
    client.raise_request_exception = False
    return client


def addresses(numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    """(address with the numbers of the things, address with numbers that are nobody's)."""
    for route in admin_routes():
        if "(?P" in route or route.startswith("admin/pages/usage"):
            continue
        names = {name for kind, name in PARAMETER.findall(route)}
        if names & set(SHARED) or not names - {"action", "mode", "filter_spec"}:
            continue
        if "<str:app_label>/<str:model_name>" in route or route.startswith("admin/bulk"):
            yield from _of_models(route, numbers)
        elif filled := _filled(route, numbers):
            yield filled


def _of_models(route: str, numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    for model, name in MODELS.items():
        label = "wagtailcore" if model == "page" else "home"
        base = route.replace("<str:app_label>/<str:model_name>", f"{label}/{model}")
        for action in ("delete", "publish", "move", "add_tags"):
            base_of_action = re.sub(r"<\w+:action>", action, base).replace("<int:session_id>", "1")
            both = [
                "/"
                + re.sub(r"<str:object_id>", str(number), base_of_action)
                + f"?id={number}&next=/admin/"
                for number in (numbers[name], NOBODYS)
            ]
            yield both[0], both[1]


def _filled(route: str, numbers: dict[str, int]) -> tuple[str, str] | None:
    kind = next((kind for start, kind in KINDS.items() if route.startswith(start)), None)

    def value(found: re.Match[str], wanted: dict[str, int] | None) -> str:
        name = found[2]
        aliases = {"doc_id": "document_id", "pk": kind or ""}
        name = aliases.get(name, name)
        if "page" in name and name != "page_id":
            name = "page_id"
        words = {
            "app_name": "home",
            "model_name": "agencysettings",
            "action_name": "approve",
            "filter_spec": "original",
            "content_type_app_name": "home",
            "content_type_model_name": "lawpage",
        }
        if name in words:
            return words[name]
        if name not in numbers:
            return "destination" if wanted is None else str(numbers["page_id"])
        return str(NOBODYS if wanted is None else wanted[name])

    known = {found[1] for found in PARAMETER.findall(route)}
    if "pk" in known and kind is None:
        return None  # of the installation: accounts, frameworks, locales, the workflow
    if known & {"uidb64", "token"} or "chosen" in route:
        return None
    own = "/" + PARAMETER.sub(lambda found: value(found, numbers), route).replace("^", "")
    nobodys = "/" + PARAMETER.sub(lambda found: value(found, None), route).replace("^", "")
    return own, nobodys.replace("destination", str(NOBODYS))


@pytest.fixture
def one_page_for_each_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real page, rendered once for each reason, and without the address, which it repeats; six
    hundred of them took longer than all else."""
    pages: dict[str, HttpResponse] = {}

    def page_of(request: HttpRequest, exception: Exception) -> HttpResponse:
        reason = repr(exception)
        if reason not in pages:
            request.path, request.META["QUERY_STRING"] = "/admin/", ""
            pages[reason] = page_not_found(request, exception)
        return pages[reason]

    monkeypatch.setattr(urls, "handler404", page_of, raising=False)


def said(response: Any, address: str) -> tuple[int, str, str]:
    """Status, where to, and what the page says, but for the numbers in addresses and tokens."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = TOKEN.sub("", body.decode(errors="replace"))
    numbers = "|".join(re.findall(r"(?<=[/=])\d+", address)) or "-"
    in_address = re.compile(rf"(?<=[/=D])({numbers})(?=[/&%])")
    where = in_address.sub("N", response.headers.get("Location", ""))
    return response.status_code, where, in_address.sub("N", text)


def watched() -> list[Any]:
    """The models that hold what agencies own."""
    labels = ("home", "ita", "thai_search", "wagtailcore")
    return [model for label in labels for model in apps.get_app_config(label).get_models()]


def everything() -> dict[str, list[Any]]:
    """All rows of these models."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in watched()
    }


class Writes:
    """Notes which tables are written: to read them all after each of hundreds of requests takes
    longer than the requests."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.tables |= set(WRITTEN.findall(sql))
        return execute(sql, params, many, context)


@pytest.mark.usefixtures("one_page_for_each_404")
def test_what_is_anothers_is_not_there(theirs: dict[str, int], stranger: Client) -> None:
    tables = {field.m2m_db_table() for model in watched() for field in model._meta.many_to_many}
    tables |= {model._meta.db_table for model in watched()}
    before = everything()
    asked, differ = 0, []
    for own, nobodys in addresses(theirs):
        for method in ("get", "post"):
            writes = Writes()
            with transaction.atomic():
                with connection.execute_wrapper(writes):
                    answers = [
                        said(getattr(stranger, method)(address), address)
                        for address in (own, nobodys)
                    ]
                if writes.tables & tables and everything() != before:
                    differ.append((method, own, "changed something"))
                transaction.set_rollback(True)
            asked += 1
            if answers[0] != answers[1] or answers[0][0] == 200:
                differ.append((method, own, answers[0][:2], answers[1][:2]))
            if "ศศิธร" in answers[0][2]:
                differ.append((method, own, "told a name"))
    assert not differ, "\n".join(map(str, differ))
    assert asked > 150
