"""Lists of the website that a framework's checks name: evidence that the system finds by itself.

``act_section: 9(3)`` is answered by the list of that section of the Act, ``listed: law`` by the
list of that section of the website. Linked once, such a list shows what is published later too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.act_sections import values_with_sections
from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.core.users import AnyUser
from home.enums import Section
from home.listings import ACT_SECTION
from home.models import ContentPage, SectionPage
from home.thai.calendar import to_be, to_ce
from home.visibility import public
from ita.assessment import operations
from ita.assessment.checks.names import page_types
from ita.assessment.checks.vocabulary import NAME, faults_of
from ita.assessment.coverage import items_of
from ita.assessment.evidence.address import YEAR
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element, Framework, Item
from ita.assessment.offers.suggestions import wanted_year

NOT_BY_MACHINE = "officer"
Named = tuple[Section, str]  # the section whose list it is, and its filters


@dataclass(frozen=True)
class Place:
    """The list ``page``, narrowed by ``filters``, proves ``elements`` of ``item``."""

    item: Item
    page: SectionPage
    filters: str
    elements: tuple[Element, ...]


def why_not_link(user: AnyUser) -> str | None:
    """Why ``user`` links no evidence."""
    if user.has_perm("ita.add_evidence"):
        return None
    return _("Only ITA officers link evidence.")


def found_places(items: Iterable[Item], site: Site) -> list[Place]:
    """The lists that ``items`` (``items_of``) name, that show the public something now and that
    are no evidence of the item yet; a fixed number of queries, none where no list is named."""
    named = [(item, place) for item in items for place in _named_by(item)]
    if not named:
        return []
    sections = {page.section: page for page in SectionPage.objects.child_of(site.root_page)}
    shown = _Shown(site)
    rows = Evidence.objects.filter(item__in={item.pk for item, _place in named}).of_site(site)
    linked = set(rows.values_list("item_id", "page_id", "filters"))
    return [
        Place(item, page, filters, _elements(item, (section, filters)))
        for item, (section, filters) in named
        if (page := sections.get(section.value))
        and (item.pk, page.pk, filters) not in linked
        and shown.any(section, filters)
    ]


@atomic_with_retry
def link_found(framework: Framework, site: Site, user: User) -> list[Evidence]:
    """Make the lists that the system finds evidence of ``framework``, all of them or none.

    Raises:
        NotAllowed: the user links no evidence.
        ValidationError: see ``operations.link``.
    """
    ensure(why_not_link(user))
    note = _("The list shows what is published now, and by itself what is published later.")
    return [
        operations.link(
            place.item,
            place.page,
            site,
            user,
            note=note,
            filters=place.filters,
            elements=place.elements,
        )
        for place in found_places(items_of(framework), site)
    ]


def _named_by(item: Item) -> list[Named]:
    found = (place for element in item.elements.all() for place in _places(element, item))
    return list(dict.fromkeys(found))


def _places(element: Element, item: Item) -> Iterator[Named]:
    year = wanted_year(item)
    narrowed = f"{YEAR}={to_be(year)}" if year else ""
    for one in _checks(element):
        if one[NAME] == "listed":
            yield Section(one["section"]), narrowed
        elif one[NAME] == "act_section":
            filters = QueryDict(narrowed, mutable=True)
            filters[ACT_SECTION] = one["section"]
            yield Section.DISCLOSURE, filters.urlencode()


def _elements(item: Item, place: Named) -> tuple[Element, ...]:
    """Those that name the place, and those that a machine checks without naming any."""
    return tuple(
        element
        for element in item.elements.all()
        if not element.heading and _is_answered(element, item, place)
    )


def _is_answered(element: Element, item: Item, place: Named) -> bool:
    if named := list(_places(element, item)):
        return place in named
    return any(one[NAME] != NOT_BY_MACHINE for one in _checks(element))


def _checks(element: Element) -> Iterable[dict[str, Any]]:
    stored = element.checks if isinstance(element.checks, list) else []
    return (one for one in stored if not faults_of(one))


class _Shown:
    """What the lists of the agency's website show the public, asked once."""

    def __init__(self, site: Site) -> None:
        pages: Any = public(ContentPage.objects.descendant_of(site.root_page)).order_by()
        rows = values_with_sections(pages, "content_type__model", "fiscal_year")
        self.facts = {(model, year, tuple(served)) for model, year, served in rows}

    def any(self, section: Section, filters: str) -> bool:
        """Whether the list of ``section`` shows anything with ``filters``."""
        chosen = QueryDict(filters)
        act_section, year = chosen.get(ACT_SECTION), chosen.get(YEAR)
        return any(
            (act_section in served if act_section else model in _models_of(section))
            and (not year or to_ce(int(year)) == of_year)
            for model, of_year, served in self.facts
        )


def _models_of(section: Section) -> set[str]:
    return {
        model._meta.model_name or ""
        for model in page_types().values()
        if getattr(model, "section", None) == section
    }
