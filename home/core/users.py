"""Who asks and who acts."""

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest

AnyUser = User | AnonymousUser  # for what may be asked about anybody


class OfficerRequest(HttpRequest):
    """A request behind the admin's login: there is an account."""

    user: User
