"""Old addresses as what the public reads: which of them lead on was allowed, and is compared."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from home.core.duties import Group
from home.visibility import public_ids
from ita.integrity.public_facts import FactKind
from ita.register.enums import SubjectKind
from ita.workflow.old_addresses.faults import Row
from ita.workflow.old_addresses.models import OldAddressList

LEADING = "leading"


def digest(rows: Iterable[Row]) -> str:
    """How many addresses lead on, and the SHA-256 of which to where; "" where none does."""
    told = sorted(rows, key=lambda row: str(row[0]))
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{len(told)} ({hashlib.sha256(text.encode()).hexdigest()})" if told else ""


def leading_rows(listed: OldAddressList) -> list[Row]:
    """What really leads on of the list now; one query."""
    wanted = {old for old, _target in listed.rows}
    made = Redirect.objects.filter(site=listed.site_id, automatically_created=False)
    columns = ("old_path", "redirect_page", "redirect_link")
    return [[old, page or link] for old, page, link in made.values_list(*columns) if old in wanted]


def old_paths_of_lists() -> set[tuple[int, str]]:
    """(number of the site, old path) of everything that stands in a list."""
    rows = OldAddressList.objects.values_list("site", "rows")
    return {(site, old) for site, listed in rows for old, _target in listed}


def proposal(listed: OldAddressList, is_wanted: bool) -> OldAddressList:
    """A copy of the list that says what shall be: that its addresses lead on, or that none does."""
    copy = OldAddressList.objects.get(pk=listed.pk)
    copy.is_proposal, copy.is_wanted = True, is_wanted
    return copy


def _value(listed: OldAddressList, name: str) -> str:
    if listed.is_proposal:
        return digest(listed.rows) if listed.is_wanted else ""
    return digest(leading_rows(listed))


def _make(listed: OldAddressList, values: Mapping[str, Any]) -> None:
    """Have the addresses of the list lead on, or no longer.

    Raises:
        ValidationError: one of them cannot any more.
    """
    old_paths = [str(old) for old, _target in listed.rows]
    redirects = Redirect.objects.filter(site=listed.site)
    if not values[LEADING]:
        mine = set(old_paths)
        numbers = [pk for pk, old in redirects.values_list("pk", "old_path") if old in mine]
        for start in range(0, len(numbers), 500):
            redirects.filter(pk__in=numbers[start : start + 500]).delete()
        return
    taken = set(redirects.values_list("old_path", flat=True)).intersection(old_paths)
    pages = {int(target) for _old, target in listed.rows if isinstance(target, int)}
    if taken or pages - public_ids(pages):
        raise ValidationError(
            _("Since the file was uploaded a page went or an address was taken. Upload it again.")
        )
    Redirect.objects.bulk_create(_redirect(listed.site, *row) for row in listed.rows)


def _redirect(site: Site, old: str, target: int | str) -> Redirect:
    is_page = isinstance(target, int)
    return Redirect(
        site=site,
        old_path=old,
        is_permanent=True,
        redirect_page_id=target if is_page else None,
        redirect_link="" if is_page else target,
    )


OLD_ADDRESSES = FactKind(
    SubjectKind.OLD_ADDRESSES,
    OldAddressList,
    (),
    Group.WEBMASTERS,
    value=_value,
    can_be_put_back=False,
    derived={LEADING: gettext_lazy("addresses that lead on (how many, SHA-256)")},
    make=_make,
    shown_at=lambda key: reverse("ita_old_address_list", args=[key]),
)
