"""Whether a page is whole and stands where it belongs, and if not, why."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.file_uses import closed_files, file_numbers, missing_files, why_foreign
from home.models import ContentPage, SectionPage


def why_files_missing(content: Page) -> str | None:
    """Why ``content`` (a saved state of a page) cannot go on: files that it shows are gone, or
    closed for good."""
    if names := closed_files(content):
        return _("Closed because of personal data: %(files)s. Please replace the file.") % {
            "files": get_text_list(names, _("and"))
        }
    if names := missing_files(content):
        return _("Missing on the server: %(files)s. Replace the file, or restore the backup.") % {
            "files": get_text_list(names, _("and"))
        }
    return None


def why_files_foreign(content: Page) -> str | None:
    """Why ``content`` cannot go on: it shows a file that another agency keeps."""
    return why_foreign(file_numbers(content), content.get_site())


def why_not_in_place(page: Page) -> str | None:
    """Why the public does not find ``page`` where its type belongs."""
    if _stands_in_its_section(page) if _is_content(page) else _stands_in_the_frame(page):
        return None
    return _("This page does not stand in its section. Please tell the administrator.")


def _is_content(page: Page) -> bool:
    return issubclass(page.specific_class, ContentPage)


def _stands_in_its_section(page: Page) -> bool:
    parents = SectionPage.objects.filter(path=page.path[: -Page.steplen], locale=page.locale_id)
    return bool(parents.filter(section=page.specific_class.section).exists())


def _stands_in_the_frame(page: Page) -> bool:
    parent = page.get_ancestors().last()  # none of it where the tree is damaged
    if parent is None:
        return False
    takes = parent.specific_class in page.specific_class.allowed_parent_page_models()
    return takes and (parent.is_root() or parent.locale_id == page.locale_id)
