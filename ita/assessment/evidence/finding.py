"""The pages of an agency from which an officer chooses: by year, unit, section and words."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.enums import Section
from home.models import ContentPage, SectionPage, Unit
from home.thai.calendar import to_be, to_ce
from home.thai.words import forms as words_of

MOST_WORDS = 8


class FindForm(forms.Form):
    """What the officer looks for; everything is optional."""

    q = forms.CharField(label=_("Words of the title"), required=False, max_length=200)
    year = forms.ChoiceField(label=_("Fiscal year"), required=False)
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Owner unit"),
        required=False,
        empty_label=_("All units"),
    )
    section = forms.ChoiceField(
        label=_("Section"), required=False, choices=[("", _("All sections")), *Section.choices]
    )

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.site = site
        self.pages = ContentPage.objects.descendant_of(site.root_page)
        years = self.pages.exclude(fiscal_year=None).order_by("-fiscal_year")
        in_be = [to_be(each) for each in years.values_list("fiscal_year", flat=True).distinct()]
        year: Any = self.fields["year"]
        year.choices = [("", _("All years")), *((str(each), str(each)) for each in in_be)]
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(site=site)

    def found(self) -> QuerySet[ContentPage]:
        """The pages that fit, drafts too, newest first; all of them where the form is wrong."""
        chosen = self.cleaned_data if self.is_valid() else {}
        pages = self.pages.select_related("owner_unit", "content_type")
        if year := chosen.get("year"):
            pages = pages.filter(fiscal_year=to_ce(int(year)))
        if unit := chosen.get("unit"):
            pages = pages.filter(owner_unit=unit)
        if section := chosen.get("section"):
            above = SectionPage.objects.child_of(self.site.root_page).filter(section=section)
            pages = pages.filter(path__startswith=above.values("path")[:1])
        for word in words_of(chosen.get("q", ""))[:MOST_WORDS]:
            pages = pages.filter(Q(title__icontains=word) | Q(draft_title__icontains=word))
        found: QuerySet[ContentPage] = pages.order_by("-latest_revision_created_at", "-pk")
        return found

    def lists(self) -> list[Page]:
        """The front page and the sections, which can be evidence as well."""
        sections = SectionPage.objects.child_of(self.site.root_page).order_by("path")
        return [self.site.root_page, *sections]
