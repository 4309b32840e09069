"""What every workbook says of the register's head, so that the register cannot be rewritten
quietly (design, invariant 3)."""

from django.utils.translation import gettext as _

from home.thai.calendar import format_datetime
from ita.register.heads import Head


def head_facts(head: Head | None) -> list[tuple[str, str]]:
    """(label, text): the head's number and time, its whole hash, and how to check it."""
    if head is None:
        return [(_("Head of the register"), _("Nothing on the register yet"))]
    last = _("Register number %(number)s, %(time)s") % {
        "number": head.number,
        "time": format_datetime(head.time),
    }
    how = _("The administrator runs: %(command)s") % {
        "command": f"manage.py verify_register --head {head.sha256}"
    }
    return [
        (_("Head of the register"), last),
        (_("SHA-256 of the head"), head.sha256),
        (_("To verify the register"), how),
    ]


def outside_facts(head: Head | None) -> list[tuple[str, str]]:
    """The same for readers outside, who know no commands: number, time and the code by which the
    agency shows that its register was not rewritten since."""
    if head is None:
        return head_facts(None)
    return [head_facts(head)[0], (_("Code of the register"), head.sha256)]
