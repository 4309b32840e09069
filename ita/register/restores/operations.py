"""Records that the database was restored from a backup, and that an administrator accepts it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from ita.register.anchors import file
from ita.register.anchors.models import Anchor, Installation
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append_about, lock_head
from ita.register.restored import restore_of
from ita.register.restores import rules
from ita.register.subjects import Subject


@dataclass(frozen=True)
class Backup:
    """What was restored: the name of its file, and its SHA-256."""

    name: str
    sha256: str

    @classmethod
    def of(cls, path: Path) -> "Backup":
        """Raises OSError where the file cannot be read."""
        with path.open("rb") as stored:
            return cls(path.name, hashlib.file_digest(stored, "sha256").hexdigest())


@atomic_with_retry
def record_restore(backup: Backup, reason: str = "") -> list[RegisterEntry]:
    """Put on every agency's register that the database is ``backup``; returns the rows.

    Each names the head of the register as it is now and the newest anchor outside. What was
    appended between the two is lost.

    Raises:
        NotAllowed: there is no agency's website.
        OSError: the anchors cannot be read.
    """
    sites = list(Site.objects.order_by("pk"))
    if not sites:
        raise NotAllowed(_("There is no website yet. Please run setup_site first."))
    newest = {line.facts["site"]: line for line in file.read() if line.facts}
    return [_append_restored(site, backup, newest.get(site.pk), reason) for site in sites]


@atomic_with_retry
def accept_restore(entry: RegisterEntry, user: User, reason: str) -> RegisterEntry:
    """The administrator takes the restore of the row ``entry`` as right; returns the new row.

    Raises:
        NotAllowed: see ``rules.why_not_accept``, ``rules.why_reason_missing``.
    """
    site = Site.objects.get(pk=entry.site_id)
    lock_head(site)
    ensure(rules.why_not_accept(user, restore_of(entry)), rules.why_reason_missing(reason))
    details = {"restore": entry.pk, "restore_number": entry.label}
    return append_about(
        Act.RESTORE_ACCEPTED, _installation(), user, site=site, reason=reason, details=details
    )


def _append_restored(
    site: Site, backup: Backup, newest: file.Line | None, reason: str
) -> RegisterEntry:
    details = {
        "backup": backup.name,
        "backup_sha256": backup.sha256,
        "head": _head(site),
        "anchor": _anchor(newest) if newest else {},
        "known_anchors": getattr(Anchor.objects.last(), "pk", 0),
    }
    return append_about(
        Act.RESTORED, _installation(), None, site=site, reason=reason, details=details
    )


def _head(site: Site) -> dict[str, Any]:
    rows = RegisterEntry.objects.of_site(site)
    last = rows.last()
    return {
        "number": last.label if last else "",
        "sha256": last.sha256 if last else "",
        "rows": rows.count(),
    }


def _anchor(line: file.Line) -> dict[str, Any]:
    facts = line.facts or {}
    kept = {name: facts[name] for name in ("number", "sha256", "rows", "time")}
    return kept | {"line": line.sha256}


def _installation() -> Subject:
    kind = SubjectKind.INSTALLATION
    return Subject(kind, Installation.name(), str(kind.label))
