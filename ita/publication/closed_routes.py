"""The publication workflow is fixed: the setup makes it, and no screen changes it.

Wagtail asks a model permission there, which a superuser always has, and its own addresses come
before those of ``register_admin_urls``: so the project's URLs put this before the admin's.
"""

from typing import NoReturn

from django.http import HttpRequest
from django.urls import re_path
from django.utils.translation import gettext as _

from ita.publication.exceptions import NotAllowed

CHANGES = "add|enable|disable|edit|remove|tasks/(?:add|edit|enable|disable)|task_chooser/create"


def refuse_change(request: HttpRequest) -> NoReturn:
    raise NotAllowed(_("The steps of publication are fixed; no screen changes them."))


urlpatterns = [re_path(rf"^workflows/(?:{CHANGES})/", refuse_change)]
