"""The screen on which boxes are drawn, the pages' pictures, and what became of the new edition."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed, ensure
from home.core.jobs import JobState, progress
from home.core.screens import OfficerScreen, OfficerView
from home.core.users import OfficerRequest
from home.file_serving import never_keep
from home.models import AgencyDocument
from home.redaction.boxes import Box, read_boxes
from home.redaction.pages import Unreadable
from ita.workflow.enums import Replacement
from ita.workflow.redaction import drawing, rules
from ita.workflow.redaction.models import Redaction
from ita.workflow.redaction.operations import draft_of, keep_boxes, order_edition, pages_of_file
from ita.workflow.replacement.planning import PageResult

MAKE, FIND, GO = "make", "find", "go"


@dataclass(frozen=True)
class Step:
    """Another few pages of the file."""

    screen: int
    first: int
    last: int


class DocumentView(OfficerView):
    document_id: int

    @cached_property
    def document(self) -> AgencyDocument:
        return get_object_or_404(AgencyDocument, pk=self.kwargs["document_id"])


class RedactView(DocumentView, OfficerScreen):
    """Some pages of a PDF as pictures; boxes are drawn on them or proposed. What was drawn is kept
    with every step to other pages."""

    template_name = "ita/admin/redact.html"
    page_title = gettext_lazy("Remove personal data from a PDF")
    header_icon = "edit"

    def get_page_subtitle(self) -> str:
        return str(self.document.title)

    def get(self, request: OfficerRequest, document_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, document_id: int) -> HttpResponse:
        action, _colon, number = request.POST.get("action", "").partition(":")
        reason = request.POST.get("reason", "")
        try:
            keep_boxes(self.document, request.user, self._drawn())
            if action == MAKE:
                job = order_edition(self.document, request.user, reason)
                return redirect("ita_redaction", job.pk)
            target = self._next_found() if action == FIND else _number(number)
        except NotAllowed as error:
            return self.refused(error, reason=reason)
        return redirect(self._url(target or self._screen))

    def _drawn(self) -> dict[int, list[Box]]:
        """What the browser sent of the pages that it showed; nothing of what cannot be read."""
        try:
            sent = json.loads(self.request.POST.get("boxes", ""))
        except ValueError:
            return {}
        pages = sent.items() if isinstance(sent, dict) else []
        return {int(page): read_boxes(drawn) for page, drawn in pages if page.isdecimal()}

    def _next_found(self) -> int:
        numbers = drawing.numbers_on(self._screen, self._count)
        found = drawing.next_found(self.document, numbers[-1])
        if found.page:
            return drawing.screen_of(found.page)
        if found.until < self._count:
            words = _("Nothing was found up to page %(page)s. Press once more to go on.")
        else:
            words = _("Nothing more was found up to the last page, %(page)s.")
        messages.info(self.request, words % {"page": found.until})
        return drawing.screen_of(found.until)

    @cached_property
    def _count(self) -> int:
        return pages_of_file(self.document)

    @property
    def _screen(self) -> int:
        last = drawing.screen_of(self._count)
        return min(last, max(1, _number(self.request.GET.get("screen", ""))))

    def _url(self, screen: int) -> str:
        return f"{reverse('ita_redact', args=[self.document.pk])}?screen={screen}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        why_not = rules.why_not_draw(self.request.user, self.document)
        shown = {"why_not": why_not} if why_not else self._shown()
        return super().get_context_data(document=self.document, **shown | kwargs)

    def _shown(self) -> dict[str, Any]:
        try:
            screen, count = self._screen, self._count
            numbers = drawing.numbers_on(screen, count)
            pages = drawing.shown_pages(self.document, numbers)
        except NotAllowed as error:
            return {"why_not": error.reason}
        except (Unreadable, OSError):
            return {"why_not": rules.why_unreadable(is_locked=False)}
        draft = draft_of(self.document, self.request.user)
        last = drawing.screen_of(count)
        return {
            "pages": pages,
            "boxes": {str(number): draft.boxes.get(str(number), []) for number in numbers},
            "drawn": [(page, drawing.screen_of(page)) for page in draft.all_boxes],
            "count": count,
            "screen": screen,
            "previous": screen - 1,
            "next": screen + 1 if screen < last else 0,
            "last": last,
            "is_public": self.document.is_public,
        }


class PagePictureView(DocumentView):
    """One page of the file as a picture, for who may draw on it."""

    def get(self, request: OfficerRequest, document_id: int, number: int) -> HttpResponse:
        ensure(rules.why_not_draw(request.user, self.document))
        try:
            content = drawing.jpeg_of(self.document, number)
        except (Unreadable, OSError) as error:
            raise Http404 from error
        if content is None:
            raise Http404
        response = HttpResponse(content, content_type="image/jpeg")
        never_keep(response)
        return response


class RedactionView(OfficerScreen):
    """How far the new edition is, and what became of the pages that show it."""

    template_name = "ita/admin/redaction.html"
    page_title = gettext_lazy("Edition without personal data")
    header_icon = "edit"

    @cached_property
    def job(self) -> Redaction:
        ordered = Redaction.objects.exclude(ordered_at=None).select_related("document", "made")
        found: Redaction = get_object_or_404(ordered, pk=self.kwargs["redaction_id"])
        return found

    def get_page_subtitle(self) -> str:
        return str(self.job.document.title)

    def get(self, request: OfficerRequest, redaction_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        results = [
            PageResult(**{**each, "result": Replacement(each["result"])})
            for each in self.job.results
        ]
        return super().get_context_data(
            job=self.job,
            has_failed=self.job.state == JobState.FAILED,
            message=message_of(self.job),
            results=results,
            **kwargs,
        )


class RedactionStateView(OfficerView):
    def get(self, request: OfficerRequest, redaction_id: int) -> HttpResponse:
        ordered = Redaction.objects.exclude(ordered_at=None)
        job = get_object_or_404(ordered, pk=redaction_id)
        return JsonResponse(progress(job, message_of(job)))


def message_of(job: Redaction) -> str:
    """Where the new edition stands, as a sentence."""
    if job.state == JobState.FAILED:
        return job.error
    if job.is_stalled:
        return _(
            "Nothing has happened for a while: the queue worker seems not to run. Please tell the "
            "system administrator. The file is closed already; the new edition is made as soon as "
            "it runs again."
        )
    if job.state == JobState.DONE:
        return _("The new edition is made.")
    if job.state == JobState.RUNNING:
        return _("Making the new edition: %(percent)s%% done") % {"percent": job.percent}
    return _("Waiting for its turn")


def _number(text: str) -> int:
    """0 for what is no number."""
    return int(text) if text.isdecimal() and len(text) < 9 else 0
