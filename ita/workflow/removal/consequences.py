"""What ending a page's being current or live will do: told before it is done."""

from dataclasses import dataclass

from wagtail.models import TaskState

from home.file_closing import files_to_close
from home.models import AgencyDocument, AgencyImage, ContentPage
from ita.integrity.published_files import published_files


@dataclass(frozen=True)
class Consequences:
    """What taking a page down does beside hiding it."""

    documents: list[AgencyDocument]
    pictures: int
    step: str = ""  # of the request that ends, while one is under review


def consequences_of(page: ContentPage) -> Consequences:
    closing = files_to_close(page, published_files(page.pk))
    documents = AgencyDocument.objects.filter(pk__in=closing[AgencyDocument]).order_by("pk")
    step: TaskState | None = page.current_workflow_task_state if page.workflow_in_progress else None
    return Consequences(list(documents), len(closing[AgencyImage]), step.task.name if step else "")
