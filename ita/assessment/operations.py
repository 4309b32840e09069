"""Links pages to items, and takes the links away. Each is atomic and needs no request."""

from collections.abc import Iterable
from typing import Any, TypedDict, Unpack

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.models import AgencyDocument, PageAttachment
from ita.assessment import rules
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.rules import why_not_file_page, why_not_part
from ita.assessment.models import Element, Item
from ita.assessment.publicity.kinds import EVIDENCE
from ita.integrity.public_facts import changes_in_words
from ita.register.enums import Act
from ita.register.operations import append_about, site_of
from ita.workflow.locking import lock_pages, why_gone

Values = dict[str, Any]
LINKED, CHANGED, UNLINKED = "ita.link_evidence", "ita.change_evidence", "ita.unlink_evidence"
# What two pieces of evidence of one item cannot both have.
SAME_PLACE = ("page_id", "document_id", "file_page", "heading", "filters", "address")


class Part(TypedDict, total=False):
    """What of a page is evidence; with nothing given the page as a whole."""

    document: AgencyDocument | None
    file_page: int | None
    heading: str
    filters: str
    address: str


WHOLE_PAGE = Part(document=None, file_page=None, heading="", filters="", address="")


@atomic_with_retry
def link(
    item: Item,
    page: Page,
    site: Site,
    user: User,
    *,
    note: str = "",
    elements: Iterable[Element] = (),
    **part: Unpack[Part],
) -> Evidence:
    """Make ``page``, or the ``part`` of it, evidence of ``item``.

    Raises:
        NotAllowed: the page was deleted meanwhile.
        ValidationError: not this agency's page, not a part of the page, an element of another
            item, or the evidence exists already.
    """
    evidence = Evidence(item=item, page=_locked(page.pk, site), note=note, created_by=user)
    _give(part, evidence)
    _check(evidence, site, elements := list(elements))
    evidence.save()
    evidence.elements.set(elements)
    _log(LINKED, evidence, user)
    _append(Act.EVIDENCE_LINKED, evidence, {}, EVIDENCE.values(evidence), user)
    return evidence


@atomic_with_retry
def change(
    evidence: Evidence,
    site: Site,
    user: User,
    *,
    note: str,
    elements: Iterable[Element],
    **part: Unpack[Part],
) -> None:
    """Give ``evidence`` another part of its page, note or elements.

    Raises:
        NotAllowed: the evidence is gone.
        ValidationError: as ``link``.
    """
    evidence = _locked_evidence(evidence, site)
    before = EVIDENCE.values(evidence)
    evidence.note = note
    _give(part, evidence)
    _check(evidence, site, elements := list(elements))
    evidence.save()
    evidence.elements.set(elements)
    _log(CHANGED, evidence, user)
    if (after := EVIDENCE.values(evidence)) != before:  # the rest is for officers
        _append(Act.EVIDENCE_CHANGED, evidence, before, after, user)


@atomic_with_retry
def unlink(evidence: Evidence, user: User | None) -> None:
    """The page proves the item no longer. The page stays as it is.

    Raises:
        NotAllowed: the evidence is gone already.
    """
    evidence = _locked_evidence(evidence, site_of(evidence.page))
    _log(UNLINKED, evidence, user)
    before = EVIDENCE.values(evidence)
    _append(Act.EVIDENCE_UNLINKED, evidence, before, dict.fromkeys(before), user)
    evidence.delete()


@transaction.atomic
def move(evidence: Evidence, item: Item, elements: Iterable[Element], user: User | None) -> None:
    """``evidence`` proves ``item`` from now on, and covers ``elements`` of it: its list says
    otherwise than before. Where the item has the same evidence already, the two become one."""
    before = EVIDENCE.values(evidence)
    place = {name: getattr(evidence, name) for name in SAME_PLACE}
    twin = Evidence.objects.filter(item=item, **place).exclude(pk=evidence.pk).first()
    if twin:
        move(twin, item, {*twin.elements.all(), *elements}, user)
        unlink(evidence, user)
        return
    evidence.item = item
    evidence.save(update_fields=["item"])
    evidence.elements.set(elements)
    if (after := EVIDENCE.values(evidence)) != before:
        _log(CHANGED, evidence, user)
        _append(Act.EVIDENCE_CHANGED, evidence, before, after, user)


@transaction.atomic
def follow_replacements(page: Page) -> None:
    """Evidence that names a file which ``page`` showed names what superseded it there, now that
    the live page shows that. The old file's own address leads there as well."""
    shown = PageAttachment.objects.filter(page_id=page.pk).values("document")
    left = Evidence.objects.of_page(page).exclude(document=None).exclude(document__in=shown)
    for evidence in left.select_related("document", "item__framework", "page"):
        named: Any = evidence.document
        newer = [file for file in named.newer_editions() if shown.filter(document=file).exists()]
        known = Evidence.objects.filter(item=evidence.item, page=page.pk, document__in=newer)
        if newer and not known.exists():
            before = EVIDENCE.values(evidence)
            evidence.document = newer[-1]
            if evidence.file_page and why_not_file_page(evidence):
                evidence.file_page = None  # the new file ends before
            evidence.save(update_fields=["document", "file_page"])
            _log(CHANGED, evidence, None)
            _append(Act.EVIDENCE_CHANGED, evidence, before, EVIDENCE.values(evidence), None)


def part_of(evidence: Evidence) -> Part:
    """What ``link`` takes to make such evidence again."""
    return Part(
        document=evidence.document,
        file_page=evidence.file_page,
        heading=evidence.heading,
        filters=evidence.filters,
        address=evidence.address,
    )


def _give(part: Part, evidence: Evidence) -> None:
    for name, value in (WHOLE_PAGE | part).items():
        setattr(evidence, name, value)


def _locked(page_id: int, site: Site) -> Page:
    page = lock_pages([page_id], site).get(page_id)
    ensure(None if page else why_gone())
    assert page is not None
    return page


def _locked_evidence(evidence: Evidence, site: Site) -> Evidence:
    """The evidence as it is now, its page locked."""
    page = _locked(evidence.page_id, site)
    stored = Evidence.objects.select_related("item__framework", "document")
    found = stored.filter(pk=evidence.pk).first()
    ensure(None if found else _("This evidence was removed meanwhile."))
    assert found is not None
    found.page = page
    return found


def _check(evidence: Evidence, site: Site, elements: list[Element]) -> None:
    reasons = [rules.why_not_item(evidence.item, site), rules.why_not_page(evidence.page, site)]
    if evidence.document:
        reasons.append(rules.why_not_document(evidence.document, evidence.page))
    reasons.append(why_not_part(evidence))
    reasons += [rules.why_not_element(element, evidence.item) for element in elements]
    if found := [reason for reason in reasons if reason]:
        raise ValidationError(found)
    evidence.full_clean()


def _append(act: Act, evidence: Evidence, before: Values, after: Values, user: User | None) -> None:
    """The public index shows it, so the register says who put it there."""
    details = {"changes": changes_in_words(EVIDENCE, before, after)}
    site = evidence.page.get_site()
    if site:
        append_about(act, EVIDENCE.subject(evidence), user, site=site, details=details)


def _log(action: str, evidence: Evidence, user: User | None) -> None:
    item = evidence.item
    data = {"framework": str(item.framework), "code": item.code, "title": item.title}
    log(instance=evidence.page, action=action, user=user, data=data)
