"""What the public can read and ``verify_live`` does not compare, each with its reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LEFT_OUT: tuple[tuple[Any, Any], ...] = (
    (
        _("host name and port of an agency's website"),
        _("they are the installation's: who changes them moves the whole website"),
    ),
    (
        _("which page is the translation of which"),
        _("both pages were approved; only the switch of the language leads elsewhere"),
    ),
    (
        _("words, passages and order of the search"),
        _("made of approved pages and files; rebuild the index to have them made anew"),
    ),
    (
        _("words that the system ships for the search"),
        _("they come with the release and show nothing themselves"),
    ),
    (
        _("a case and its answer"),
        _("shown to nobody but the person who knows its number and its secret"),
    ),
    (
        _("templates, style sheets and texts of the system"),
        _("they are the installed release, not data"),
    ),
    (
        _("files that no page ever showed"),
        _("they are closed; that one is open without an approval is found"),
    ),
)
