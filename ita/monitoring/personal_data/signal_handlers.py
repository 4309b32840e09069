from typing import Any

from django.db.models.signals import post_save

from home.models.files import StoredFile
from ita.monitoring.personal_data.operations import queue_search
from ita.monitoring.personal_data.selectors import FILES


def search_new_file(
    sender: object,
    instance: StoredFile,
    created: bool = False,
    raw: bool = False,
    **kwargs: Any,
) -> None:
    """Only queues; a file never changes afterwards. Fixtures are searched at night."""
    if created and not raw:
        queue_search(instance.sha256)


def connect() -> None:
    for model in FILES:
        post_save.connect(
            search_new_file, sender=model, dispatch_uid=f"ita_search_personal_data_{model}"
        )
