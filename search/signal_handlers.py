from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, post_save
from django_q.models import Schedule

from home.models import AgencyDocument
from search import jobs
from search.passages.jobs import queue_document


def read_new_file(
    sender: object, instance: AgencyDocument, raw: bool = False, **kwargs: Any
) -> None:
    """Also on a later save: the title may have changed. Fixtures are read at night."""
    if not raw:
        queue_document(instance)


def schedule_jobs(sender: object, using: str, **kwargs: Any) -> None:
    """At every upgrade, once the queue has its tables: migrations can be run app by app."""
    if Schedule._meta.db_table in connections[using].introspection.table_names():
        jobs.schedule()


def connect(app: AppConfig) -> None:
    post_save.connect(read_new_file, sender=AgencyDocument, dispatch_uid="search_read_new_file")
    post_migrate.connect(schedule_jobs, sender=app, dispatch_uid="search_schedule")
