"""Who asks and who acts."""

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from wagtail.models import Site

AnyUser = User | AnonymousUser  # for what may be asked about anybody


class OfficerRequest(HttpRequest):
    """A request behind the admin's login: there is an account."""

    user: User
    agencies: list[Site]  # in which the officer holds a post today
    agency: Site | None  # the one of them for which they work in this request
    is_officer: bool  # has a duty in publication; asked once, the menu has a dozen entries
