"""What must not be lost because evidence stands on it, and why (design, invariant 6).

Each function answers ``None``, or the reason in the user's language. The loader and the editor of
frameworks both ask here.
"""

from django.utils.translation import gettext as _

from ita.assessment.models import Element, Evidence, Framework, Item

ElementKey = tuple[str, str, str]


def why_not_lose_item(item: Item) -> str | None:
    """Why ``item`` cannot be removed."""
    count = item.evidence.count()
    if not count:
        return None
    return _("%(code)s cannot be removed: it has evidence (%(count)s).") % {
        "code": item.code,
        "count": count,
    }


def why_not_recode(item: Item, new_code: str) -> str | None:
    """Why ``item`` cannot become ``new_code``: its evidence would prove something else."""
    if new_code == item.code or not item.evidence.exists():
        return None
    return _("%(code)s cannot become %(new_code)s: it has evidence (%(count)s).") % {
        "code": item.code,
        "new_code": new_code,
        "count": item.evidence.count(),
    }


def why_not_lose_elements(item: Item, kept: set[ElementKey]) -> str | None:
    """Why the elements of ``item`` that are not among ``kept`` cannot be removed."""
    covered = Element.objects.filter(item=item, evidence__isnull=False).distinct()
    lost = [e for e in covered if (e.number, e.section, e.text) not in kept]
    return why_not_lose(item, lost)


def why_not_lose(item: Item, elements: list[Element]) -> str | None:
    """Why ``elements`` of ``item``, which evidence covers, cannot be removed."""
    if not elements:
        return None
    return _("%(code)s: evidence covers an element that would be removed: %(texts)s") % {
        "code": item.code,
        "texts": "; ".join(element.text for element in elements),
    }


def why_not_delete_framework(framework: Framework) -> str | None:
    """Why ``framework`` cannot be deleted."""
    codes = list(
        Evidence.objects.of_framework(framework)
        .order_by("item__sort_order")
        .values_list("item__code", flat=True)
        .distinct()
    )
    if not codes:
        return None
    return _("%(framework)s cannot be deleted: these items have evidence: %(codes)s") % {
        "framework": framework,
        "codes": ", ".join(codes),
    }
