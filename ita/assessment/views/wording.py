"""On these screens an officer compares the wording with the issuer's handbook and confirms it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.confirmation import exchange, operations, rules
from ita.assessment.confirmation.models import WordingConfirmation
from ita.assessment.confirmation.selectors import Confirmed, confirmed, handbook
from ita.assessment.confirmation.texts import (
    Text,
    fingerprint,
    items_of,
    key_of,
    texts_of,
    words_of,
)
from ita.assessment.enums import Wording
from ita.assessment.models import Element, Framework, Item
from ita.assessment.views.base import AssessmentScreen

SALT = "ita.assessment.take_over"
LASTS = 3600  # seconds between looking at what would be taken over and doing it


@dataclass(frozen=True)
class TextRow:
    """A text on the screen: where it was read, and who of the agency confirmed it."""

    key: str
    words: str
    number: str
    origin: str
    source: str
    confirmation: WordingConfirmation | None


@dataclass(frozen=True)
class ItemRows:
    """An item with its texts; ``before`` are last year's items that it succeeds."""

    item: Item
    rows: list[TextRow]
    seen: str
    before: list[Item]

    @property
    def missing(self) -> int:
        return sum(row.confirmation is None for row in self.rows)


class WordingScreen(AssessmentScreen):
    """A screen of a framework that the agency works with; its id is ``framework_id``."""

    page_title = gettext_lazy("Confirm the wording")
    header_icon = "list-ul"

    @cached_property
    def framework(self) -> Framework:
        frameworks = Framework.objects.for_work(self.site)
        return get_object_or_404(frameworks, pk=self.kwargs["framework_id"])

    def get_page_subtitle(self) -> str:
        return str(self.framework)

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.framework)]

    def back(self) -> HttpResponse:
        return redirect("ita_wording", self.framework.pk)


class WordingView(WordingScreen):
    """Every text of a framework, item by item; and the whole list at once."""

    template_name = "ita/admin/wording.html"

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        """Confirm the whole list."""
        seen = request.POST.get("seen", "")
        act = partial(operations.confirm, self.framework, None, self.site, request.user, seen=seen)
        _tell(request, act, _confirmed)
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = items_of(self.framework)
        held = confirmed(self.framework, self.site)
        before = _before(self.framework, items)
        groups = [_rows(item, held, before) for item in items]
        total, missing = (sum(len(g.rows) for g in groups), sum(g.missing for g in groups))
        return super().get_context_data(
            framework=self.framework,
            groups=groups,
            seen=fingerprint(texts_of(items)),
            total=total,
            missing=missing,
            done=total - missing,
            handbook=handbook(self.framework, self.site),
            why_not=rules.why_not_confirm(self.request.user, self.framework, self.site),
            **kwargs,
        )


class ItemWordingView(AssessmentScreen):
    """The texts of one item are confirmed, all or those that were ticked; or taken back."""

    http_method_names = ["post"]
    page_title = gettext_lazy("Confirm the wording")

    def post(self, request: OfficerRequest, item_id: int) -> HttpResponse:
        frameworks = Framework.objects.for_work(self.site)
        items = Item.objects.filter(framework__in=frameworks).select_related("framework")
        item: Item = get_object_or_404(items, pk=item_id)
        framework: Framework = item.framework
        ticked = set(request.POST.getlist("text"))
        if request.POST.get("action") == "withdraw":
            reason = request.POST.get("reason", "")
            args = (framework, ticked, reason, self.site, request.user)
            _tell(request, partial(operations.withdraw, *args), _withdrawn)
        else:
            keys = None if request.POST.get("action") == "all" else ticked
            seen = request.POST.get("seen", "")
            chosen = (framework, keys, self.site, request.user)
            _tell(request, partial(operations.confirm, *chosen, seen=seen, item=item), _confirmed)
        if request.POST.get("from") == "item":
            return redirect("ita_item", item.pk)
        address = redirect("ita_wording", framework.pk)
        address["Location"] += f"#item-{item.pk}"
        return address


