from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.visibility import is_public
from ita.assessment import rules
from ita.assessment.confirmation.selectors import confirmed
from ita.assessment.forms import PageChoiceForm
from ita.assessment.models import Framework
from ita.assessment.page_links import PageLinksForm
from ita.assessment.views.base import AssessmentScreen, may


class PageChoiceView(AssessmentScreen):
    """Choose the page that is to be linked to many items."""

    permission_required = "add"
    template_name = "ita/admin/page_choice.html"
    page_title = gettext_lazy("Link a page to ITA items")
    header_icon = "link"

    def get(self, request: OfficerRequest) -> HttpResponse:
        form = PageChoiceForm(request.GET if "page" in request.GET else None)
        if form.is_bound and form.is_valid():
            return redirect("ita_page_evidence", form.cleaned_data["page"].pk)
        return self.render_to_response(self.get_context_data(form=form, media=form.media))


class PageEvidenceView(AssessmentScreen):
    """One page, the items of a framework that it proves, and those that it could prove."""

    permission_required = "add"
    template_name = "ita/admin/page_evidence.html"
    page_title = gettext_lazy("Link to ITA items")
    header_icon = "link"

    @cached_property
    def page(self) -> Page:
        pages = Page.objects.descendant_of(self.site.root_page, inclusive=True)
        return get_object_or_404(pages, pk=self.kwargs["page_id"]).specific

    @cached_property
    def all_frameworks(self) -> list[Framework]:
        """Every list of the agency, newest year first."""
        return list(Framework.objects.for_work(self.site))

    @cached_property
    def year(self) -> int | None:
        """The fiscal year (B.E.) that was chosen; the newest of which there is a list."""
        years = [each.year_be for each in self.all_frameworks]
        chosen = self.request.GET.get("year", "")
        if chosen.isdecimal() and int(chosen) in years:
            return int(chosen)
        return next(iter(years), None)

    @cached_property
    def frameworks(self) -> list[Framework]:
        """The one that was chosen, or all of the year."""
        chosen = self.request.GET.get("framework", "")
        if not chosen.isdecimal():
            return [each for each in self.all_frameworks if each.year_be == self.year]
        found = [each for each in self.all_frameworks if each.pk == int(chosen)]
        if not found:
            raise Http404
        return found

    def _confirmed_titles(self) -> set[int]:
        """The items whose title is confirmed."""
        return {pk for each in self.frameworks for pk in confirmed(each, self.site).titles}

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_board"), _("Board"))]

    def get_page_subtitle(self) -> str:
        return str(self.page.draft_title)

    def form(self, data: QueryDict | None = None) -> PageLinksForm | None:
        if not self.frameworks:
            return None
        return PageLinksForm(data, page=self.page, frameworks=self.frameworks)

    def get(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self.form()))

    def post(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        form = self.form(request.POST)
        if form is None or not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            saved = form.save(self.site, request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        except NotAllowed as refused:
            form.add_error(None, refused.reason)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        self._tell(len(saved))
        return redirect(request.get_full_path())

    def _tell(self, count: int) -> None:
        if not count:
            messages.warning(self.request, _("No item was chosen."))
            return
        text = ngettext("Linked to %(count)s item.", "Linked to %(count)s items.", count)
        messages.success(self.request, text % {"count": count})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            why_not_published=rules.why_not_published(self.page, is_public(self.page)),
            year=self.year,
            years=list(dict.fromkeys(each.year_be for each in self.all_frameworks)),
            confirmed_titles=self._confirmed_titles(),
            lists=kwargs["form"].lists() if kwargs.get("form") else [],
            can_edit=self.page.permissions_for_user(self.request.user).can_edit(),
            may_change=may(self.request.user, "change"),
            **kwargs,
        )
