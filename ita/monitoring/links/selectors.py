"""What is known of an agency's links, as plain data, grouped by where they lead."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Case, Count, Exists, OuterRef, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from home.models import AgencyDocument
from ita.monitoring.links.enums import LinkKind, LinkVerdict
from ita.monitoring.links.models import LinkAddress, LinkAddressQuerySet, LinkPlace
from ita.monitoring.links.words import finding_of
from ita.monitoring.page_owners import owners_of

ORDER = list(LinkVerdict)  # what is to be mended first


@dataclass(frozen=True)
class Place:
    """Where a link stands: on which page of which unit, where on it, with which words."""

    page_id: int
    title: str
    unit: str
    where: str
    words: str
    edit_url: str


@dataclass(frozen=True)
class LinkGroup:
    """All links that lead to one address. ``name`` is what officers know it by, ``url`` opens it
    (empty: nothing does); ``count`` the number of the places, of which some are listed."""

    row: LinkAddress
    name: str
    url: str
    finding: str
    places: tuple[Place, ...]
    count: int

    @property
    def unlisted(self) -> int:
        return self.count - len(self.places)

    @property
    def verdict(self) -> LinkVerdict:
        return LinkVerdict(self.row.verdict)


def addresses(
    site: Site, *, unit_id: int | None = None, page_ids: Collection[int] | None = None
) -> LinkAddressQuerySet:
    """The addresses that pages of the agency link, what is to be mended first.

    Args:
        unit_id: only what stands on pages of the unit.
        page_ids: only what stands on these pages.
    """
    places = LinkPlace.objects.filter(address=OuterRef("pk"))
    if unit_id is not None:
        places = places.filter(page__contentpage__owner_unit=unit_id)
    if page_ids is not None:
        places = places.filter(page__in=page_ids)
    order = Case(*(When(verdict=each, then=Value(n)) for n, each in enumerate(ORDER)))
    rows = LinkAddress.objects.of_site(site).filter(Exists(places))
    return rows.order_by(order, "address", "pk")


def counts_of(rows: LinkAddressQuerySet) -> list[tuple[LinkVerdict, int]]:
    """How many of the addresses there are of each verdict; one query."""
    found = Counter(dict(rows.order_by().values_list("verdict").annotate(Count("pk"))))
    return [(each, found[each.value]) for each in ORDER]


def groups_of(
    rows: Sequence[LinkAddress], site: Site, most_places: int | None = None
) -> list[LinkGroup]:
    """The links of ``rows``, in their order; of each address at most so many places. A fixed number
    of queries, however many."""
    places, counts = _places(rows, most_places)
    names = _names(rows)
    return [
        LinkGroup(
            row=row,
            name=names.get(row.pk, "") or _readable(row.address),
            url=_url(row, site),
            finding=finding_of(row),
            places=tuple(places[row.pk]),
            count=counts.get(row.pk, 0),
        )
        for row in rows
    ]


def units_linking(site: Site) -> list[tuple[int, str]]:
    """(number, name) of the units on whose pages links stand; one query."""
    rows = LinkPlace.objects.filter(address__site=site)
    names = ("page__contentpage__owner_unit", "page__contentpage__owner_unit__name")
    found = rows.exclude(page__contentpage__owner_unit=None).order_by(names[1])
    return list(found.values_list(*names).distinct())


def owned_pages(site: Site, user_id: int) -> set[int]:
    """The pages with links that the officer owns; a fixed number of queries."""
    return {page for page, owners in link_owners(site).items() if user_id in owners}


def link_owners(site: Site, verdict: LinkVerdict | None = None) -> dict[int, tuple[int, ...]]:
    """{number of the page: accounts of its owners}, of pages with links (of the verdict)."""
    return owners_of(site, units_of_pages(site, verdict))


def units_of_pages(site: Site, verdict: LinkVerdict | None = None) -> dict[int, int | None]:
    """{number of the page: number of its owner unit}, of pages with links (of the verdict)."""
    rows = LinkPlace.objects.filter(address__site=site)
    if verdict:
        rows = rows.filter(address__verdict=verdict)
    columns = ("page", "page__contentpage__owner_unit")
    return dict(rows.order_by().values_list(*columns).distinct())


def _places(
    rows: Sequence[LinkAddress], most: int | None
) -> tuple[dict[int, list[Place]], dict[int, int]]:
    found = LinkPlace.objects.filter(address__in=rows).order_by("page__title", "pk")
    counts = dict(found.order_by().values_list("address").annotate(Count("pk")))
    if most is not None:
        order = ["page__title", "pk"]
        number = Window(RowNumber(), partition_by="address", order_by=order)
        found = found.annotate(number=number).filter(number__lte=most)
    places: dict[int, list[Place]] = defaultdict(list)
    for each in found.select_related("page__contentpage__owner_unit"):
        places[each.address_id].append(_place(each))
    return places, counts


def _place(each: LinkPlace) -> Place:
    content = getattr(each.page, "contentpage", None)
    unit = content.owner_unit.name if content and content.owner_unit else ""
    edit = reverse("wagtailadmin_pages:edit", args=[each.page_id])
    return Place(
        page_id=each.page_id,
        title=each.page.title,
        unit=unit,
        where=_where(each),
        words=each.words,
        edit_url=f"{edit}#:w:contentpath={each.path}",
    )


def _where(each: LinkPlace) -> str:
    """ "Content, part 3": as the editor calls it."""
    try:
        field = each.page.specific_class._meta.get_field(each.field)
    except (FieldDoesNotExist, AttributeError):  # of a release before
        return each.field
    related = field.related_model if field.auto_created else None
    name = related._meta.verbose_name_plural if related else field.verbose_name
    number = {"name": name, "number": each.row}
    if isinstance(field, StreamField):
        return _("%(name)s, part %(number)s") % number
    return _("%(name)s, row %(number)s") % number if each.row else str(name)


def _names(rows: Iterable[LinkAddress]) -> dict[int, str]:
    """Titles of chosen pages and files, by the number of the row."""
    chosen = [row for row in rows if row.kind in (LinkKind.PAGE, LinkKind.FILE)]
    numbers = {
        kind: {int(row.address) for row in chosen if row.kind == kind and row.address.isdecimal()}
        for kind in (LinkKind.PAGE, LinkKind.FILE)
    }
    pages = Page.objects.filter(pk__in=numbers[LinkKind.PAGE])
    files = AgencyDocument.objects.filter(pk__in=numbers[LinkKind.FILE])
    titles: dict[tuple[str, str], str] = {}
    for kind, things in ((LinkKind.PAGE, pages), (LinkKind.FILE, files)):
        titles |= {(kind, str(pk)): title for pk, title in things.values_list("pk", "title")}
    return {row.pk: titles.get((row.kind, row.address), "") or _gone(row) for row in chosen}


def _gone(row: LinkAddress) -> str:
    number = {"kind": LinkKind(row.kind).label, "number": row.address}
    return _("%(kind)s that is gone (number %(number)s)") % number


def _url(row: LinkAddress, site: Site) -> str:
    if row.kind == LinkKind.PAGE:
        return reverse("wagtailadmin_explore", args=[row.address]) if row.reason != "gone" else ""
    if row.kind == LinkKind.FILE:
        return ""
    return row.address if row.address.startswith(("http://", "https://")) else ""


def _readable(address: str) -> str:
    """Thai addresses in Thai letters, as a browser shows them."""
    try:
        return unquote(address, errors="strict")
    except UnicodeDecodeError:
        return address
