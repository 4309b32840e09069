"""Proposes a change of what the public reads, and allows, refuses or withdraws it. Each is atomic
and stands on the register, with the old and the new values."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from ita.integrity.public_facts import (
    FactKind,
    changes_in_words,
    fact_drift,
    fact_kinds,
    label_of,
    same,
)
from ita.register.allowed import allowed_of
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append_about
from ita.register.subjects import Subject
from ita.workflow.changes import rules
from ita.workflow.changes.models import ChangeState, ProposedChange
from ita.workflow.rules import why_reason_missing


@atomic_with_retry
def propose(
    kind: FactKind, site: Site, key: str, wanted: Any, user: User, reason: str
) -> ProposedChange:
    """Ask for the state ``wanted`` (an unsaved copy) of the thing that ``key`` names.

    Raises:
        NotAllowed: see ``rules.why_not_propose``; or nothing would change.
        ValidationError: the thing cannot be so.
    """
    ensure(rules.why_not_propose(user, kind, site, key, reason))
    thing = _lock(kind, site, key)
    old, new = _difference(kind, thing, wanted)
    try:
        with transaction.atomic():
            change = ProposedChange.objects.create(
                site=site,
                kind=kind.kind,
                key=key,
                label=label_of(thing if thing.pk else wanted),
                old=old,
                new=new,
                reason=reason,
                proposed_by=user,
            )
    except IntegrityError:  # somebody proposed at the same moment
        ensure(rules.why_not_propose(user, kind, site, key, reason))
        raise
    _append_of(Act.CHANGE_PROPOSED, change, user, reason)
    return change


@atomic_with_retry
def begin_with(
    kind: FactKind, site: Site, key: str, wanted: Any, user: User, reason: str
) -> RegisterEntry:
    """In an agency's first hour, when nobody could allow it yet: the thing begins as ``wanted``.

    Raises:
        NotAllowed, ValidationError: as ``propose``; or the first hour is over.
    """
    ensure(rules.why_not_begin(user, kind, site, reason))
    thing = _lock(kind, site, key)
    old, new = _difference(kind, thing, wanted)
    _make(kind, thing, new)
    return _append(Act.FACTS_SET, kind, kind.subject(thing), site, user, reason, old, new)


@atomic_with_retry
def allow(change: ProposedChange, user: User, note: str = "") -> RegisterEntry:
    """The approver allows ``change``, and it is made.

    Raises:
        NotAllowed: see ``rules.why_not_decide`` and ``why_outdated``; or the thing cannot be so
            any more.
    """
    change = _claim(change)
    ensure(rules.why_not_decide(user, change))
    kind = fact_kinds()[change.kind]
    thing = _lock(kind, change.site, change.key)
    ensure(rules.why_outdated(change, kind, thing))
    _make_allowed(kind, thing, change.new)
    change.key, change.label = kind.key_of(thing), label_of(thing)
    return _end(change, ChangeState.ALLOWED, Act.CHANGE_ALLOWED, user, note)


@atomic_with_retry
def refuse(change: ProposedChange, user: User, reason: str) -> RegisterEntry:
    """The approver does not allow ``change``; what is live stays.

    Raises:
        NotAllowed: no reason given, or see ``rules.why_not_decide``.
    """
    change = _claim(change)
    ensure(rules.why_not_decide(user, change), why_reason_missing(reason))
    return _end(change, ChangeState.REFUSED, Act.CHANGE_REFUSED, user, reason)


@atomic_with_retry
def withdraw(change: ProposedChange, user: User) -> RegisterEntry:
    """The officer who proposed ``change`` takes it back.

    Raises:
        NotAllowed: see ``rules.why_not_withdraw``.
    """
    change = _claim(change)
    ensure(rules.why_not_withdraw(user, change))
    return _end(change, ChangeState.WITHDRAWN, Act.CHANGE_WITHDRAWN, user, "")


@atomic_with_retry
def confirm_found(kind: FactKind, site: Site, key: str, user: User, reason: str) -> RegisterEntry:
    """The approver takes what was found live, and differs from what was allowed, as allowed.

    Raises:
        NotAllowed: see ``rules.why_not_answer``; or nothing differs.
    """
    subject, _thing, found, known = _claim_found(kind, site, key, user, reason)
    return _append(Act.CHANGE_CONFIRMED, kind, subject, site, user, reason, known, found)


@atomic_with_retry
def undo_found(kind: FactKind, site: Site, key: str, user: User, reason: str) -> RegisterEntry:
    """The approver puts back what was allowed last.

    Raises:
        NotAllowed: see ``rules.why_not_answer``; or it cannot be put back.
    """
    subject, thing, found, known = _claim_found(kind, site, key, user, reason)
    ensure(rules.why_not_put_back(kind, thing))
    _make_allowed(kind, thing, known)
    return _append(Act.CHANGE_UNDONE, kind, subject, site, user, reason, found, known)


def _claim(change: ProposedChange) -> ProposedChange:
    """The change as it is now, locked, so that of two people who act at once one is told."""
    locked = ProposedChange.objects.select_for_update().select_related("site")
    return locked.get(pk=change.pk)


def _claim_found(
    kind: FactKind, site: Site, key: str, user: User, reason: str
) -> tuple[Subject, Any, dict[str, Any], dict[str, Any]]:
    """The thing (None where it is gone), its values that differ, and those that were allowed."""
    thing = _lock(kind, site, key)
    known = allowed_of(site, kind.kind, key)
    ensure(rules.why_not_answer(user, site, known.found), why_reason_missing(reason))
    if thing is None and known.row:
        values = dict(known.values)
        return Subject(kind.kind, key, known.row.subject_label), None, dict.fromkeys(values), values
    drift = fact_drift(kind, thing, site) if thing else None
    if drift is None or not drift.live:
        raise NotAllowed(_("This cannot be mended here. Please tell the administrator."))
    found = dict(drift.live)
    return drift.subject, thing, found, {field: known.value(field) for field in found}


def _lock(kind: FactKind, site: Site, key: str) -> Any:
    thing = kind.find(site, key)
    if thing is not None and thing.pk:
        kind.model._default_manager.select_for_update().get(pk=thing.pk)
        thing.refresh_from_db()
    return thing


def _difference(kind: FactKind, thing: Any, wanted: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The old and the new values of the fields that ``wanted`` changes."""
    before, after = kind.values(thing), kind.values(wanted)
    fields = [field for field in after if not same(before[field], after[field])]
    if not fields:
        raise NotAllowed(_("Nothing differs from what is live."))
    wanted.full_clean()
    return {f: before[f] for f in fields}, {f: after[f] for f in fields}


