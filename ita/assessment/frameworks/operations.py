"""What officers do to whole frameworks, beside loading them. Each is atomic."""

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Site

from home.core.exceptions import ensure
from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.drafts import why_not_create, why_not_finish
from ita.assessment.frameworks.protection import why_no_reason, why_not_delete_framework
from ita.assessment.frameworks.storing import store
from ita.assessment.models import Framework
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from ita.register.subjects import Subject

NOT_UNDERSTOOD = "not_understood"  # among the remarks of a draft


@transaction.atomic
def create_draft(data: FrameworkData, site: Site, user: User, faults: list[str]) -> Framework:
    """Keep what was understood of a file as a draft of the agency; ``faults`` and what was not
    understood are kept with it.

    Raises:
        NotAllowed: it has no name or year, or the agency has such a list.
    """
    ensure(why_not_create(data, site))
    framework = store(data, site)
    framework.is_draft = True
    if left := [*faults, *data.unknown, *data.warnings]:
        framework.remarks = {**framework.remarks, NOT_UNDERSTOOD: left}
    framework.save(update_fields=["is_draft", "remarks"])
    log(instance=framework, action="wagtail.create", user=user)
    return framework


@transaction.atomic
def finish_draft(framework: Framework, user: User) -> None:
    """From now on the agency works with the list.

    Raises:
        NotAllowed: something is missing.
    """
    framework = Framework.objects.select_for_update().get(pk=framework.pk)
    ensure(why_not_finish(framework))
    framework.is_draft = False
    framework.save(update_fields=["is_draft"])
    log(instance=framework, action="wagtail.edit", user=user)


@transaction.atomic
def delete_framework(framework: Framework, site: Site, user: User, reason: str) -> None:
    """Delete an own list of the agency; the register says who did, and why.

    Raises:
        NotAllowed: it is not the agency's own, evidence or the public stands on it, or no reason.
    """
    framework = Framework.objects.select_for_update().get(pk=framework.pk)
    ensure(why_not_delete_framework(framework), why_no_reason(reason))
    subject = Subject(SubjectKind.FRAMEWORK, str(framework.pk), str(framework))
    append_about(Act.FRAMEWORK_DELETED, subject, user, site=site, reason=reason.strip())
    log(instance=framework, action="wagtail.delete", user=user)
    framework.delete()
