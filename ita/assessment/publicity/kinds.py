"""What of the assessment the public reads, as facts that are compared with the register."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.core.duties import Group
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.assessment.publicity.models import PublicFramework
from ita.integrity.public_facts import FactKind
from ita.register.enums import SubjectKind


def _closed(site: Site, key: str) -> PublicFramework | None:
    mine = Framework.objects.for_work(site)
    framework = mine.filter(pk=key).first() if key.isdecimal() else None
    return PublicFramework(site=site, framework=framework) if framework else None


def _item(evidence: Evidence, field: str) -> Any:
    """Pages and files by number: their words and bytes are the page's, and sealed with it."""
    if field == "item":
        return f"{evidence.item.framework} {evidence.item.code}"
    if field == "elements":
        return sorted(row.pk for row in evidence.elements.all())
    return getattr(evidence, f"{field}_id" if field in ("page", "document") else field)


PUBLICITY = FactKind(
    SubjectKind.FRAMEWORK,
    PublicFramework,
    ("is_public", "shows_states"),
    Group.ITA_OFFICERS,
    key="framework_id",
    blank=_closed,
    things=lambda site: PublicFramework.objects.filter(site=site).select_related("framework"),
    derived={"wording": _("wording of the framework (SHA-256)")},
)
# Linked by one hand: both ends were approved. Each act is a row, which the links are compared with.
EVIDENCE = FactKind(
    SubjectKind.EVIDENCE,
    Evidence,
    # Rows of before the last four existed do not name them, which says that they are blank.
    ("item", "page", "document", "elements", "file_page", "heading", "filters", "address"),
    None,
    blank=lambda site, key: None,
    things=lambda site: (
        Evidence.objects.of_site(site)
        .select_related("item__framework", "page")
        .prefetch_related("elements")
    ),
    value=_item,
    can_be_put_back=False,
)
