"""What of a round's list a keeper sees."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round, RoundPageQuerySet

ALL = "all"


@dataclass(frozen=True)
class RoundFilter:
    """``outcome`` is what is left while the round is open, unless another was chosen."""

    outcome: str
    section: str = ""
    unit: str = ""
    words: str = ""

    @classmethod
    def of(cls, chosen: QueryDict, round_: Round) -> "RoundFilter":
        usual = Outcome.OPEN.value if round_.is_open else ALL
        outcome = chosen.get("outcome", usual)
        return cls(
            outcome if outcome in (ALL, *Outcome.values) else usual,
            chosen.get("section", "").replace("\x00", ""),
            chosen.get("unit", "").replace("\x00", ""),
            chosen.get("q", "").replace("\x00", "").strip(),
        )

    def narrow(self, pages: RoundPageQuerySet) -> RoundPageQuerySet:
        if self.outcome != ALL:
            pages = pages.filter(outcome=self.outcome)
        if self.section:
            pages = pages.filter(section=self.section)
        if self.unit:
            pages = pages.filter(unit=self.unit)
        return pages.filter(title__icontains=self.words) if self.words else pages

    @property
    def query(self) -> str:
        named = {"section": self.section, "unit": self.unit, "q": self.words}
        chosen = {name: value for name, value in named.items() if value}
        return urlencode({"outcome": self.outcome, **chosen})
