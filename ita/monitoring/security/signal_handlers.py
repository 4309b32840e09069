"""Hears of accounts, and has a collector read what is kept elsewhere."""

from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.http import HttpRequest
from wagtail.models import ModelLogEntry, PageLogEntry

from ita.monitoring.security import collector
from ita.monitoring.security.enums import EventKind
from ita.monitoring.security.operations import note
from ita.monitoring.security.sources import ACTS, ANSWERS_READ, CASE_READ
from ita.register.models import RegisterEntry
from ita.register.signals import act_appended

CHANGES = (
    ("is_superuser", EventKind.SUPERUSER_GIVEN, EventKind.SUPERUSER_TAKEN),
    ("is_active", EventKind.ACCOUNT_OPENED, EventKind.ACCOUNT_CLOSED),
)


def note_sign_in(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    note(EventKind.SIGNED_IN, user, request)


def note_sign_out(sender: object, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user:
        note(EventKind.SIGNED_OUT, user, request)


def note_failure(
    sender: object, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    """Of a name that nobody has only that it was tried: people type passwords into that field."""
    user = User.objects.filter(username=credentials.get("username") or "").first()
    note(EventKind.SIGN_IN_FAILED, user, request)


def remember_rights(
    sender: object, instance: User, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """What the account could do before it is saved; ``note_rights`` compares."""
    touched = update_fields is None or {"is_superuser", "is_active"} & set(update_fields)
    instance._rights_before = None  # type: ignore[attr-defined]
    if raw or not touched:
        return
    before = User.objects.filter(pk=instance.pk).values("is_superuser", "is_active").first()
    nobody = {"is_superuser": False, "is_active": instance.is_active}
    instance._rights_before = before or nobody  # type: ignore[attr-defined]


def note_rights(sender: object, instance: User, **kwargs: Any) -> None:
    before = getattr(instance, "_rights_before", None)
    if before is None:
        return
    for name, given, taken in CHANGES:
        if getattr(instance, name) != before[name]:
            note(given if getattr(instance, name) else taken, instance)


def send_act(sender: object, entry: RegisterEntry, **kwargs: Any) -> None:
    """A row that a collector wants too, once it stands."""
    if ACTS.get(entry.act):
        facts: dict[str, Any] = {"agency": entry.site_id, "account": entry.actor_username}
        about = f"{entry.title} ({entry.label})"
        transaction.on_commit(partial(collector.send, entry.act, about=about, **facts))


def send_reading(
    sender: object, instance: Any, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    if created and not raw and instance.action in (CASE_READ, ANSWERS_READ):
        account = instance.user.get_username() if instance.user else ""
        collector.send(instance.action, account=account, about=instance.label)


def connect() -> None:
    user_logged_in.connect(note_sign_in, dispatch_uid="ita_note_sign_in")
    user_logged_out.connect(note_sign_out, dispatch_uid="ita_note_sign_out")
    user_login_failed.connect(note_failure, dispatch_uid="ita_note_sign_in_failed")
    pre_save.connect(remember_rights, sender=User, dispatch_uid="ita_remember_rights")
    post_save.connect(note_rights, sender=User, dispatch_uid="ita_note_rights")
    act_appended.connect(send_act, dispatch_uid="ita_send_act")
    for log in (ModelLogEntry, PageLogEntry):
        post_save.connect(send_reading, sender=log, dispatch_uid=f"ita_send_{log.__name__}")
