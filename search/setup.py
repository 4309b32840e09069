"""What search needs in a new installation. Every step can be repeated."""

from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission
from django.db import transaction
from wagtail.models import Site

from home.core.duties import Group, group_name
from search import jobs
from search.thesaurus.shipped import load_shipped

PERMISSIONS = (
    "add_synonymgroup",
    "change_synonymgroup",
    "delete_synonymgroup",
    "add_promotedresult",
    "change_promotedresult",
    "delete_promotedresult",
    "view_questiontotal",
    "change_questiontotal",  # set a question aside
    "add_rebuild",
)


@transaction.atomic
def set_up_search() -> int:
    """Permissions, nightly jobs and the shipped synonyms; returns how many of these are new."""
    grant_permissions()
    jobs.schedule()
    return load_shipped()


def grant_permissions() -> None:
    """Let the webmasters of each agency look after its search."""
    permissions = Permission.objects.filter(
        content_type__app_label="thai_search", codename__in=PERMISSIONS
    )
    for site in Site.objects.all():
        webmasters = AuthGroup.objects.get(name=group_name(Group.WEBMASTERS, site))
        webmasters.permissions.add(*permissions)
