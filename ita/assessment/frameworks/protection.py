"""What must not be lost because evidence stands on it, and why (design, invariant 6).

Each function answers ``None``, or the reason in the user's language. The loader and the editor of
frameworks both ask here.
"""

from django.utils.translation import gettext as _

from ita.assessment.assessor.models import AssessorLink
from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks.meaning import same_meaning
from ita.assessment.models import Element, Framework, Item
from ita.assessment.publicity.models import PublicFramework


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


def why_not_reuse(item: Item, title: str) -> str | None:
    """Why ``item`` cannot get ``title``: its evidence would prove something else."""
    if same_meaning(item.title, title) or not item.evidence.exists():
        return None
    return _(
        "%(code)s would mean something else: “%(before)s” would become “%(after)s”, and it has "
        "evidence (%(count)s)."
    ) % {
        "code": item.code,
        "before": item.title,
        "after": title,
        "count": item.evidence.count(),
    }


def why_not_lose(item: Item, elements: list[Element]) -> str | None:
    """Why ``elements`` of ``item``, which evidence covers, cannot be removed."""
    if not elements:
        return None
    return _("%(code)s: evidence covers an element that would be removed: %(texts)s") % {
        "code": item.code,
        "texts": "; ".join(element.text for element in elements),
    }


def why_not_edit_text(framework: Framework) -> str | None:
    """Why the text of ``framework`` is fixed: it is not the agency's, or the public reads it."""
    if framework.is_common:
        return _(
            "The text of %(framework)s came with the system and is not edited here. "
            "You can confirm its wording and link evidence."
        ) % {"framework": framework}
    return why_not_change_open(framework)


def why_not_change_open(framework: Framework) -> str | None:
    """Why the text of ``framework`` is fixed while the public of any agency reads it."""
    if PublicFramework.objects.filter(framework=framework, is_public=True).exists():
        return _(
            "The public reads %(framework)s, so its text is fixed. Propose to close it to the "
            "public, change it, and propose to open it again."
        ) % {"framework": framework}
    return None


def why_not_delete_framework(framework: Framework) -> str | None:
    """Why ``framework`` cannot be deleted."""
    if framework.is_common:
        return _("%(framework)s cannot be deleted: it belongs to all agencies.") % {
            "framework": framework
        }
    if PublicFramework.objects.filter(framework=framework).exists():
        return _("%(framework)s cannot be deleted: it was open to the public.") % {
            "framework": framework
        }
    if AssessorLink.objects.filter(framework=framework).exists():
        return _("%(framework)s cannot be deleted: an assessor got a private link to it.") % {
            "framework": framework
        }
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


def why_no_reason(reason: str) -> str | None:
    """Why ``reason`` does not say why a list is deleted."""
    if reason.strip():
        return None
    return _("Please say why the list is deleted: the register keeps it.")
