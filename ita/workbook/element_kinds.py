"""Names of the kinds of paper that frameworks use in their elements."""

from django.utils.translation import gettext_lazy as _

KIND_LABELS = {
    "content": _("Document or content"),
    "memo": _("Memorandum"),
    "publication_form": _("Publication request form"),
    "circular_letter": _("Circular letter"),
    "link_in_mitas": _("Link in the MITAS system"),
    "system_printout": _("Printout of a system"),
    "photos": _("Photographs"),
}


def kind_label(kind: str) -> str:
    """The Thai name of an element's kind; a kind that a new framework brings stays as it is."""
    return str(KIND_LABELS.get(kind, kind))
