"""1.9 e-Service: a way to a system elsewhere, or an online form that editors compose; and the
survey of 1.10, which is the same kind of form without a case."""

from typing import Any

from django.db import models, transaction
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import AbstractFormField, AbstractFormSubmission, FormMixin
from wagtail.models import TranslatableMixin

from home.enums import ContentKind, Section
from home.forms.pages import PageForm
from home.models.base import ContentPage
from home.thai.calendar import current_fiscal_year, to_be

SECRET_LENGTH = 10
SECRET_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # nothing that reads like another


class EServicePage(ContentPage):
    section = Section.E_SERVICES
    is_creatable = True
    template = "home/e_service_page.html"
    page_description = _("The way to an online service that runs elsewhere")
    default_kind = ContentKind.OTHER

    service_url = models.URLField(_("address of the service"))
    how_to_use = models.TextField(_("how to use"), blank=True)

    type_panels = [FieldPanel("service_url"), FieldPanel("how_to_use")]

    class Meta:
        verbose_name = _("e-Service elsewhere")


class FormPageForm(PageForm, WagtailAdminFormPageForm):
    """A page of content whose editor also checks the composed form's fields."""


class FormField(TranslatableMixin, AbstractFormField):
    page = ParentalKey(ContentPage, on_delete=models.CASCADE, related_name="form_fields")

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("form field")
        verbose_name_plural = _("form fields")


class ComposedFormPage(FormMixin, ContentPage):
    """A page with a form that editors compose."""

    base_form_class = FormPageForm
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
        InlinePanel("form_fields", heading=_("Form fields"), label=_("Field"), min_num=1),
        FieldPanel("thank_you_text"),
        FieldPanel("privacy_notice"),
    ]

    class Meta:
        abstract = True


class OnlineFormPage(ComposedFormPage):
    section = Section.E_SERVICES
    is_creatable = True
    template = "home/online_form_page.html"
    landing_page_template = "home/online_form_page_landing.html"
    page_description = _("An online form: each request gets a case number and an answer")
    default_kind = ContentKind.FORM

    class Meta:
        verbose_name = _("online form")

    def get_submission_class(self) -> type["Case"]:
        return Case

    def process_form_submission(self, form: Any) -> "Case":
        return Case.open(self, form.cleaned_data)


class SurveyPage(ComposedFormPage):
    section = Section.STATISTICS
    is_creatable = True
    template = "home/online_form_page.html"
    landing_page_template = "home/survey_page_landing.html"
    page_description = _("A survey of satisfaction that visitors fill in")
    default_kind = ContentKind.FORM

    class Meta:
        verbose_name = _("survey")


class CaseState(models.TextChoices):
    RECEIVED = "received", _("Received")
    IN_PROGRESS = "in_progress", _("In progress")
    ANSWERED = "answered", _("Answered")
    DECLINED = "declined", _("Cannot be done")


class Case(AbstractFormSubmission):
    """What a citizen sent through an online form, with its number, state and answer.

    The citizen reads it again by the number and a secret; only a hash of the secret is kept.
    """

    number = models.CharField(_("case number"), max_length=20, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, editable=False)
    state = models.CharField(
        _("state"), max_length=20, choices=CaseState.choices, default=CaseState.RECEIVED
    )
    answer = models.TextField(
        _("answer"), blank=True, help_text=_("The sender reads this with the case number.")
    )
    updated_at = models.DateTimeField(_("last updated"), auto_now=True)

    secret: str | None = None  # readable only on the object that open() returns

    class Meta(AbstractFormSubmission.Meta):
        verbose_name = _("e-Service case")
        verbose_name_plural = _("e-Service cases")
        ordering = ["-submit_time", "-pk"]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def open(cls, page: ContentPage, data: dict[str, Any]) -> "Case":
        """A new case of ``page`` with ``data``; its ``secret`` is set on the result alone."""
        secret = get_random_string(SECRET_LENGTH, SECRET_ALPHABET)
        with transaction.atomic():
            # Numbers run without gaps: one writer at a time (the page's row is the lock).
            ContentPage.objects.select_for_update().get(pk=page.pk)
            case = cls.objects.create(
                page=page, form_data=data, number=cls._next_number(page), secret_hash=_hash(secret)
            )
        case.secret = secret
        return case

    @classmethod
    def _next_number(cls, page: ContentPage) -> str:
        prefix = f"{to_be(current_fiscal_year())}-{page.pk}-"
        last = cls.objects.filter(number__startswith=prefix).order_by("-pk").first()
        return f"{prefix}{int(last.number.rsplit('-', 1)[1]) + 1 if last else 1:04d}"

    def opens_with(self, secret: str) -> bool:
        """Whether ``secret`` is the one that the sender was given."""
        return constant_time_compare(self.secret_hash, _hash(secret.strip().upper()))


def _hash(secret: str) -> str:
    return salted_hmac("home.Case", secret, algorithm="sha256").hexdigest()
