"""The screens of the memo: the periods, a period's figures and words, its papers."""

import io
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed, ensure
from home.core.users import OfficerRequest
from home.thai.calendar import current_fiscal_year, fiscal_year, local_date, to_be, to_ce
from ita.monitoring.memo import operations, rules
from ita.monitoring.memo.charts import charts, groups, totals
from ita.monitoring.memo.evidence import link, places
from ita.monitoring.memo.figures import MemoFigures, memo_figures
from ita.monitoring.memo.findings import limits, wait_in_words
from ita.monitoring.memo.forms import BackgroundForm, UnitForm, point_formsets
from ita.monitoring.memo.models import Memo
from ita.monitoring.memo.periods import QUARTERS, WHOLE_YEAR, Period
from ita.monitoring.memo.proposals import proposals
from ita.monitoring.memo.text import memo_paper
from ita.monitoring.screens import AgencyScreen
from ita.papers.render import WRITERS
from ita.people.models import OfficerProfile
from ita.register.figures import began_on
from ita.register.rules import why_not_read as why_not_read_register


class MemoFrame(AgencyScreen):
    page_title = gettext_lazy("Yearly monitoring report")
    header_icon = "doc-full"

    def why_not_open(self) -> str | None:
        return rules.why_not_read(self.request.user, self.site)


class MemoList(MemoFrame):
    """The fiscal years since the register began, each with its quarters."""

    template_name = "ita/admin/memo_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        began = began_on(self.site)
        newest = current_fiscal_year()
        oldest = fiscal_year(began) if began else newest
        years = range(newest, oldest - 1, -1)
        periods = [_periods(year) for year in years]
        return super().get_context_data(years=periods, began_on=began, **kwargs)


def _periods(year: int) -> list[Period]:
    """The year and its quarters, as far as they began."""
    today = local_date(timezone.now())
    all_of_year = [Period(year, quarter) for quarter in (WHOLE_YEAR, *QUARTERS)]
    return [period for period in all_of_year if not period.begins_after(today)]


class PeriodScreen(MemoFrame):
    """A screen about one period; its address names the year in B.E."""

    @cached_property
    def period(self) -> Period:
        """
        Raises:
            Http404: it has not begun yet.
        """
        period = Period(to_ce(int(self.kwargs["year"])), int(self.kwargs["quarter"]))
        if rules.why_not_period(period, self.today):
            raise Http404
        return period

    @cached_property
    def today(self) -> Any:
        return local_date(timezone.now())

    @cached_property
    def memo(self) -> Memo | None:
        return Memo.objects.of(self.site, self.period).select_related("site", "page").first()

    @cached_property
    def figures(self) -> MemoFigures:
        return memo_figures(self.site, self.period, self.today)

    @property
    def url(self) -> str:
        return reverse("ita_memo", args=[to_be(self.period.fiscal_year), self.period.quarter])


