"""What a page that is taken down closes with it: files and pictures, wherever it shows them."""

from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from home.file_uses import FILES, file_numbers
from home.models.files import AgencyDocument, StoredFile
from home.visibility import public

Numbers = Mapping[type[StoredFile], set[int]]


def close_files(page: Page, earlier: Numbers | None = None) -> None:
    """Hide the public files of ``page`` that no other public page shows, evidence or not.

    Args:
        page: specific, with the content that was live.
        earlier: files that its content of before showed.
    """
    for model, numbers in files_to_close(page, earlier).items():
        closed = model._default_manager.filter(pk__in=numbers)
        closed.update(hidden_since=timezone.now(), hidden_with_page=page.pk)


def files_to_close(page: Page, earlier: Numbers | None = None) -> dict[type[StoredFile], set[int]]:
    """What ``close_files`` would hide."""
    shown = file_numbers(page)
    return {model: _open_only_here(model, shown, earlier or {}, page) for model in FILES}


def _open_only_here(
    model: type[StoredFile], shown: Numbers, earlier: Numbers, page: Page
) -> set[int]:
    numbers = shown.get(model, set()) | earlier.get(model, set())
    if model is AgencyDocument:
        numbers |= _earlier_editions(numbers)
    numbers -= _shown_elsewhere(model, numbers, page)
    public_files = model._default_manager.filter(pk__in=numbers, hidden_since=None)
    return set(public_files.exclude(public_since=None).values_list("pk", flat=True))


def _earlier_editions(numbers: set[int]) -> set[int]:
    """Numbers of the documents that those of ``numbers`` superseded, directly or in turn."""
    found: set[int] = set()
    latest = numbers
    while latest:
        superseded = AgencyDocument.objects.filter(successors__in=latest)
        latest = set(superseded.values_list("pk", flat=True)) - found
        found |= latest
    return found


def _shown_elsewhere(model: type[StoredFile], numbers: set[int], page: Page) -> set[int]:
    """Those of ``numbers`` that another page shows to the public."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=[str(number) for number in numbers],
    )
    sources = {int(number) for number in references.values_list("object_id", flat=True)}
    others = public(Page.objects.filter(pk__in=sources - {page.pk})).specific()
    return numbers & {number for other in others for number in file_numbers(other)[model]}
