"""Confirms wording and takes it back, and attaches the handbook. Each is a row of the register:
who said what, when, stays there whatever becomes of account and framework."""

from collections.abc import Collection as Several
from collections.abc import Iterable, Mapping
from itertools import groupby

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Collection, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.models import AgencyDocument, AgencySettings
from ita.assessment.confirmation import rules
from ita.assessment.confirmation.models import Handbook, WordingConfirmation
from ita.assessment.confirmation.selectors import confirmed
from ita.assessment.confirmation.texts import (
    Text,
    fingerprint,
    item_of,
    items_of,
    key_of,
    texts_of,
    words_of,
)
from ita.assessment.models import Element, Framework, Item
from ita.people.models import OfficerProfile
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from ita.register.subjects import Subject

HANDBOOK_TYPES = ("pdf",)


@atomic_with_retry
def confirm(
    framework: Framework,
    keys: Several[str] | None,
    site: Site,
    user: User,
    *,
    seen: str,
    item: Item | None = None,
) -> int:
    """``user`` says under their name that the texts with ``keys`` are the issuer's; None means all
    that they were shown: those of ``item``, or of the whole list. ``seen`` is the fingerprint of
    these. What is confirmed already stays as it is.

    Returns:
        How many were confirmed anew.

    Raises:
        NotAllowed: no ITA officer today, nothing chosen, or the wording changed while they read.
    """
    ensure(rules.why_not_confirm(user, framework, site))
    shown = _shown(framework, item)
    chosen = [text for text in shown if keys is None or key_of(text) in keys]
    ensure(rules.why_not_seen(seen, fingerprint(shown)), rules.why_nothing_chosen(list(chosen)))
    return len(_store(framework, chosen, site, user, {}))


@atomic_with_retry
def take_over(
    framework: Framework, confirmers: Mapping[str, tuple[str, str]], site: Site, user: User
) -> int:
    """``user`` takes over what others confirmed: {key of a text: (its words, who confirmed them)}.
    Only words that are the same here are taken over.

    Returns:
        How many were confirmed anew.

    Raises:
        NotAllowed: no ITA officer today, or nothing is the same.
    """
    ensure(rules.why_not_confirm(user, framework, site))
    nobody = (None, "")
    chosen = [
        text
        for text in texts_of(items_of(framework))
        if confirmers.get(key_of(text), nobody)[0] == words_of(text)
    ]
    ensure(rules.why_nothing_chosen(list(chosen)))
    named = {key: confirmer for key, (_words, confirmer) in confirmers.items()}
    return len(_store(framework, chosen, site, user, named))


@atomic_with_retry
def withdraw(framework: Framework, keys: Several[str], reason: str, site: Site, user: User) -> int:
    """The confirmations of the texts with ``keys`` are taken back.

    Returns:
        How many there were.

    Raises:
        NotAllowed: no ITA officer today, no reason, or none of them is confirmed.
    """
    ensure(rules.why_not_confirm(user, framework, site), rules.why_without_reason(reason))
    held = confirmed(framework, site)
    texts = list(texts_of(items_of(framework)))
    chosen = [text for text in texts if key_of(text) in keys and held.of(text)]
    ensure(rules.why_nothing_chosen(list(chosen)))
    _rows(chosen, site).delete()
    _append(Act.WORDING_WITHDRAWN, framework, chosen, site, user, reason=reason.strip())
    return len(chosen)


@atomic_with_retry
def attach_handbook(
    framework: Framework, upload: "UploadedFile[bytes]", site: Site, user: User
) -> Handbook:
    """Keep ``upload`` as the issuer's handbook for the framework; an earlier one gives way and
    stays among the agency's files.

    Raises:
        NotAllowed: no ITA officer today, or a file that is not accepted (home/files.py), or no PDF.
    """
    ensure(rules.why_not_confirm(user, framework, site))
    upload.seek(0)
    document = AgencyDocument(
        title=_("Handbook of %(framework)s") % {"framework": framework},
        file=upload,
        collection=AgencySettings.for_site(site).collection or Collection.get_first_root_node(),
        uploaded_by_user=user,
    )
    try:
        document.clean()
    except ValidationError as error:
        raise NotAllowed(" ".join(error.messages)) from error
    if document.extension not in HANDBOOK_TYPES:
        raise NotAllowed(_("Please attach the issuer's handbook as PDF."))
    document.save()
    values = {"document": document, "attached_by": user, "attached_at": timezone.now()}
    found, _is_new = Handbook.objects.update_or_create(
        site=site, framework=framework, defaults=values
    )
    return found


def _shown(framework: Framework, item: Item | None) -> list[Text]:
    items = items_of(framework)
    return list(texts_of(each for each in items if item is None or each.pk == item.pk))


def _store(
    framework: Framework,
    chosen: Iterable[Text],
    site: Site,
    user: User,
    confirmers: Mapping[str, str],
) -> list[Text]:
    held = confirmed(framework, site)
    new = [text for text in chosen if held.of(text) is None]
    if not new:
        return []
    post = OfficerProfile.of(user, site)
    said = {"name": post.full_name, "position": post.position} if post else {}
    _rows(new, site).delete()  # of another wording than today's
    rows = [
        WordingConfirmation(
            site=site,
            item_id=item_of(text).pk,
            element_id=text.pk if isinstance(text, Element) else None,
            text=words_of(text),
            user=user,
            confirmer=confirmers.get(key_of(text), ""),
            **said,
        )
        for text in new
    ]
    WordingConfirmation.objects.bulk_create(rows, ignore_conflicts=True)
    names = sorted({row.confirmer for row in rows if row.confirmer})
    _append(Act.WORDING_CONFIRMED, framework, new, site, user, confirmers=names)
    return new


def _rows(texts: Iterable[Text], site: Site) -> QuerySet[WordingConfirmation]:
    texts = list(texts)
    elements = [text.pk for text in texts if isinstance(text, Element)]
    titles = [text.pk for text in texts if isinstance(text, Item)]
    rows = WordingConfirmation.objects.filter(site=site)
    return rows.filter(Q(element__in=elements) | Q(element=None, item__in=titles))


def _append(
    act: Act,
    framework: Framework,
    texts: list[Text],
    site: Site,
    user: User,
    *,
    reason: str = "",
    confirmers: Iterable[str] = (),
) -> None:
    """How many texts of which item; and all of them in one hash."""
    by_item = groupby(texts, lambda text: item_of(text).code)
    counts = [(code, len(list(rows))) for code, rows in by_item]
    is_new = act == Act.WORDING_CONFIRMED
    changes = []
    for code, count in counts:
        words = ngettext("%(count)s text", "%(count)s texts", count) % {"count": count}
        said = {"old": None, "new": words} if is_new else {"old": words, "new": None}
        changes.append({"field": code, "label": code, **said})
    details = {
        "changes": changes,
        "texts_sha256": fingerprint(texts),
        "confirmers": "; ".join(confirmers),
    }
    subject = Subject(SubjectKind.WORDING, str(framework.pk), str(framework))
    append_about(act, subject, user, site=site, reason=reason, details=details)
