"""The screens on which a file is replaced, and on which its officer reads what became of it."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from home.file_serving import former_url
from home.file_uses import pages_showing
from home.models import AgencyDocument
from home.sites import site_of_collection
from ita.workflow import rules
from ita.workflow.enums import Replacement
from ita.workflow.keeping import uses_of
from ita.workflow.replacement.forms import ReplacementForm
from ita.workflow.replacement.operations import replace_file
from ita.workflow.replacement.planning import PageResult, plan, why_no_page

SESSION_KEY = "ita_replacement"


class DocumentScreen(OfficerScreen):
    header_icon = "doc-full"

    @cached_property
    def document(self) -> AgencyDocument:
        return get_object_or_404(AgencyDocument, pk=self.kwargs["document_id"])


class ReplaceView(DocumentScreen):
    """Tells which pages show the file and what will become of each, and takes the new one."""

    template_name = "ita/admin/replace.html"
    page_title = gettext_lazy("Replace file")

    def post(self, request: OfficerRequest, document_id: int) -> HttpResponse:
        form = ReplacementForm.of(self.document, request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        new, reason = form.save(commit=False), form.cleaned_data["reason"]
        try:
            results = replace_file(self.document, new, request.user, reason)
        except NotAllowed as error:
            return self.refused(error, form=form)
        request.session[SESSION_KEY] = {str(new.pk): [asdict(result) for result in results]}
        messages.success(request, _("Replaced: %(title)s") % {"title": self.document.title})
        return redirect("ita_replaced", new.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ReplacementForm.of(self.document))
        results = plan(self.document, self.request.user)
        site = site_of_collection(self.document.collection)
        return super().get_context_data(
            document=self.document,
            former_url=former_url(self.document),
            results=results,
            uses=_uses(self.document),
            why_not=rules.why_not_requester(self.request.user, site) or why_no_page(results),
            **kwargs,
        )


class ReplacedView(DocumentScreen):
    """What the replacement by this document did to each page."""

    template_name = "ita/admin/replaced.html"
    page_title = gettext_lazy("Replacement of a file")

    def get(self, request: OfficerRequest, document_id: int) -> HttpResponse:
        stored = request.session.get(SESSION_KEY, {}).get(str(document_id), [])
        results = [
            PageResult(**{**result, "result": Replacement(result["result"])}) for result in stored
        ]
        return self.render_to_response(
            self.get_context_data(document=self.document, results=results)
        )


def _uses(document: AgencyDocument) -> list[str]:
    """What the pages that show the file are needed for, in words: told before it is replaced."""
    found = [use for page in pages_showing(document) for use in uses_of(page)]
    return list(dict.fromkeys(found))