class MemoScreen(PeriodScreen):
    """The figures of the period, what officers write beside them, and what becomes of it."""

    template_name = "ita/admin/memo.html"

    def get_page_subtitle(self) -> str:
        return self.period.name

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_memos"), str(self.page_title))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, figures = self.request.user, self.figures
        page = self.memo.page if self.memo else None
        return super().get_context_data(
            period=self.period,
            year_be=to_be(self.period.fiscal_year),
            figures=figures,
            limits=limits(figures),
            wait=wait_in_words(figures.median_wait) if figures.median_wait else "",
            wait_cell=figures.cell("waited"),
            totals=totals(figures),
            charts=charts(figures),
            groups=groups(figures),
            may_read_rows=why_not_read_register(user) is None,
            may_write=rules.why_not_write(user, self.site) is None,
            why_not_write=rules.why_not_write(user, self.site),
            may_link=rules.why_not_link(user, self.site) is None,
            memo=self.memo,
            memo_page=page,
            places=places(self.site, self.period, page),
            next_year_be=to_be(self.period.fiscal_year) + 1,
            **self._words(kwargs),
        )

    def _words(self, typed: dict[str, Any]) -> dict[str, Any]:
        """The forms: with what was ``typed``, or with what is stored."""
        if self.memo is None:
            return typed
        return {
            "background": BackgroundForm(instance=self.memo),
            "formsets": point_formsets(self.memo),
            "proposals": self._open_proposals(),
            "unit_form": UnitForm(site=self.site, initial={"unit": self._own_unit()}),
        } | typed

    def _open_proposals(self) -> list[Any]:
        taken = set(self.memo.points.values_list("text", flat=True)) if self.memo else set()
        return [each for each in proposals(self.figures) if each.text not in taken]

    def _own_unit(self) -> Any:
        post = OfficerProfile.of(self.request.user, self.site)
        return post.unit_id if post else None

    def post(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        acts: dict[str, Callable[[], str]] = {
            "begin": self._begin,
            "write": self._write,
            "adopt": self._adopt,
            "publish": self._publish,
            "link": self._link,
        }
        act = acts.get(request.POST.get("action", ""))
        try:
            ensure(None if act else _("There is no such action on this screen."))
            assert act is not None
            said = act()
        except NotAllowed as error:
            return self.refused(error, **self._typed())
        except ValidationError as error:
            return self.refused(NotAllowed(" ".join(error.messages)), **self._typed())
        messages.success(request, said)
        return redirect(self.url)

    def _typed(self) -> dict[str, Any]:
        """The forms as they were sent, so that no word is lost."""
        if self.memo is None or self.request.POST.get("action") != "write":
            return {}
        data = self.request.POST
        return {
            "background": BackgroundForm(data, instance=self.memo),
            "formsets": point_formsets(self.memo, data),
        }

    def _begin(self) -> str:
        operations.begin(self.site, self.period, self.request.user)
        return _("You can write the report now.")

    def _begun(self) -> Memo:
        ensure(None if self.memo else _("Please press “Write the report” first."))
        assert self.memo is not None
        return self.memo

    def _write(self) -> str:
        memo, typed = self._begun(), self._typed()
        background, formsets = typed["background"], typed["formsets"]
        valid = [background.is_valid(), *(formset.is_valid() for formset in formsets)]
        ensure(None if all(valid) else _("Please correct what is marked below."))
        operations.write(memo, self.request.user, background.cleaned_data["background"], formsets)
        return _("Saved.")

    def _adopt(self) -> str:
        key = self.request.POST.get("proposal", "")
        proposal = next((each for each in proposals(self.figures) if each.key == key), None)
        ensure(None if proposal else _("The figures do not suggest this any more."))
        assert proposal is not None
        operations.adopt(self._begun(), self.request.user, proposal)
        return _("Taken over. Please edit it in your own words.")

    def _publish(self) -> str:
        form = UnitForm(self.request.POST, site=self.site)
        unit = form.cleaned_data["unit"] if form.is_valid() else None
        operations.publish(self._begun(), self.request.user, unit)
        return _("The report was made a page, and its publication is requested.")

    def _link(self) -> str:
        page: Page | None = self._begun().page
        ensure(None if page else _("The report has no page yet."))
        assert page is not None
        made = link(self.site, self.period, page, self.request.user)
        ensure(None if made else _("There is no item that asks for this report."))
        return _("Linked to: %(items)s") % {"items": ", ".join(str(row.item.code) for row in made)}


class MemoPaper(PeriodScreen):
    """The memo as PDF or Word."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> FileResponse:  # type: ignore[override]
        extension = kwargs["extension"]
        maker = None
        if rules.why_not_write(request.user, self.site) is None:
            maker = OfficerProfile.of(request.user, self.site)
        paper = memo_paper(self.site, self.figures, self.memo, maker)
        response = FileResponse(
            io.BytesIO(WRITERS[extension](paper)),
            as_attachment=True,
            filename=f"{operations.file_name(self.period)}.{extension}",
        )
        response["Cache-Control"] = "no-store"
        return response
