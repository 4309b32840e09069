"""A case that the public opened begins its clock, in the same transaction."""

from typing import Any

from home.models import Case, EnteredCase, case_opened
from ita.monitoring.petitions.operations import receive


def connect() -> None:
    case_opened.connect(_receive, dispatch_uid="ita.petitions")


def _receive(
    sender: type[Case], case: Case, entered: EnteredCase | None = None, **kwargs: Any
) -> None:
    receive(case, entered)
