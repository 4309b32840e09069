"""Packs: ask for one, watch it, fetch it."""

from typing import Any

from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState, progress
from home.core.users import OfficerRequest
from ita.filing import rules
from ita.filing.models import Filing, Pack
from ita.filing.operations import order_pack
from ita.filing.screens import FilingScreen, progress_words

WORKING = gettext_lazy("Making the pack: %(percent)s%% done")
FRESH = 60  # seconds after which a download does not begin by itself any more


class OrderView(FilingScreen):
    """Have a pack made: of the item whose code is sent, or of the whole list."""

    http_method_names = ["post"]
    page_title = gettext_lazy("Pack")

    def post(self, request: OfficerRequest, filing_pk: int) -> HttpResponse:
        try:
            pack = order_pack(self.filing, request.user, request.POST.get("code", ""))
        except NotAllowed as error:
            messages.error(request, error.reason)
            return redirect("ita_filing", self.filing.pk)
        return redirect("ita_pack", pack.pk)


class PackScreen(FilingScreen):
    """A pack is only for the officer who asked for it: others get 404."""

    page_title = gettext_lazy("Pack")
    header_icon = "download"

    @cached_property
    def pack(self) -> Pack:
        mine = Pack.objects.filter(user=self.request.user, filing__site=self.site)
        related = mine.select_related("filing__framework", "filing__site")
        found: Pack = get_object_or_404(related, pk=self.kwargs["pack_pk"])
        return found

    @cached_property
    def filing(self) -> Filing:
        return self.pack.filing

    def trail(self) -> list[tuple[str, str]]:
        return [*super().trail(), self.filing_step()]

    def get_page_subtitle(self) -> str:
        return self.pack.filename


class PackView(PackScreen):
    template_name = "ita/admin/pack.html"

    def get(self, request: OfficerRequest, pack_pk: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pack = self.pack
        age = (timezone.now() - (pack.finished_at or pack.created_at)).total_seconds()
        return super().get_context_data(
            pack=pack,
            message=progress_words(pack, WORKING),
            is_fresh=pack.state == JobState.DONE and age < FRESH,
            **kwargs,
        )


class StateView(PackScreen):
    """What the progress screen asks for again and again."""

    def get(self, request: OfficerRequest, pack_pk: int) -> HttpResponse:
        return JsonResponse(progress(self.pack, progress_words(self.pack, WORKING)))


class DownloadView(PackScreen):
    """The finished file; asked anew whether its officer may have it: a page may be closed since."""

    def get(  # type: ignore[override]
        self, request: OfficerRequest, pack_pk: int
    ) -> HttpResponse | FileResponse:
        pack = self.pack
        if reason := rules.why_not_order_pack(request.user, pack.filing, pack.code):
            messages.error(request, reason)
            return redirect("ita_filing", pack.filing_id)
        if pack.state != JobState.DONE:
            return redirect("ita_pack", pack.pk)
        try:
            content = pack.path.open("rb")
        except FileNotFoundError:
            messages.error(request, _("This file is no longer kept. Please make the pack again."))
            return redirect("ita_filing", pack.filing_id)
        return FileResponse(
            content, as_attachment=True, filename=pack.filename, content_type="application/zip"
        )
