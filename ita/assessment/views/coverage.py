from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from ita.assessment.coverage import ItemCoverage, coverage
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework, Indicator, SubIndicator
from ita.assessment.tiles import tiles
from ita.assessment.views.base import AssessmentScreen


class CoverageView(AssessmentScreen):
    """Every item of a framework with its state and why."""

    template_name = "ita/admin/coverage.html"
    page_title = gettext_lazy("Evidence coverage")

    @cached_property
    def framework(self) -> Framework | None:
        chosen = self.request.GET.get("framework", "")
        if chosen.isdecimal():
            return get_object_or_404(Framework, pk=chosen)
        return Framework.objects.first()

    @cached_property
    def state(self) -> str:
        state = self.request.GET.get("state", "")
        return state if state in ItemState.values else ""

    def get_page_subtitle(self) -> str:
        return str(self.framework or "")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        covered = coverage(self.framework, self.site) if self.framework else []
        shown = [entry for entry in covered if self.state in ("", entry.state)]
        return super().get_context_data(
            framework=self.framework,
            frameworks=Framework.objects.all(),
            state=self.state,
            total=len(covered),
            tiles=tiles(self.framework, covered, self.state) if self.framework else [],
            groups=_groups(self.framework, shown) if self.framework else [],
            **kwargs,
        )


def _groups(
    framework: Framework, covered: list[ItemCoverage]
) -> list[tuple[str, list[ItemCoverage]]]:
    """The items under their sub-indicators, or under their indicators where there are none."""
    labels: dict[str, str] = {}
    for model in (Indicator, SubIndicator):
        labels |= {row.code: str(row) for row in model.objects.filter(framework=framework)}
    groups: dict[str, list[ItemCoverage]] = {}
    for entry in covered:
        code = entry.item.sub_indicator_code or entry.item.indicator_code
        groups.setdefault(labels.get(code, code), []).append(entry)
    return list(groups.items())
