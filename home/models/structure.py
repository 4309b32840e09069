"""The fixed frame of a site: the front page and the ten sections. setup_site makes them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index

from home.act_sections import act_index
from home.current_first import CurrentFirst
from home.enums import ActSection, Section
from home.front_blocks import FrontBlock
from home.listings import ACT_SECTION, TAB, DisclosureFilter, ListingFilter
from home.models.base import ContentPage
from home.models.public_page import PublicPage
from home.models.routes import RoutesBySections, RoutesToContent
from home.panels import PageStatePanel
from home.periods import NEWEST_FIRST, past, past_last
from home.sections.landing import general_topics
from home.sections.procurement import months_of, newest_year
from home.sections.tabs import CARDS, LAYOUTS, RESULTS, TABS, find_tab
from home.translations import is_main_language, main_twin
from home.visibility import public

PAGES_PER_LISTING = 20
NEWS_ON_FRONT_PAGE = 6


class StructurePage(PublicPage):
    """A page that the site cannot be without; officers edit its words, never add or remove one."""

    is_creatable = False
    introduction = models.TextField(_("introduction"), blank=True, max_length=1000)
    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []

    search_fields = PublicPage.search_fields + [index.SearchField("introduction")]

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Not by copying one, either."""
        return False


def _tabs(*panels: Any) -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList([*Page.content_panels, *panels], heading=_("Content")),
            ObjectList([PageStatePanel()], heading=_("Publication and ITA")),
        ]
    )


class HomePage(RoutesBySections, StructurePage):
    """The front page of an agency."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.SectionPage"]
    template = "home/home_page.html"
    edit_handler = _tabs(FieldPanel("introduction"), FieldPanel("blocks"))

    blocks = StreamField(
        FrontBlock(),
        blank=True,
        verbose_name=_("parts of the front page"),
        help_text=_("Without any, the front page shows the sections and what is newest."),
    )

    search_fields = StructurePage.search_fields + [index.SearchField("blocks")]

    class Meta:
        verbose_name = _("front page")

    def sections(self) -> list["SectionPage"]:
        """The live sections below it, in order."""
        return list(public(SectionPage.objects.child_of(self)).order_by("path"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.blocks:  # its template asks for what they show
            return context
        context["latest_news"] = _latest(self, Section.NEWS)
        context["latest_pages"] = _current(ContentPage.objects.descendant_of(self))
        return context


class SectionPage(RoutesToContent, StructurePage):
    """One of the ten sections: a listing of its pages with filters by year and kind."""

    section = models.CharField(_("section"), max_length=30, choices=Section.choices, editable=False)

    parent_page_types = ["home.HomePage"]
    template = "home/section_page.html"
    edit_handler = _tabs(FieldPanel("introduction"))

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        if self.section and self.section not in Section.values:
            raise ValidationError({"section": _("There is no such section.")})

    def pages(self) -> models.QuerySet[ContentPage]:
        """The section's live pages, newest first; what is past stands behind all others."""
        pages: models.QuerySet[ContentPage] = listed(ContentPage.objects.child_of(self))
        return pages.select_related("owner_unit")

    def pages_of_agency(self) -> models.QuerySet[ContentPage]:
        """The live pages of all sections in this language, in the order of lists."""
        home = self.path[: -Page.steplen]
        pages: models.QuerySet[ContentPage] = listed(
            ContentPage.objects.filter(path__startswith=home)
        )
        return pages

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        shown = self._edition_with_pages()
        listing = shown.listing(request.GET)
        if shown is not self:
            context["shown_language"] = shown.locale.language_code
        context["filter"] = listing
        context["results"] = self._paginate(listing.qs, request)
        return context | self._layout(context) | shown._above_the_list(context)

    def _layout(self, context: dict[str, Any]) -> dict[str, Any]:
        """The parts of the section, and how the template lists the pages of the one chosen."""
        tab = find_tab(self.section, context["filter"].data.get(TAB))
        layout = tab.layout if tab else LAYOUTS.get(self.section, CARDS)
        return {
            "tabs": TABS.get(self.section, ()),
            "tab": tab,
            "layout": layout,
        }

    def _above_the_list(self, context: dict[str, Any]) -> dict[str, Any]:
        """What the section shows beyond a list: of the whole section, or of the part chosen."""
        listing, tab = context["filter"], find_tab(self.section, context["filter"].data.get(TAB))
        is_whole = not tab and not listing.is_narrowed and context["results"].number == 1
        if self.section == Section.DISCLOSURE:
            return {"act_index": act_index(self.pages_of_agency())}
        if self.section == Section.GENERAL and is_whole:
            return {"topics": general_topics(self.pages())}
        if tab == RESULTS:
            year = listing.fiscal_year or newest_year(self.pages())
            months = months_of(self.pages(), year) if year else []
            return {"months": months, "year_of_months": year}
        return {}

    def _edition_with_pages(self) -> "SectionPage":
        """The section whose pages are shown: of another language than the main one, where it has
        no page at all, the main language's."""
        if is_main_language(self) or self.pages().exists():
            return self
        twin = main_twin(self)
        return twin.specific if twin else self

    def listing(self, chosen: QueryDict) -> ListingFilter:
        """The section's pages, narrowed by what was ``chosen``; by a section of the Act those of
        the whole website, because a page of any type may serve it."""
        if self.section != Section.DISCLOSURE:
            tabs = TABS.get(self.section, ())
            return ListingFilter(chosen, queryset=self.pages(), tabs=tabs)
        by_act = chosen.get(ACT_SECTION) in ActSection.values
        pages = self.pages_of_agency().select_related("owner_unit") if by_act else self.pages()
        return DisclosureFilter(chosen, queryset=pages)

    @staticmethod
    def _paginate(pages: models.QuerySet[ContentPage], request: HttpRequest) -> ResultPage[Any]:
        listed_pages: Any = CurrentFirst(pages)
        return Paginator(listed_pages, PAGES_PER_LISTING).get_page(request.GET.get("page"))


def listed(pages: PageQuerySet) -> PageQuerySet:
    """Those of ``pages`` that a section's list shows, in its order: newest first, what is past
    behind all others."""
    return past_last(public(pages), *NEWEST_FIRST)


def _current(pages: models.QuerySet[ContentPage]) -> models.QuerySet[ContentPage]:
    """The newest of the ``pages`` that everybody can open and that are not past."""
    current = public(pages).exclude(past()).select_related("owner_unit")
    newest: models.QuerySet[ContentPage] = current.order_by(*NEWEST_FIRST)
    return newest[:NEWS_ON_FRONT_PAGE]


def _latest(home: HomePage, section: Section) -> models.QuerySet[ContentPage]:
    parent = SectionPage.objects.child_of(home).filter(section=section)
    return _current(ContentPage.objects.filter(path__startswith=parent.values("path")[:1]))
