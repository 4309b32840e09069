from wagtail import hooks

from ita.integrity.public_facts import FACT_KIND_HOOK, FactKind
from ita_site.search_facts import PROMOTION, SUGGESTION, SYNONYMS


@hooks.register(FACT_KIND_HOOK)
def add_suggestions() -> FactKind:
    return SUGGESTION


@hooks.register(FACT_KIND_HOOK)
def add_promotions() -> FactKind:
    return PROMOTION


@hooks.register(FACT_KIND_HOOK)
def add_synonyms() -> FactKind:
    return SYNONYMS