class HandbookView(WordingScreen):
    """The issuer's handbook, attached once for the framework."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        upload = request.FILES.get("file")
        if not isinstance(upload, UploadedFile):
            messages.error(request, _("Please choose a file."))
            return self.back()
        try:
            operations.attach_handbook(self.framework, upload, self.site, request.user)
        except NotAllowed as refused:
            messages.error(request, refused.reason)
        else:
            messages.success(request, _("The handbook was attached."))
        return self.back()


class WordingFileView(WordingScreen):
    """What the agency confirmed, for another office to take over."""

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        found = exchange.to_dict(self.framework, self.site)
        if not found["confirmed"]:
            messages.error(request, _("Nothing of this list is confirmed yet."))
            return self.back()
        content = json.dumps(found, ensure_ascii=False, indent=1)
        response = HttpResponse(content, content_type="application/json")
        name = f"confirmed-{self.framework.scheme}-{self.framework.year_be}.json"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class TakeOverForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File of confirmed wording"),
        help_text=gettext_lazy("The .json file that the other office downloaded from this screen"),
        widget=forms.FileInput({"accept": ".json"}),
    )


class TakeOverView(WordingScreen):
    """What another office confirmed: looked at first, and then taken over with their names."""

    template_name = "ita/admin/wording_take_over.html"
    page_title = gettext_lazy("Take over confirmed wording")

    def trail(self) -> list[tuple[str, str]]:
        return [*super().trail(), (self._address(), str(_("Confirm the wording")))]

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        return self.show(TakeOverForm())

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        if "payload" in request.POST:
            return self.take_over(request)
        form = TakeOverForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            content = form.cleaned_data["file"].read(exchange.MAX_SIZE + 1)
            agency, theirs = exchange.read_file(content, self.framework)
        except exchange.FileRefused as refused:
            form.add_error("file", str(refused))
            return self.show(form, status=422)
        found = exchange.compare(self.framework, self.site, agency, theirs)
        payload = signing.dumps(found.same, salt=self._salt(), compress=True)
        return self.show(form, found=found, payload=payload)

    def take_over(self, request: OfficerRequest) -> HttpResponse:
        """What was looked at. It is signed for this officer and list: no browser can alter it."""
        try:
            payload = request.POST["payload"]
            same = signing.loads(payload, salt=self._salt(), max_age=LASTS)
        except signing.BadSignature:
            messages.error(request, _("Please choose the file again."))
            return redirect("ita_wording_take_over", self.framework.pk)
        confirmers = {key: (words, confirmer) for key, (words, confirmer) in same.items()}
        args = (self.framework, confirmers, self.site, request.user)
        _tell(request, partial(operations.take_over, *args), _confirmed)
        return self.back()

    def show(self, form: TakeOverForm, status: int = 200, **context: Any) -> HttpResponse:
        context["why_not"] = rules.why_not_confirm(self.request.user, self.framework, self.site)
        data = self.get_context_data(form=form, framework=self.framework, **context)
        response: HttpResponse = self.render_to_response(data, status=status)
        return response

    def _address(self) -> str:
        return str(redirect("ita_wording", self.framework.pk)["Location"])

    def _salt(self) -> str:
        return f"{SALT}.{self.request.user.pk}.{self.site.pk}.{self.framework.pk}"


def _rows(item: Item, held: Confirmed, before: dict[str, Item]) -> ItemRows:
    texts = list(texts_of([item]))
    return ItemRows(
        item=item,
        rows=[_row(text, held) for text in texts],
        seen=fingerprint(texts),
        before=[before[code] for code in item.predecessors if code in before],
    )


def _row(text: Text, held: Confirmed) -> TextRow:
    return TextRow(
        key=key_of(text),
        words=words_of(text),
        number=text.number if isinstance(text, Element) else "",
        origin=str(Wording(text.wording).label),
        source=text.source,
        confirmation=held.of(text),
    )


def _before(framework: Framework, items: list[Item]) -> dict[str, Item]:
    """Last year's items that these succeed, by code, with their elements. Two queries."""
    codes = {code for item in items for code in item.predecessors}
    rows = Item.objects.filter(
        framework__scheme=framework.scheme,
        framework__fiscal_year=framework.fiscal_year - 1,
        framework__site=framework.site_id,
        code__in=codes,
    )
    return {row.code: row for row in rows.prefetch_related("elements")}


def _tell(request: OfficerRequest, act: Callable[[], int], words: Callable[[int], str]) -> None:
    """Do it, and say how many there were, or why not."""
    try:
        count = act()
    except NotAllowed as refused:
        messages.error(request, refused.reason)
    else:
        messages.success(request, words(count))


def _confirmed(count: int) -> str:
    words = ngettext("%(count)s text was confirmed.", "%(count)s texts were confirmed.", count)
    return words % {"count": count}


def _withdrawn(count: int) -> str:
    words = ngettext(
        "%(count)s confirmation was withdrawn.", "%(count)s confirmations were withdrawn.", count
    )
    return words % {"count": count}
