"""Is what is live now what was approved? For many pages, in as many queries as for a few."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from taggit.models import ItemBase
from wagtail.models import Locale, Page

from ita.integrity.models import Seal
from ita.integrity.seal import COMMENTS, FILES, seal_of, seals_of
from ita.register.approval_summary import ApprovalSummary, summary_of, without_acts
from ita.register.history import page_status
from ita.register.statuses import PageStatus


def why_different(page: Page, status: PageStatus) -> str | None:
    """Why what is live at ``page`` (specific) does not count: it is not what was approved."""
    return _reason(status) if page.pk in _different([page], {page.pk: status}) else None


def live_summary(page: Page) -> ApprovalSummary | None:
    """Who answers for the live ``page`` (specific), or why nobody does; None for a page of the
    frame, and for one that is not live and never was."""
    status = page_status(page.pk)
    summary = summary_of(status)
    if not page.live or (summary and summary.problem):
        return summary
    if summary is None:
        return ApprovalSummary(problem=_("It is live without an approved request."))
    with_rows([page])  # who shows the page then asks for them no more
    problem = why_different(page, status)
    return without_acts(summary, problem) if problem else summary


def bound_pages(statuses: Mapping[int, PageStatus]) -> dict[int, Page]:
    """The live pages, by number, of those of ``statuses`` where an approved request put something:
    specific, with the rows of their lists."""
    bound = [pk for pk, status in statuses.items() if status.binding]
    pages = with_rows(Page.objects.live().filter(pk__in=bound).specific()) if bound else []
    return {page.pk: page for page in pages}


def differences(pages: Mapping[int, Page], statuses: Mapping[int, PageStatus]) -> dict[int, str]:
    """{page number: why what is live there does not count}, of the ``bound_pages`` that are not
    what the request put there."""
    return {pk: _reason(statuses[pk]) for pk in _different(pages.values(), statuses)}


def with_rows(pages: Iterable[Page]) -> list[Page]:
    """``pages`` with their language and the rows of their lists at hand, where a cluster keeps the
    rows of a page that is being edited."""
    locales: dict[int, Locale] = {}
    by_type: dict[type[Page], list[Page]] = defaultdict(list)
    for page in pages:
        if not Page.locale.is_cached(page):
            locales = locales or Locale.objects.in_bulk()
            page.locale = locales[page.locale_id]
        by_type[type(page)].append(page)
    by_list: dict[Any, tuple[Any, list[Page]]] = {}  # what types have in common is asked once
    for model, group in by_type.items():
        for relation in get_all_child_relations(model):
            if relation.get_accessor_name() != COMMENTS:
                by_list.setdefault(relation.field, (relation, []))[1].extend(group)
    for relation, group in by_list.values():
        _give_rows(relation, group)
    return [page for group in by_type.values() for page in group]


def frame_differences(statuses: Mapping[int, PageStatus]) -> dict[int, str]:
    """As ``differences``, of front pages and sections (the numbers of ``statuses``) that no request
    was ever about: what should be live there is what the setup made."""
    unbound = [pk for pk, status in statuses.items() if not status.binding]
    if not unbound:
        return {}
    made = Seal.objects.of_frame().filter(page_id__in=unbound).order_by("-pk")
    seals = {seal.page_id: seal for seal in made}  # of each the first
    pages = with_rows(Page.objects.live().filter(pk__in=unbound).specific())
    return {page.pk: reason for page in pages if (reason := _why_not_frame(page, seals))}


def _why_not_frame(page: Page, seals: Mapping[int, Seal]) -> str | None:
    seal = seals.get(page.pk)
    if seal is None:
        return _("It is live without an approved request.")
    if seal_of(page, seal.version).sha256 == seal.sha256:
        return None
    return _("What is live is not what the website was set up with, and nobody approved it.")


def _different(pages: Iterable[Page], statuses: Mapping[int, PageStatus]) -> set[int]:
    by_rule: dict[int, list[Page]] = defaultdict(list)
    for page in pages:
        if row := statuses[page.pk].binding:
            by_rule[row.seal_version].append(page)
    return {
        page.pk
        for version, group in by_rule.items()
        if version
        for page, seal in zip(group, seals_of(group, version), strict=True)
        if seal.sha256 != statuses[page.pk].binding.seal_sha256  # type: ignore[union-attr]
    }


def _reason(status: PageStatus) -> str:
    number = status.binding.label if status.binding else "–"
    return _("What is live is not what was approved (register number %(number)s).") % {
        "number": number
    }


def _files_of(model: Any) -> list[str]:
    """The fields of a list's rows that lead to a file or picture: it is shown with the row."""
    return [field.name for field in model._meta.fields if field.related_model in FILES]


def _give_rows(relation: Any, pages: list[Page]) -> None:
    key = relation.field
    rows = relation.related_model._default_manager.filter(
        **{f"{key.name}__in": [page.pk for page in pages]}
    )
    if files := _files_of(relation.related_model):
        rows = rows.select_related(*files)
    if issubclass(relation.related_model, ItemBase):
        rows = rows.select_related("tag")
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key.attname)].append(row)
    for page in pages:
        # modelcluster has no public name for it: where a page from a revision has its rows. To go
        # when ``prefetch_related`` works on child relations of specific pages.
        related = page.__dict__.setdefault("_cluster_related_objects", {})
        related[relation.get_accessor_name()] = found[page.pk]
