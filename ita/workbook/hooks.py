"""Wagtail hooks of the workbook; loaded by ita/wagtail_hooks.py."""

from typing import Any

from django.urls import include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def register_workbook_urls() -> list[Any]:
    return [path("ita/", include("ita.workbook.admin_urls"))]
