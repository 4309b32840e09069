"""The form of a survey in five levels. No level is chosen before the visitor chooses one."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from home.enums import Level
from home.models.satisfaction import LONGEST_COMMENT, SatisfactionSurveyPage, SurveyTopic

SALT = "home.survey"
FASTEST = 3  # seconds in which nobody reads and answers
LONGEST = 12 * 3600  # seconds for which a form can stay open


class LevelsForm(forms.Form):
    """One choice of five for each topic; at least one must be answered."""

    def __init__(self, topics: Iterable[SurveyTopic], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = {f"topic-{topic.translation_key}": topic.translation_key for topic in topics}
        for name, topic in zip(self.keys, topics, strict=True):
            self.fields[name] = forms.TypedChoiceField(
                label=topic.text,
                choices=Level.choices,
                coerce=int,
                required=False,
                empty_value=None,
                widget=forms.RadioSelect,
            )

    @property
    def topics(self) -> list[forms.BoundField]:
        return [self[name] for name in self.keys]

    @property
    def levels(self) -> dict[UUID, int]:
        """The levels that were given, by the topics' keys; of a valid form."""
        given = ((key, self.cleaned_data.get(name)) for name, key in self.keys.items())
        return {key: level for key, level in given if level}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.levels:
            raise forms.ValidationError(_("Please choose a level for at least one topic."))
        return cleaned


class AnswerForm(LevelsForm):
    """What a visitor fills in. ``website`` is seen by programs alone; ``opened`` says when the form
    was opened, signed."""

    comment = forms.CharField(
        label=_("Suggestion"),
        help_text=_("Please write no name and no phone number."),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    website = forms.CharField(required=False, label=_("Leave this empty"))
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, page: SatisfactionSurveyPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(list(page.topics.all()), *args, **kwargs)
        self.signer = signing.TimestampSigner(salt=f"{SALT} {page.pk}")
        if not page.asks_comment:
            del self.fields["comment"]

    @property
    def opened_at(self) -> str:
        """The time of opening, signed; of the first form where this one has faults."""
        if self.is_bound and "opened" not in self.errors:
            return str(self.data.get("opened", ""))
        return self.signer.sign("opened")

    @property
    def is_by_program(self) -> bool:
        """Whether what no person sees was filled in."""
        return bool(self.cleaned_data.get("website"))

    def clean_opened(self) -> str:
        opened: str = self.cleaned_data["opened"]
        try:
            self.signer.unsign(opened, max_age=LONGEST)
        except signing.BadSignature as error:  # too old is one, too
            raise forms.ValidationError(
                _("The form was open too long. Your answers are still here: please send it again.")
            ) from error
        if _is_fresh(self.signer, opened):
            raise forms.ValidationError(
                _("That was very fast. Your answers are still here: please look at them once more.")
            )
        return opened


def _is_fresh(signer: signing.TimestampSigner, opened: str) -> bool:
    try:
        signer.unsign(opened, max_age=FASTEST)
    except signing.SignatureExpired:
        return False
    return True
