"""Words that are written into cells and read from them again."""

from django.utils.translation import gettext_lazy as _

MET, NOT_MET = _("Met"), _("Not met")
SELF_CHECK_DONE = _("Done in full")
SELF_CHECK_PART = _("Not in full")
SELF_CHECK_WAITING = _("Waiting to be done")
SELF_CHECK = (SELF_CHECK_DONE, SELF_CHECK_PART, SELF_CHECK_WAITING)
