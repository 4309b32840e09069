"""What webmasters decide about search changes what the public reads: it goes on the register, and
is compared with it. Search itself knows no register; it keeps Wagtail's log, heard here."""

from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_save
from wagtail.models import ModelLogEntry, Site

from ita.integrity.public_facts import FactKind, changes_in_words, same
from ita.register.allowed import allowed_of
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from search.models import AcceptedQuestion, PromotedResult, SynonymGroup


def _promotion(promotion: PromotedResult, name: str) -> Any:
    """The page by number: its words are the page's, and sealed with it."""
    return promotion.page_id if name == "page" else getattr(promotion, name)


def _synonyms(site: Site) -> Any:
    """What officers wrote, changed or took out of use; of all websites: the first one's."""
    groups = SynonymGroup.objects.of_officers() | SynonymGroup.objects.filter(active=False)
    return groups.filter(Q(site=site) | Q(site=None) if site.is_default_site else Q(site=site))


# Each decided by one hand: suggestions were asked by many, the others only order what is approved.
SUGGESTION = FactKind(SubjectKind.SUGGESTION, AcceptedQuestion, ("question",), None)
PROMOTION = FactKind(
    SubjectKind.PROMOTION,
    PromotedResult,
    ("question", "page", "sort_order"),
    None,
    things=lambda site: PromotedResult.objects.of_site(site),
    value=_promotion,
    can_be_put_back=False,
)
SYNONYMS = FactKind(SubjectKind.SYNONYMS, SynonymGroup, ("words", "active"), None, things=_synonyms)
KINDS: dict[type[Model], FactKind] = {
    kind.model: kind for kind in (SUGGESTION, PROMOTION, SYNONYMS)
}


def append_decision(sender: object, instance: ModelLogEntry, created: bool, **kwargs: Any) -> None:
    """Wagtail logged that an officer made, changed or removed such a thing: in the same
    transaction, while a thing to be removed is still there."""
    model = instance.content_type.model_class() if instance.content_type else None
    kind = KINDS.get(model) if model else None
    thing = kind.model._default_manager.filter(pk=instance.object_id).first() if kind else None
    if kind is None or thing is None:
        return
    site = _site_of(thing)
    known = allowed_of(site, kind.kind, kind.key_of(thing))
    values = kind.values(thing)
    if instance.action == "wagtail.delete":
        values = dict.fromkeys(values)
    old = {name: known.value(name) for name in values}
    if not all(same(old[name], values[name]) for name in values):
        details = {"changes": changes_in_words(kind, old, values)}
        append_about(
            Act.SEARCH_CHANGED, kind.subject(thing), instance.user, site=site, details=details
        )


def _site_of(thing: Any) -> Site:
    site = thing.page.get_site() if isinstance(thing, PromotedResult) else thing.site
    return site or Site.objects.get(is_default_site=True)


def connect() -> None:
    post_save.connect(append_decision, sender=ModelLogEntry, dispatch_uid="ita_search_decision")
