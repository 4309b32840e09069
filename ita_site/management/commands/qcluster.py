from typing import Any

from django_q.management.commands.qcluster import Command as QueueCommand

from ita.register.rights import ensure_modest


class Command(QueueCommand):
    """django-q's worker, which does not start as the owner of the tables."""

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_modest()
        super().handle(*args, **options)
