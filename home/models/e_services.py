"""1.9 e-Service: a way to a system elsewhere, or an online form that editors compose; and the
survey of 1.10, which is the same kind of form without a case."""

import hashlib
import time
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import AbstractFormField, AbstractFormSubmission, FormMixin
from wagtail.models import TranslatableMixin

from home.core.transactions import atomic_with_retry
from home.enums import ContentKind, Section
from home.forms.composed import ComposedFormBuilder
from home.forms.pages import PageForm
from home.models.base import ContentPage
from home.models.cases import Case, CaseKind, lock_page
from home.searchable import rows, texts, words_of
from home.slugs import ascii_slug

SENT = "sent"  # the address of a receipt: ?sent
RECEIPT_SECONDS = 15 * 60
CHOICE_TYPES = {"checkboxes", "dropdown", "multiselect", "radio"}


class FormClosed(Exception):
    """Nothing of ``form`` was kept: its page is not public any more."""

    def __init__(self, form: BaseForm) -> None:
        super().__init__()
        self.form = form


class EServicePage(ContentPage):
    section = Section.E_SERVICES
    is_creatable = True
    template = "home/e_service_page.html"
    page_description = _("The way to an online service that runs elsewhere")
    default_kind = ContentKind.OTHER

    service_url = models.URLField(_("address of the service"))
    how_to_use = models.TextField(_("how to use"), blank=True)

    headed_texts = {"how_to_use": _("How to use")}
    type_panels = [FieldPanel("service_url"), FieldPanel("how_to_use")]
    search_fields = ContentPage.search_fields + texts("how_to_use")

    class Meta:
        verbose_name = _("e-Service elsewhere")


class FormPageForm(PageForm, WagtailAdminFormPageForm):
    """A page of content whose editor also checks the composed form's fields."""

    def clean(self) -> dict[str, Any]:
        """Names the fields in the draft already. A name made at publishing is not in the revision:
        a label changed later would give the field another name, and old answers none."""
        cleaned = super().clean()
        for form in self.formsets["form_fields"].forms if "form_fields" in self.formsets else ():
            field = form.instance
            field.clean_name = field.clean_name or (field.label and field.get_field_clean_name())
        return cleaned


class FormField(TranslatableMixin, AbstractFormField):
    page = ParentalKey(ContentPage, on_delete=models.CASCADE, related_name="form_fields")

    def get_field_clean_name(self) -> str:
        """The key of the answers: ASCII, another for each label, never too long for its column.

        Wagtail's drops Thai vowels and tone marks and grows to five times the label's length.
        """
        digest = hashlib.sha256(self.label.encode()).hexdigest()[:8]
        return f"{ascii_slug(self.label, 'field')}-{digest}".replace("-", "_")

    @property
    def searchable_text(self) -> str:
        """What the search reads of this field."""
        return words_of(self, ("label", "help_text", "choices"))

    def clean(self) -> None:
        super().clean()
        if self.field_type in CHOICE_TYPES and not self.choices.strip():
            raise ValidationError({"choices": _("List the choices, one a line.")})

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("form field")
        verbose_name_plural = _("form fields")


class ComposedFormPage(FormMixin, ContentPage):
    """A page with a form that editors compose."""

    base_form_class = FormPageForm
    form_builder = ComposedFormBuilder
    required_children = {"form_fields": _("form fields")}

    thank_you_text = models.TextField(
        _("text after sending"),
        help_text=_("What happens next, and when the sender can expect an answer"),
    )
    privacy_notice = models.TextField(
        _("privacy notice"),
        help_text=_("Which personal data are collected, why, and how long they are kept (PDPA)"),
    )

    type_panels = [
        InlinePanel("form_fields", heading=_("Form fields"), label=_("Field")),
        FieldPanel("thank_you_text"),
        FieldPanel("privacy_notice"),
    ]
    search_fields = ContentPage.search_fields + [rows("form_fields")]

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "GET" and SENT in request.GET:
            return self.serve_receipt(request)
        try:
            response: HttpResponse = super().serve(request, *args, **kwargs)
        except FormClosed as closed:
            context = {"page": self, "form": closed.form}
            return render(request, "home/form_closed.html", context, status=HTTPStatus.GONE)
        return response

    @atomic_with_retry
    def process_form_submission(self, form: BaseForm) -> AbstractFormSubmission:
        """Keep what a visitor sent.

        Raises:
            FormClosed: the page was taken down while they wrote.
        """
        if not lock_page(self).live:
            raise FormClosed(form)
        return self.store(form)

    def store(self, form: BaseForm) -> AbstractFormSubmission:
        """As Wagtail keeps it; within the transaction that looked whether the page is live."""
        return super().process_form_submission(form)

    def render_landing_page(
        self,
        request: HttpRequest,
        form_submission: AbstractFormSubmission | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse:
        """Leads on to the receipt, so that reloading it does not send the answers again."""
        if form_submission is None:  # the editor's preview
            response: HttpResponse = super().render_landing_page(request, None, *args, **kwargs)
            return response
        self.keep_receipt(request, form_submission)
        return redirect(f"{self.get_url(request)}?{SENT}")

    def keep_receipt(self, request: HttpRequest, form_submission: AbstractFormSubmission) -> None:
        """A survey has nothing to hand out."""

    def serve_receipt(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = super().render_landing_page(request)
        return response


class OnlineFormPage(ComposedFormPage):
    section = Section.E_SERVICES
    is_creatable = True
    template = "home/online_form_page.html"
    landing_page_template = "home/online_form_page_landing.html"
    page_description = _("An online form: each request gets a case number and an answer")
    default_kind = ContentKind.FORM

    asks_information = models.BooleanField(
        _("requests under the Information Act"),
        default=False,
        help_text=_("What is sent stands on the register of requests, with the days of the Act."),
    )

    type_panels = [*ComposedFormPage.type_panels, FieldPanel("asks_information")]

    class Meta:
        verbose_name = _("online form")

    def get_submission_class(self) -> type["Case"]:
        return Case

    def store(self, form: BaseForm) -> "Case":
        kind = CaseKind.INFORMATION if self.asks_information else CaseKind.GENERAL
        return Case.open(self, form.cleaned_data, kind)

    def keep_receipt(self, request: HttpRequest, form_submission: AbstractFormSubmission) -> None:
        """Only this visitor's session holds the secret, and only for a while."""
        until = time.time() + RECEIPT_SECONDS
        receipt = (form_submission.pk, form_submission.secret, until)
        request.session[self._receipt_key] = receipt

    def serve_receipt(self, request: HttpRequest) -> HttpResponse:
        """Shows the number and the secret: no cache may keep them."""
        pk, secret, until = request.session.get(self._receipt_key, (0, "", 0))
        case = Case.objects.filter(pk=pk, page=self).first()
        if case is None or until < time.time():
            request.session.pop(self._receipt_key, None)
            return redirect("case")
        case.secret = secret
        response: HttpResponse = FormMixin.render_landing_page(self, request, case)
        add_never_cache_headers(response)
        return response

    @property
    def _receipt_key(self) -> str:
        return f"receipt-{self.pk}"


class SurveyPage(ComposedFormPage):
    section = Section.STATISTICS
    is_creatable = True
    template = "home/online_form_page.html"
    landing_page_template = "home/survey_page_landing.html"
    page_description = _("A survey of satisfaction that visitors fill in")
    default_kind = ContentKind.FORM

    class Meta:
        verbose_name = _("survey")
