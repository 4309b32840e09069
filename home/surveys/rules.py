"""How often somebody may answer: a thousand answers from one address count as few."""

from datetime import date

from django.utils.translation import gettext as _

from home.models import SatisfactionSurveyPage, SurveyAnswer

OF_DEVICE = 1  # answers of a day
OF_NETWORK = 5  # a family, an office, a village behind one address


def why_not_answer(
    survey: SatisfactionSurveyPage, network: str, device: str, day: date
) -> str | None:
    """Why no more is taken today from there; ``network`` and ``device`` are ``Source.keys``."""
    answers = SurveyAnswer.objects.filter(page=survey, answered_on=day, network=network)
    if answers.filter(device=device).count() >= OF_DEVICE:
        return _("An answer from this device was counted today already. Thank you.")
    if answers.count() >= OF_NETWORK:
        return _(
            "As many answers came from this network today as are counted of one. "
            "Please answer tomorrow, or on paper at the office."
        )
    return None
