"""What the groups of an agency may do with Wagtail's and our models.

Steps of publication are no permissions: the duties of the posts are asked (``people.rules``).
"""

from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
)

from home.core.duties import Group, group_name

ADMIN_ACCESS = "wagtailadmin.access_admin"
MODEL_PERMISSIONS: dict[Group, tuple[str, ...]] = {
    Group.REQUESTERS: (ADMIN_ACCESS,),
    Group.CHECKERS: (ADMIN_ACCESS, "ita.view_registerentry", "ita.record_oral_approval"),
    Group.APPROVERS: (ADMIN_ACCESS, "ita.view_registerentry"),
    Group.WEBMASTERS: (
        ADMIN_ACCESS,
        "ita.view_registerentry",
        "ita.record_oral_approval",
        "ita.view_notice",
        "ita.change_notice",
    ),
    Group.ITA_OFFICERS: (
        ADMIN_ACCESS,
        "ita.view_registerentry",
        "ita.view_framework",
        "ita.add_framework",
        "ita.change_framework",
        "ita.delete_framework",
        "ita.view_evidence",
        "ita.add_evidence",
        "ita.change_evidence",
        "ita.delete_evidence",
    ),
    Group.CASE_OFFICERS: (ADMIN_ACCESS,),  # rules ask for the group itself (home/cases)
    Group.LOG_OFFICERS: (ADMIN_ACCESS,),  # rules ask for the duty (ita/monitoring/traffic)
}
# Of models that belong to an agency: each group for its own alone.
SITE_PERMISSIONS: dict[Group, tuple[str, ...]] = {
    Group.APPROVERS: ("ita.change_publicationsettings",),
    Group.WEBMASTERS: (
        "home.change_agencysettings",
        "home.add_unit",
        "home.change_unit",
        "ita.change_papersettings",
        "ita.change_roundsettings",
        "ita.add_returnreason",
        "ita.change_returnreason",
        "ita.view_returnreason",
        "ita.change_webhook",
    ),
}
PAGE_PERMISSIONS: dict[Group, tuple[str, ...]] = {Group.REQUESTERS: ("add_page", "change_page")}
COLLECTION_PERMISSIONS: dict[Group, tuple[str, ...]] = {
    Group.REQUESTERS: ("add_document", "choose_document", "add_image", "choose_image"),
    Group.WEBMASTERS: ("add_image", "choose_image"),  # for the emblem
}


def grant(site: Site, front_pages: list[Page], collection: Collection) -> None:
    """Give the groups of the agency what its duties need; can be repeated."""
    for group in Group:
        auth_group, _created = AuthGroup.objects.get_or_create(name=group_name(group, site))
        auth_group.permissions.add(*map(_permission, MODEL_PERMISSIONS[group]))
        of_site = [_permission(name) for name in SITE_PERMISSIONS.get(group, ())]
        auth_group.permissions.remove(*of_site)  # an older release gave them for all agencies
        for permission in of_site:
            GroupSitePermission.objects.get_or_create(
                group=auth_group, site=site, permission=permission
            )
        _grant_pages(auth_group, PAGE_PERMISSIONS.get(group, ()), front_pages)
        _grant_files(auth_group, COLLECTION_PERMISSIONS.get(group, ()), collection)


def _grant_pages(group: AuthGroup, codenames: tuple[str, ...], front_pages: list[Page]) -> None:
    for codename in codenames:
        for page in front_pages:
            GroupPagePermission.objects.get_or_create(
                group=group, page=page, permission=_permission(f"wagtailcore.{codename}")
            )


def _grant_files(group: AuthGroup, codenames: tuple[str, ...], collection: Collection) -> None:
    """In the agency's own collection, and in no other."""
    GroupCollectionPermission.objects.filter(group=group).exclude(collection=collection).delete()
    for codename in codenames:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=_file_permission(codename)
        )


def _permission(name: str) -> Permission:
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _file_permission(codename: str) -> Permission:
    """Wagtail asks for the permissions of its own document and image models, whatever is used."""
    app_label = "wagtaildocs" if codename.endswith("document") else "wagtailimages"
    return _permission(f"{app_label}.{codename}")
