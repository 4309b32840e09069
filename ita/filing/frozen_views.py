"""What was frozen, as officers read it: an item beside what is live, and each answer by itself."""

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from home.core.screens import ActScreen
from home.core.users import OfficerRequest
from ita.assessment.coverage import item_coverage
from ita.filing import rules, store
from ita.filing.differences import differences
from ita.filing.erasure import erase_frozen
from ita.filing.models import Capture, Filing, FrozenItem
from ita.filing.screens import FilingScreen
from ita.filing.selectors import erasures, frozen, is_closed, row_of
from ita.filing.serving import frozen_response


class FrozenItemView(FilingScreen):
    """An item as it was filed, beside what is live."""

    template_name = "ita/admin/frozen_item.html"
    page_title = gettext_lazy("As it was filed")

    @cached_property
    def row(self) -> FrozenItem:
        mine = FrozenItem.objects.filter(filing__site=self.site).exclude(filing__entry_id=0)
        related = ("filing__framework", "filing__site", "item__framework")
        found: FrozenItem = get_object_or_404(
            mine.select_related(*related), pk=self.kwargs["frozen_item_pk"]
        )
        return found

    @cached_property
    def filing(self) -> Filing:
        return self.row.filing

    def get_page_subtitle(self) -> str:
        return self.row.code

    def trail(self) -> list[tuple[str, str]]:
        return [*super().trail(), self.filing_step()]

    def get(self, request: OfficerRequest, frozen_item_pk: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found, user = frozen(self.row), self.request.user
        shown = [each.page for each in found.evidence if each.page]
        files = [file for each in found.evidence for file in (*each.files, *each.papers)]
        hashes = (each.sha256 for each in (*shown, *files))
        return super().get_context_data(
            filing=self.filing,
            frozen=found,
            entry=row_of(self.filing),
            words=self._differences(),
            erased=erasures(self.site.pk, hashes),
            why_not_closed=rules.why_not_see_closed(user, self.site),
            why_no_pack=rules.why_not_order_pack(user, self.filing, self.row.code),
            may_erase=rules.why_not_erase(user, self.site) is None,
            **kwargs,
        )

    def _differences(self) -> tuple[str, ...]:
        item = self.row.item
        covered = [item_coverage(item, self.site)] if item else []
        found = differences(self.filing, covered, self.site, [self.row.code])
        return found[0].words if found else ()


class CaptureScreen(FilingScreen):
    """About one frozen answer, whose number is ``capture_pk`` in the address."""

    page_title = gettext_lazy("Frozen copy")

    @cached_property
    def capture(self) -> Capture:
        mine = Capture.objects.filter(filing__site=self.site).exclude(filing__entry_id=0)
        related = mine.select_related("filing__framework", "filing__site")
        found: Capture = get_object_or_404(related, pk=self.kwargs["capture_pk"])
        return found

    @cached_property
    def filing(self) -> Filing:
        return self.capture.filing

    def trail(self) -> list[tuple[str, str]]:
        return [*super().trail(), self.filing_step()]


class FrozenView(CaptureScreen):
    """The frozen answer itself: a page as a copy that does nothing, a file as it is."""

    template_name = "ita/admin/frozen_gone.html"

    def get(  # type: ignore[override]
        self, request: OfficerRequest, capture_pk: int
    ) -> HttpResponse | FileResponse:
        capture = self.capture
        reason = rules.why_not_see_closed(request.user, self.site) if is_closed(capture) else None
        if reason:
            context = self.get_context_data(capture=capture, reason=reason)
            return self.render_to_response(context, status=403)
        try:
            return frozen_response(capture, lambda number: reverse("ita_frozen", args=[number]))
        except (store.Erased, FileNotFoundError):
            return self._gone()

    def _gone(self) -> HttpResponse:
        row = erasures(self.site.pk, [self.capture.sha256]).get(self.capture.sha256)
        context = self.get_context_data(capture=self.capture, row=row)
        return self.render_to_response(context, status=410 if row else 404)


class EraseView(ActScreen, CaptureScreen):
    """An approver has the frozen bytes erased for good."""

    template_name = "ita/admin/frozen_erase.html"
    page_title = gettext_lazy("Erase the frozen copy")
    acts = {"": erase_frozen}

    def perform(self, act: Any, reason: str) -> Any:
        return act(self.site, [self.capture.sha256], self.request.user, reason)

    def next_url(self, row: Any) -> str:
        return reverse("ita_filing", args=[self.filing.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        same = Capture.objects.filter(filing__site=self.site, sha256=self.capture.sha256)
        return super().get_context_data(
            capture=self.capture,
            filing=self.filing,
            times=same.values("filing").distinct().count(),
            why_not=rules.why_not_erase(self.request.user, self.site),
            **kwargs,
        )
