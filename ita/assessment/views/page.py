from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from home.core.users import OfficerRequest
from home.models import ContentPage
from home.visibility import is_public
from ita.assessment import rules
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
    def page(self) -> ContentPage:
        return get_object_or_404(
            ContentPage,
            pk=self.kwargs["page_id"],
            path__startswith=self.site.root_page.path,
        )

    @cached_property
    def framework(self) -> Framework | None:
        chosen = self.request.GET.get("framework", "")
        if chosen.isdecimal():
            return get_object_or_404(Framework, pk=chosen)
        return Framework.objects.first()

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_coverage"), _("Evidence coverage"))]

    def get_page_subtitle(self) -> str:
        return str(self.page.draft_title)

    def form(self, data: QueryDict | None = None) -> PageLinksForm | None:
        if self.framework is None:
            return None
        return PageLinksForm(data, page=self.page, framework=self.framework)

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
        self._tell(len(saved))
        return redirect(f"{request.path}?framework={form.framework.pk}")

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
            framework=self.framework,
            frameworks=Framework.objects.all(),
            rows=list(kwargs["form"].rows()) if kwargs.get("form") else [],
            can_edit=self.page.permissions_for_user(self.request.user).can_edit(),
            may_change=may(self.request.user, "change"),
            **kwargs,
        )
