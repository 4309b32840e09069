"""The form of an officer's post. Imported by models: takes its model from them."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import Site

from home.core.duties import Group
from home.thai.calendar import format_date
from ita.people.signals import post_changed


class PostForm(WagtailAdminModelForm):
    """A post with its duties; what changed is put on the register."""

    duties = forms.MultipleChoiceField(
        label=gettext_lazy("duties"),
        choices=Group.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "They begin and end with the post. Without a duty nothing can be done in the system."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = list(Site.objects.all()[:2])
        if len(sites) == 1:
            self.initial.setdefault("site", sites[0].pk)
        if self.instance.pk:
            self.initial["duties"] = [row.duty for row in self.instance.duties.all()]
        self.fields["site"].label_from_instance = lambda site: site.site_name
        self.fields["user"].label_from_instance = _account
        self.before = facts_of(self.instance) if self.instance.pk else {}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        site, unit = cleaned.get("site"), cleaned.get("unit")
        if site and unit and unit.site_id != site.pk:
            self.add_error("unit", _("This unit belongs to another agency."))
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        post = super().save(commit)
        if commit:
            self._store_duties(post)
            after = facts_of(post)
            if after != self.before:
                post_changed.send(
                    type(post), post=post, user=self.for_user, before=self.before, after=after
                )
        return post

    def _store_duties(self, post: Any) -> None:
        wanted = self.cleaned_data["duties"]
        post.duties.exclude(duty__in=wanted).delete()
        for duty in wanted:
            post.duties.get_or_create(duty=duty)


def _account(user: User) -> str:
    return f"{user.get_username()} ({user.get_full_name()})".removesuffix(" ()")


def facts_of(post: Any) -> dict[str, str]:
    """What a post says, in words, by the names of its fields."""
    period = (post.valid_from, post.valid_until)
    since, until = (format_date(day, short=True) if day else "" for day in period)
    return {
        "account": post.user.get_username(),
        "agency": post.site.site_name or post.site.hostname,
        "full_name": post.full_name,
        "position": post.position,
        "unit": post.unit.name if post.unit else "",
        "order": post.order_number,
        "from": since,
        "until": until,
        "duties": post.duties_in_words,
    }
