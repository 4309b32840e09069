from django.db import models
from django.utils.translation import gettext_lazy as _


class UseKind(models.TextChoices):
    PAGE = "page", _("Page")
    FILE = "file", _("File")


class Elsewhere(models.TextChoices):
    """Where a visitor was who was in none of the ten sections; stored beside ``home.enums.Section``
    in one column."""

    FRONT = "front", _("Front page")
    SEARCH = "search", _("Search")
    ITA = "ita", _("ITA disclosure")
    OTHER = "other", _("Other pages")


class DraftKind(models.TextChoices):
    """Of which figures a month's page is made."""

    USAGE = "usage", _("Use of the website")
    SATISFACTION = "satisfaction", _("Satisfaction")
