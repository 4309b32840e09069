from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from ita.integrity.proof import proof_faults
from ita.register import triggers
from ita.register.anchors import operations
from ita.register.enums import Act
from ita.register.models import RegisterEntry, RegisterHead
from tests.ita.register.conftest import Write

Anchored = Callable[[int], list[RegisterEntry]]


@pytest.fixture
def anchored(write: Write) -> Anchored:
    """``anchored(3)`` appends three rows and anchors the last."""

    def append_and_anchor(count: int) -> list[RegisterEntry]:
        rows = [write(Act.REQUESTED) for _n in range(count)]
        operations.write_all()
        return rows

    return append_and_anchor


@pytest.fixture
def behind_the_back() -> Any:
    """``behind_the_back(sql, …)``: whoever owns the database does what it forbids."""

    def run(*statements: tuple[str, list[Any]]) -> None:
        triggers.remove()
        with connection.cursor() as cursor:
            for statement, params in statements:
                cursor.execute(statement, params)
        triggers.install()

    return run


def chain_anew() -> None:
    """Compute hashes, chain and head again, as an attacker would who knows the rules."""
    triggers.remove()
    for head in RegisterHead.objects.all():
        previous = ""
        for row in RegisterEntry.objects.filter(site_id=head.site_id):
            row.previous_sha256 = previous
            row.sha256 = previous = row.compute_hash()
            hashes = {"previous_sha256": row.previous_sha256, "sha256": row.sha256}
            QuerySet.update(RegisterEntry.objects.filter(pk=row.pk), **hashes)
        RegisterHead.objects.filter(pk=head.pk).update(sha256=previous)
    triggers.install()


def faults() -> list[str]:
    return [str(fault) for fault in proof_faults()]


def in_minutes(minutes: int) -> datetime:
    return timezone.now() + timedelta(minutes=minutes)
