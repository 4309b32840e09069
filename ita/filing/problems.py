"""Why an address did not answer with what was asked for, in words."""

from django.utils.translation import gettext as _

from ita.filing.capture import ERASED
from ita.filing.models import Capture
from ita.monitoring.visits.findings import FAULTS, NOT_KNOWN

WORDS = {code: found for code, (found, _todo) in (FAULTS | NOT_KNOWN).items()}


def problem_of(capture: Capture) -> str:
    """Empty for a whole answer."""
    if capture.is_whole:
        return ""
    if capture.error == ERASED:
        return _("What it answers was erased before, so it was not stored again.")
    if capture.error in WORDS:
        return str(WORDS[capture.error])
    return _("The website answered with the code %(code)s.") % {"code": capture.status}