def _make(kind: FactKind, thing: Any, values: Mapping[str, Any]) -> None:
    """Give ``thing`` the ``values`` (as JSON)."""
    for field in kind.fields:
        if field not in values:
            continue
        value, column = values[field], kind.model._meta.get_field(field)
        if isinstance(column, ForeignKey):
            number = value["id"] if value else None
            _check_file(column, value)
            setattr(thing, column.attname, number)
        else:
            setattr(thing, field, column.get_default() if value is None else value)  # type: ignore[union-attr]
    if kind.make:
        kind.make(thing, values)
    for name, label in kind.derived.items():
        if name in values and not same(kind.value(thing, name), values[name]):
            raise ValidationError(_("Changed meanwhile: %(what)s.") % {"what": label})
    thing.full_clean()
    thing.save()


def _make_allowed(kind: FactKind, thing: Any, values: Mapping[str, Any]) -> None:
    """``_make``, for an approver.

    Raises:
        NotAllowed: the thing cannot be so any more.
    """
    try:
        _make(kind, thing, values)
    except ValidationError as error:
        raise NotAllowed(" ".join(error.messages)) from error


def _check_file(column: "ForeignKey[Any, Any]", value: Mapping[str, Any] | None) -> None:
    if value is None:
        return
    files: Any = column.related_model
    stored = files.objects.filter(pk=value["id"]).first()
    if stored is None or stored.sha256 != value["sha256"]:
        raise ValidationError(_("The file “%(file)s” is gone.") % {"file": value["title"]})


def _end(
    change: ProposedChange, state: ChangeState, act: Act, user: User, reason: str
) -> RegisterEntry:
    change.state = state
    change.save()
    return _append_of(act, change, user, reason)


def _append_of(act: Act, change: ProposedChange, user: User, reason: str) -> RegisterEntry:
    kind = fact_kinds()[change.kind]
    subject = Subject(kind.kind, change.key, change.label)
    details = {
        "change": change.pk,
        "proposer_id": change.proposed_by_id,
        "changes": changes_in_words(kind, change.old, change.new),
    }
    return append_about(act, subject, user, site=change.site, reason=reason, details=details)


def _append(
    act: Act,
    kind: FactKind,
    subject: Subject,
    site: Site,
    user: User | None,
    reason: str,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
) -> RegisterEntry:
    details = {"changes": changes_in_words(kind, old, new)}
    return append_about(act, subject, user, site=site, reason=reason, details=details)
