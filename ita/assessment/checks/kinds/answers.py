"""How checks answer."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.models import Page

from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.names import page_types
from ita.assessment.checks.scene import Found, Scene

SHOWN = 5  # things named in one sentence


def passed(reason: str) -> Found:
    return Found(Outcome.PASSED, reason)


def failed(reason: str, page: Page | None = None) -> Found:
    return Found(Outcome.FAILED, reason, page.pk if page else None)


def cannot_tell(reason: str, page: Page | None = None) -> Found:
    return Found(Outcome.CANNOT_TELL, reason, page.pk if page else None)


def no_evidence() -> Found:
    return failed(
        _("No evidence counts here yet. Link a published page or file of the right year.")
    )


def missing_type(scene: Scene, name: str) -> Found:
    """No page of the type is among the evidence: that is sure only if all of it was looked at."""
    label = label_of(name)
    if not scene.lists_are_whole:
        return cannot_tell(
            _("The list is too long or narrowed in an unknown way to look for “%(type)s” in it.")
            % {"type": label}
        )
    return failed(
        _("No page of type “%(type)s” is among the evidence. Publish one and link it.")
        % {"type": label}
    )


def label_of(name: str) -> str:
    return str(page_types()[name]._meta.verbose_name)


def named(things: Iterable[object]) -> str:
    """The first of ``things``, and how many more."""
    words = [str(thing) for thing in things]
    shown = ", ".join(words[:SHOWN])
    if len(words) <= SHOWN:
        return shown
    return _("%(shown)s and %(count)s more") % {"shown": shown, "count": len(words) - SHOWN}
