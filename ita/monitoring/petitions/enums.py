from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models import CaseKind


class Decision(models.TextChoices):
    """What was decided; the first five of a request for information, the others of harm."""

    DISCLOSED = "disclosed", _("Disclosed")
    PARTLY = "partly", _("Disclosed in part")
    REFUSED = "refused", _("Not disclosed")
    NOT_HELD = "not_held", _("The agency does not hold it")
    PASSED_ON = "passed_on", _("Passed on to the agency that holds it")
    KEPT = "kept", _("The page stays as it is")
    CORRECTED = "corrected", _("The page was corrected")
    TAKEN_DOWN = "taken_down", _("The page was taken down")


OF_HARM = (Decision.KEPT, Decision.CORRECTED, Decision.TAKEN_DOWN)
OF_INFORMATION = tuple(each for each in Decision if each not in OF_HARM)
DECISIONS = {CaseKind.INFORMATION: OF_INFORMATION, CaseKind.HARM: OF_HARM}
NEEDS_GROUND = (Decision.PARTLY, Decision.REFUSED)
CANNOT_BE_DONE = (Decision.REFUSED, Decision.NOT_HELD)


class Channel(models.TextChoices):
    """By which way it came."""

    ONLINE = "online", _("Online form")
    COUNTER = "counter", _("At the counter, on paper")
    POST = "post", _("By post")
    EMAIL = "email", _("By e-mail")
    OTHER = "other", _("Another way")


ENTERED = tuple(each for each in Channel if each != Channel.ONLINE)  # what an officer enters


class Ground(models.TextChoices):
    """Sections of the Official Information Act B.E. 2540 by which information is not disclosed."""

    S14 = "14", _("Section 14: harm to the Royal Institution")
    S15_1 = "15(1)", _("Section 15(1): security, foreign relations, economy or finance")
    S15_2 = "15(2)", _("Section 15(2): law enforcement would fail")
    S15_3 = "15(3)", _("Section 15(3): opinion or advice within the agency")
    S15_4 = "15(4)", _("Section 15(4): danger to a person's life or safety")
    S15_5 = "15(5)", _("Section 15(5): medical report or personal information")
    S15_6 = "15(6)", _("Section 15(6): protected by law, or given in confidence")
    S15_7 = "15(7)", _("Section 15(7): set by royal decree")


class Harm(models.TextChoices):
    """What a person says that a page does to them."""

    DEFAMATION = "defamation", _("It defames me")
    PERSONAL_DATA = "personal_data", _("It shows my personal data")
    UNTRUE = "untrue", _("It is not true")
    OTHER = "other", _("Something else")
