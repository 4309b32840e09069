"""What search needs in a new installation. Every step can be repeated."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from search import jobs
from search.thesaurus.shipped import load_shipped

WEBMASTERS = "webmasters"  # the names of the groups are a contract; setup_site makes them
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
    """Let the webmasters look after search."""
    permissions = Permission.objects.filter(
        content_type__app_label="thai_search", codename__in=PERMISSIONS
    )
    Group.objects.get(name=WEBMASTERS).permissions.add(*permissions)
