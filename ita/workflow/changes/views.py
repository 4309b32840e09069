"""The screens of a thing that the public reads, and of a change that was proposed for it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.core.screens import ActScreen
from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.integrity.public_facts import NEW, FactKind, fact_kinds, label_of
from ita.register import facts
from ita.register.allowed import Allowed, allowed_of
from ita.register.enums import SubjectKind
from ita.register.models import RegisterEntry
from ita.workflow.changes import operations, rules
from ita.workflow.changes.forms import ChangeForm, form_class
from ita.workflow.changes.models import ProposedChange
from ita.workflow.changes.selectors import value_changes_of


class ThingView(ActScreen):
    """What the public reads of a thing, what is proposed for it, and the way to propose more."""

    acts = {"confirm": operations.confirm_found, "undo": operations.undo_found}
    next_screen = "ita_work"
    template_name = "ita/admin/thing.html"
    page_title = gettext_lazy("What the public reads")
    header_icon = "edit"

    @cached_property
    def site(self) -> Site:
        return agency_site(self.request)

    @cached_property
    def kind(self) -> FactKind:
        kind = fact_kinds().get(self.kwargs["kind"])
        if kind is None:
            raise Http404
        return kind

    @cached_property
    def key(self) -> str:
        return str(self.kwargs["key"])

    @cached_property
    def thing(self) -> Any:
        """None where it is gone, and the register knows it still."""
        thing = self.kind.find(self.site, self.key)
        if thing is None and self.allowed.row is None:
            raise Http404
        return thing

    @cached_property
    def allowed(self) -> Allowed:
        return allowed_of(self.site, self.kind.kind, self.key)

    def get_page_title(self) -> str:
        return str(SubjectKind(self.kind.kind).label)

    def get_page_subtitle(self) -> str:
        if self.thing is None:
            return self.allowed.row.subject_label if self.allowed.row else ""
        return label_of(self.thing) if self.thing.pk else ""

    def post(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action", "") in self.acts:
            return super().post(request, *args, **kwargs)
        if self.thing is None:
            raise Http404
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        reason = form.cleaned_data["change_reason"]
        act = operations.begin_with if rules.is_first_hour(self.site) else operations.propose
        try:
            done = act(self.kind, self.site, self.key, form.instance, request.user, reason)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        except NotAllowed as error:
            return self.refused(error, form=form)
        if isinstance(done, ProposedChange):
            messages.success(request, _("Proposed. An approver decides on it."))
            return redirect("ita_change", done.pk)
        messages.success(request, _("Set. The agency has no approver yet."))
        return redirect("ita_work")

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        return act(self.kind, self.site, self.key, self.request.user, reason)

    def form(self, data: Any = None) -> ChangeForm:
        copy = self.kind.find(self.site, self.key)
        form = form_class(self.kind)(data, instance=copy, for_user=self.request.user)
        form.offer_files_of(self.site)
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        why_not = rules.why_not_proposer(user, self.kind, self.site)
        if why_not is None and self.thing is not None and self.kind.fields:
            kwargs.setdefault("form", self.form())
        found = allowed_of(self.site, self.kind.kind, self.key).found  # after a refused answer too
        waiting = rules.open_change(self.kind, self.site, self.key)
        rows = RegisterEntry.objects.of_site(self.site).about(self.kind.kind, self.key)
        form = kwargs.get("form")
        return super().get_context_data(
            thing=self.thing,
            live=[(self.kind.label(field), value) for field, value in self._live()],
            waiting=waiting,
            waiting_changes=value_changes_of(waiting) if waiting else [],
            why_not=why_not,
            is_first_hour=rules.is_first_hour(self.site),
            found=found,
            found_changes=facts.value_changes_of(found) if found else [],
            why_not_put_back=rules.why_not_put_back(self.kind, self.thing),
            why_not_answer=rules.why_not_answer(user, self.site, found),
            history=[] if self.key == NEW else rows.order_by("-pk"),
            media=form.media if form else None,
            shown_at=_shown_at(self.kind, self.key),
            **kwargs,
        )

    def _live(self) -> list[tuple[str, Any]]:
        if self.thing is None:
            return []
        values = ((name, getattr(self.thing, name)) for name in self.kind.fields)
        return [(n, facts.value_words(v) if isinstance(v, bool) else v) for n, v in values]


def _shown_at(kind: FactKind, key: str) -> str:
    """The screen that shows more of a thing than its values; "" where there is none."""
    return kind.shown_at(key) if kind.shown_at else ""


def withdraw(change: ProposedChange, user: User, reason: str) -> RegisterEntry:
    return operations.withdraw(change, user)


class ChangeView(ActScreen):
    """A proposed change: old and new, who proposed it and why, and the decision."""

    acts = {"allow": operations.allow, "refuse": operations.refuse, "withdraw": withdraw}
    next_screen = "ita_work"
    template_name = "ita/admin/change.html"
    page_title = gettext_lazy("Proposed change")
    header_icon = "resubmit"

    @cached_property
    def change(self) -> ProposedChange:
        changes = ProposedChange.objects.of_site(agency_site(self.request))
        return get_object_or_404(
            changes.select_related("proposed_by", "site"), pk=self.kwargs["change_id"]
        )

    def get_page_subtitle(self) -> str:
        return self.change.label

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        return act(self.change, self.request.user, reason)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, change = self.request.user, ProposedChange.objects.get(pk=self.change.pk)
        kind = fact_kinds()[change.kind]
        thing = kind.find(self.change.site, change.key)
        return super().get_context_data(
            change=change,
            changes=value_changes_of(change),
            why_not=rules.why_not_decide(user, change),
            why_outdated=rules.why_outdated(change, kind, thing) if change.is_open else None,
            shown_at=_shown_at(kind, change.key),
            can_withdraw=rules.why_not_withdraw(user, change) is None,
            **kwargs,
        )
