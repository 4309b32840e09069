"""Links pages to items, and takes the links away. Each is atomic and needs no request."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, Site

from home.models import AgencyDocument, ContentPage, PageAttachment
from ita.assessment import rules
from ita.assessment.models import Element, Evidence, Item

LINKED, CHANGED, UNLINKED = "ita.link_evidence", "ita.change_evidence", "ita.unlink_evidence"


@transaction.atomic
def link(
    item: Item,
    page: ContentPage,
    site: Site,
    user: User,
    *,
    document: AgencyDocument | None = None,
    note: str = "",
    elements: Iterable[Element] = (),
) -> Evidence:
    """Make ``page``, or one of its documents, evidence of ``item``.

    Raises:
        ValidationError: not this agency's page, not a file of the page, an element of another
            item, or the evidence exists already.
    """
    evidence = Evidence(item=item, page=page, document=document, note=note, created_by=user)
    _check(evidence, site, elements := list(elements))
    evidence.save()
    evidence.elements.set(elements)
    _log(LINKED, evidence, user)
    return evidence


@transaction.atomic
def change(
    evidence: Evidence,
    site: Site,
    user: User,
    *,
    document: AgencyDocument | None,
    note: str,
    elements: Iterable[Element],
) -> None:
    """Give ``evidence`` another file of its page, note or elements.

    Raises:
        ValidationError: as ``link``.
    """
    evidence.document, evidence.note = document, note
    _check(evidence, site, elements := list(elements))
    evidence.save()
    evidence.elements.set(elements)
    _log(CHANGED, evidence, user)


@transaction.atomic
def unlink(evidence: Evidence, user: User) -> None:
    """The page proves the item no longer. The page stays as it is."""
    _log(UNLINKED, evidence, user)
    evidence.delete()


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
            evidence.document = newer[-1]
            evidence.save(update_fields=["document"])
            _log(CHANGED, evidence, None)


def _check(evidence: Evidence, site: Site, elements: list[Element]) -> None:
    reasons = [rules.why_not_page(evidence.page, site)]
    if evidence.document:
        reasons.append(rules.why_not_document(evidence.document, evidence.page))
    reasons += [rules.why_not_element(element, evidence.item) for element in elements]
    if found := [reason for reason in reasons if reason]:
        raise ValidationError(found)
    evidence.full_clean()


def _log(action: str, evidence: Evidence, user: User | None) -> None:
    item = evidence.item
    data = {"framework": str(item.framework), "code": item.code, "title": item.title}
    log(instance=evidence.page, action=action, user=user, data=data)
