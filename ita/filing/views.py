"""Where an assessment is filed, and what was filed of it."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.jobs import progress
from home.core.users import OfficerRequest
from home.thai.calendar import local_date
from ita.assessment.board.acts import ListScreen
from ita.assessment.coverage import ItemCoverage, coverage
from ita.assessment.enums import ItemState
from ita.assessment.publicity.models import PublicFramework
from ita.filing import rules
from ita.filing.differences import differences
from ita.filing.enums import CaptureKind
from ita.filing.models import Filing, Pack
from ita.filing.operations import order_filing
from ita.filing.problems import problem_of
from ita.filing.screens import FilingScreen, progress_words
from ita.filing.selectors import filings_of, open_filing, row_of

WORKING = gettext_lazy("Freezing what is filed: %(percent)s%% done")
PACKS_SHOWN = 10


class FileView(ListScreen):
    """What filing the list does, what is missing, and the button."""

    template_name = "ita/admin/file.html"
    page_title = gettext_lazy("File the assessment")
    header_icon = "lock"

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        note = request.POST.get("note", "")
        try:
            if not request.POST.get("confirmed"):
                raise NotAllowed(_("Please confirm that the assessment is to be filed now."))
            filing = order_filing(self.framework, self.site, request.user, note)
        except NotAllowed as error:
            return self.refused(error, note=note)
        messages.success(request, _("The assessment is being frozen now. You may leave this page."))
        return redirect("ita_filing", filing.pk)

    @cached_property
    def covered(self) -> list[ItemCoverage]:
        return coverage(self.framework, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, framework, site = self.request.user, self.framework, self.site
        counts = [(state, self._count(state)) for state in reversed(ItemState)]
        return super().get_context_data(
            framework=framework,
            counts=[(state, count) for state, count in counts if count],
            missing=[each for each in self.covered if not each.is_complete],
            warnings=self._warnings(),
            under_way=open_filing(framework, site),
            filings=filings_of(framework, site),
            why_not=rules.why_not_file(user, framework, site)
            or rules.why_nothing_to_file(self.covered),
            **kwargs,
        )

    def _count(self, state: ItemState) -> int:
        return sum(each.state == state for each in self.covered)

    def _warnings(self) -> list[str]:
        """What does not stop the filing, and must be known before it."""
        today = local_date(timezone.now())
        dated = self.framework.deadlines.exclude(due_on=None)
        found = [
            _("The last day of “%(what)s” is over.") % {"what": row.what}
            for row in dated.filter(due_on__lt=today).order_by("due_on")
        ]
        drafts = sum(not fact.counts for each in self.covered for fact in each.evidence)
        if drafts:
            words = ngettext(
                "%(count)s piece of evidence does not count. It is filed only where it is "
                "published and approved.",
                "%(count)s pieces of evidence do not count. They are filed only where they are "
                "published and approved.",
                drafts,
            )
            found.append(words % {"count": drafts})
        if not PublicFramework.objects.open_at(self.site).filter(framework=self.framework).exists():
            found.append(
                _("The public pages of this assessment are not open, so they are not frozen.")
            )
        return found


class FilingView(FilingScreen):
    """A filing: how far it is, or what it holds, how it is proven, and its packs."""

    template_name = "ita/admin/filing.html"
    page_title = gettext_lazy("Filed assessment")

    def get(self, request: OfficerRequest, filing_pk: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filing = self.filing
        about = self._about(filing) if filing.is_filed else {}
        return super().get_context_data(
            filing=filing,
            framework=filing.framework,
            message=progress_words(filing, WORKING),
            **about,
            **kwargs,
        )

    def _about(self, filing: Filing) -> dict[str, Any]:
        user = self.request.user
        found = differences(filing, coverage(filing.framework, self.site), self.site)
        changed = {each.code: each.words for each in found}
        packs = Pack.objects.filter(filing=filing, user=user).select_related("filing__framework")
        return {
            "entry": row_of(filing),
            "items": [(row, changed.get(row.code, ())) for row in filing.items.all()],
            "changed": len(changed),
            "not_answered": [
                (each, problem_of(each))
                for each in filing.captures.exclude(kind=CaptureKind.RESOURCE)
                if not each.is_whole
            ],
            "packs": packs[:PACKS_SHOWN],
            "why_no_pack": rules.why_not_order_pack(user, filing),
        }


class StateView(FilingScreen):
    """What the progress screen asks for again and again."""

    def get(self, request: OfficerRequest, filing_pk: int) -> HttpResponse:
        return JsonResponse(progress(self.filing, progress_words(self.filing, WORKING)))
