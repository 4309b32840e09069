"""The page editor as a browser uses it: what a form shows is what it sends back."""

import re
from typing import Any

from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

FORM = "page-edit-form"
CHECKED = re.compile(r'<input type="checkbox" name="([^"]+)"(?![^>]* value=)[^>]* checked')


def add_url(model: type[Page], parent: Page) -> str:
    args = [model._meta.app_label, model._meta.model_name, parent.pk]
    return reverse("wagtailadmin_pages:add", args=args)


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def shown(client: Client, url: str, **typed: Any) -> QueryDict:
    """What the browser would send from the form at ``url``, with ``typed`` filled in."""
    response = client.get(url)
    assert response.status_code == 200
    html = response.content.decode()
    data = querydict_from_html(html, form_id=FORM)
    data["body-count"] = "0"  # the stream is drawn by JavaScript
    for name in CHECKED.findall(html):
        data[name] = "on"
    for name, value in typed.items():
        data[name] = value
    return data


def as_new(data: QueryDict) -> QueryDict:
    """The same values for a page that is not stored yet."""
    copy = data.copy()
    for name in data:
        if name.endswith("-INITIAL_FORMS"):
            copy[name] = "0"
        elif name.endswith("-id"):
            copy[name] = ""
    return copy


def with_row(data: QueryDict, relation: str, **values: Any) -> QueryDict:
    """One more row of the list ``relation``, as the editor's "add" button makes it."""
    copy = data.copy()
    number = int(copy[f"{relation}-TOTAL_FORMS"])
    copy[f"{relation}-TOTAL_FORMS"] = str(number + 1)
    blank = {
        name.rsplit("-", 1)[1]: value
        for name, value in data.items()
        if name.startswith(f"{relation}-__prefix__-")
    }
    for name, value in {**blank, "ORDER": str(number + 1), **values}.items():
        copy[f"{relation}-{number}-{name}"] = value
    return copy
