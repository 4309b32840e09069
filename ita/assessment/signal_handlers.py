from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published

from ita.assessment.operations import follow_replacements


def keep_evidence_current(sender: object, instance: Page, **kwargs: Any) -> None:
    """A page that goes live may show another file than the one that its evidence names."""
    if instance.live:
        follow_replacements(instance)


def connect() -> None:
    page_published.connect(keep_evidence_current, dispatch_uid="ita_keep_evidence_current")
