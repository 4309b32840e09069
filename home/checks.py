"""House rules of the public pages, as system checks: ``manage.py check`` says what breaks one."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, TranslatableMixin

from home.models.public_page import PublicPage
from home.readers import ocr

# Each stands for a way around the steps, or for an address that would be asked outside the site.
SETTINGS: dict[str, Any] = {
    "WAGTAIL_AUTOSAVE_INTERVAL": 0,  # an autosave rewrites a revision that was passed
    "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE": False,  # would publish a translation at once
    "WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE": "simple",
    "WAGTAIL_ENABLE_UPDATE_CHECK": False,
    "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
}


def check_pages(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """Every page type of ours goes through the steps, in every language."""
    return [message for model in page_types() for message in _faults(model)]


def check_settings(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(f"{name} must be {value!r}", id="home.E003")
        for name, value in SETTINGS.items()
        if getattr(settings, name, "not set") != value
    ]


def check_ocr(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """Of ``check --deploy``: whether personal data in scans can be found."""
    if not settings.OCR_ENABLED or ocr.is_installed():
        return []
    hint = "Install tesseract with Thai (tesseract-ocr-tha), or set OCR_ENABLED=0 to do without."
    return [Warning("Personal data in scans and pictures is not found", hint, id="home.W004")]


def page_types() -> list[type[Page]]:
    return [m for m in apps.get_models() if issubclass(m, Page) and m._meta.app_label == "home"]


def _faults(model: type[Page]) -> Iterator[CheckMessage]:
    if not issubclass(model, PublicPage):
        hint = "Derive it from home.models.public_page.PublicPage."
        yield Error(f"{model.__name__} can be published by hand", hint, model, "home.E001")
    for relation in get_all_child_relations(model):
        row = relation.related_model
        if row._meta.app_label == "home" and not issubclass(row, TranslatableMixin):
            hint = "Derive it from home.models.public_page.ChildRow."
            yield Error(f"{row.__name__} cannot be translated", hint, row, "home.E002")
