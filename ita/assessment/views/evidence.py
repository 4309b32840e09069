from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import ContextMixin, TemplateResponseMixin
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.visibility import is_public
from ita.assessment import operations, rules
from ita.assessment.coverage import facts_of
from ita.assessment.evidence.forms import EvidenceForm
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Item
from ita.assessment.views.base import AssessmentScreen
from ita.assessment.views.item import ItemScreen


class EvidenceFormMixin(TemplateResponseMixin, ContextMixin):
    """Shows an :class:`EvidenceForm` and tells what the operation refuses."""

    template_name = "ita/admin/evidence_form.html"
    item: Any  # the screen knows them by its address
    page: Any

    def save(self, form: EvidenceForm) -> None:
        raise NotImplementedError

    def submit(self, request: OfficerRequest, form: EvidenceForm, message: str) -> HttpResponse:
        if form.is_valid():
            try:
                self.save(form)
            except ValidationError as error:
                form.add_error(None, error.messages)
            except NotAllowed as refused:
                messages.error(request, refused.reason)
                return redirect("ita_item", self.item.pk)
            else:
                messages.success(request, message % {"code": self.item.code})
                return redirect("ita_item", self.item.pk)
        return self.show(form, status=422)

    def show(self, form: EvidenceForm, status: int = 200) -> HttpResponse:
        item, page = self.item, self.page
        reasons = [
            rules.why_not_published(page, is_public(page)),
            rules.why_wrong_year(page, item, item.framework, form.filters),
        ]
        context = self.get_context_data(
            form=form,
            item=item,
            framework=item.framework,
            page=page,
            reasons=[reason for reason in reasons if reason],
            data_year=rules.data_year_in_words(item, item.framework),
        )
        response: HttpResponse = self.render_to_response(context, status=status)
        return response


class EvidenceAddView(EvidenceFormMixin, ItemScreen):
    """Link a page to an item; the page is in the address (``?page=``)."""

    permission_required = "add"
    page_title = gettext_lazy("Add evidence")

    @cached_property
    def page(self) -> Page:
        chosen = self.request.GET.get("page", "")
        pages = Page.objects.filter(depth__gt=1)  # the root is nobody's
        return get_object_or_404(pages, pk=chosen if chosen.isdecimal() else 0).specific

    def get(self, request: OfficerRequest, item_id: int) -> HttpResponse:
        if not request.GET.get("page"):
            messages.error(request, _("Please choose a page first."))
            return redirect("ita_item", self.item.pk)
        if reason := rules.why_not_page(self.page, self.site):
            messages.error(request, reason)
            return redirect("ita_item", self.item.pk)
        return self.show(EvidenceForm(item=self.item, page=self.page))

    def post(self, request: OfficerRequest, item_id: int) -> HttpResponse:
        form = EvidenceForm(request.POST, item=self.item, page=self.page)
        return self.submit(request, form, _("The evidence was added to %(code)s."))

    def save(self, form: EvidenceForm) -> None:
        operations.link(self.item, self.page, self.site, self.request.user, **form.values())


class EvidenceScreen(AssessmentScreen):
    """A screen of one piece of evidence of this agency; its id is ``evidence_id``."""

    @cached_property
    def evidence(self) -> Evidence:
        rows = Evidence.objects.of_site(self.site).with_file_shown()
        rows = rows.select_related("item__framework", "page", "document")
        evidence = get_object_or_404(rows, pk=self.kwargs["evidence_id"])
        evidence.page = evidence.page.specific
        return evidence

    @property
    def item(self) -> Item:
        return self.evidence.item

    @property
    def page(self) -> Page:
        return self.evidence.page

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.item.framework), self.item_step(self.item)]


class EvidenceEditView(EvidenceFormMixin, EvidenceScreen):
    """Another file, note or elements for evidence that exists."""

    permission_required = "change"
    page_title = gettext_lazy("Edit evidence")

    def get(self, request: OfficerRequest, evidence_id: int) -> HttpResponse:
        return self.show(EvidenceForm.of(self.evidence))

    def post(self, request: OfficerRequest, evidence_id: int) -> HttpResponse:
        form = EvidenceForm.of(self.evidence, request.POST)
        return self.submit(request, form, _("The evidence of %(code)s was changed."))

    def save(self, form: EvidenceForm) -> None:
        operations.change(self.evidence, self.site, self.request.user, **form.values())


class EvidenceRemoveView(EvidenceScreen):
    """Asks, then takes the link away. The page itself stays."""

    permission_required = "delete"
    template_name = "ita/admin/evidence_remove.html"
    page_title = gettext_lazy("Remove evidence")

    def get(self, request: OfficerRequest, evidence_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, evidence_id: int) -> HttpResponse:
        item = self.item
        try:
            operations.unlink(self.evidence, request.user)
        except NotAllowed as refused:  # a second click
            messages.error(request, refused.reason)
            return redirect("ita_item", item.pk)
        messages.success(
            request, _("The evidence was removed from %(code)s.") % {"code": item.code}
        )
        return redirect("ita_item", item.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        (facts,) = facts_of([self.evidence])
        return super().get_context_data(item=self.item, page=self.page, facts=facts, **kwargs)
