"""The screen of one file: which of its editions are open, and what is done about personal data in
them: closing, drawing boxes, erasing."""

from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from home.file_serving import former_url
from home.file_uses import pages_showing
from home.models import AgencyDocument
from home.models.files import StoredFile
from ita.register.models import RegisterEntry
from ita.workflow.erasure import rules
from ita.workflow.erasure.frozen import frozen_of_files
from ita.workflow.erasure.operations import close_files, erase_files
from ita.workflow.erasure.selectors import agency_of_file, file_editions, find_file
from ita.workflow.erasure.views import PersonalDataScreen
from ita.workflow.keeping import uses_of
from ita.workflow.redaction.rules import why_not_draw
from ita.workflow.rules import why_not_requester


class FileView(PersonalDataScreen):
    """A file with all its editions: which are open, and the acts on personal data in them."""

    template_name = "ita/admin/file_personal_data.html"
    page_title = gettext_lazy("Personal data in a file")

    @cached_property
    def stored(self) -> StoredFile:
        return find_file(self.kwargs["file_name"])

    @cached_property
    def site(self) -> Site:
        site = agency_of_file(self.kwargs["file_name"])
        if site is None:
            raise Http404
        return site

    @property
    def acts(self) -> dict[str, Callable[..., Any]]:  # type: ignore[override]
        return {"close": self._close, "erase": self._erase}

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        numbers = {int(number) for number in self.chosen if number.isdecimal()}
        files = [each.stored for each in self._editions if each.stored.pk in numbers]
        return act(files, reason)

    def _close(self, files: list[StoredFile], reason: str) -> RegisterEntry:
        return close_files(self.site, files, self.request.user, reason)

    def _erase(self, files: list[StoredFile], reason: str) -> RegisterEntry:
        user, understood = self.request.user, self.is_understood
        return erase_files(self.site, files, user, reason, is_understood=understood)

    @cached_property
    def _editions(self) -> list[Any]:
        return file_editions(self.stored)

    def get_page_subtitle(self) -> str:
        return str(self.stored)

    def next_url(self, row: RegisterEntry) -> str:
        return reverse("ita_file", args=[self.kwargs["file_name"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, stored = self.request.user, self.stored
        pages = pages_showing(stored)
        hashes = {each.stored.sha256 for each in self._editions}
        document = stored if isinstance(stored, AgencyDocument) else None
        return super().get_context_data(
            stored=stored,
            document=document,
            former_url=former_url(document) if document else stored.file.url,
            editions=self._editions,
            chosen=self.chosen or [str(stored.pk)],
            pages=pages,
            uses=list(dict.fromkeys(use for page in pages for use in uses_of(page))),
            frozen=len(frozen_of_files(self.site, hashes)),
            is_left=any(not each.state.is_erased for each in self._editions),
            why_not_close=rules.why_not_close(user, self.site)
            or rules.why_nothing_to_close(each.stored for each in self._editions),
            why_not_erase=rules.why_not_erase(user, self.site),
            why_not_draw=why_not_draw(user, document) if document else "",
            can_replace=document is not None and why_not_requester(user, self.site) is None,
            **kwargs,
        )
