from wagtail import hooks

from ita.integrity.public_facts import FACT_KIND_HOOK, FactKind
from ita.monitoring.statistics.sources import SEARCHES_HOOK, SearchTotals
from ita_site import search_codes
from ita_site.search_facts import PROMOTION, SUGGESTION, SYNONYMS
from ita_site.search_totals import search_totals
from search.public.direct import DIRECT_ANSWERS_HOOK

hooks.register(DIRECT_ANSWERS_HOOK, search_codes.answers)


@hooks.register(FACT_KIND_HOOK)
def add_suggestions() -> FactKind:
    return SUGGESTION


@hooks.register(FACT_KIND_HOOK)
def add_promotions() -> FactKind:
    return PROMOTION


@hooks.register(FACT_KIND_HOOK)
def add_synonyms() -> FactKind:
    return SYNONYMS


@hooks.register(SEARCHES_HOOK)
def add_search_totals() -> SearchTotals:
    return search_totals
