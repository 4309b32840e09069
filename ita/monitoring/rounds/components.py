"""What the officer's first screen shows of rounds."""

from typing import Any

from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from home.sites import agency_site
from ita.monitoring.rounds import rules
from ita.monitoring.rounds.mails import by_owner
from ita.monitoring.rounds.models import Round
from ita.monitoring.rounds.selectors import counts_of

SHOWN = 10


class RoundPanel(Component):
    """For webmasters the round that is due or under way; for owners what it found outdated."""

    name = "ita_round"
    template_name = "ita/admin/round_panel.html"
    order = 55

    class Media:
        css = {"all": ["ita/publication.css", "ita/round.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        if not request.is_officer:
            return {}
        site = agency_site(request)
        rows = by_owner(site).get(request.user.pk, [])
        context: dict[str, Any] = {"shown": rows[:SHOWN], "unlisted": len(rows[SHOWN:])}
        if rules.why_not_keep(request.user, site):
            return context
        under_way = Round.objects.of_site(site).open().first()
        if under_way:
            return context | {"round": under_way, "counts": counts_of(under_way)}
        return context | {"due": None if rules.why_none_due(site) else rules.period_now(site)}
