from django.apps import AppConfig
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, post_save, pre_migrate, pre_save

from home.page_cache import writes


def connect(app: AppConfig) -> None:
    connection_created.connect(writes.watch_connection, dispatch_uid="page_cache_connection")
    for connection in connections.all(initialized_only=True):
        writes.watch_connection(connection)
    pre_save.connect(writes.begin_saving, dispatch_uid="page_cache_begin_saving")
    post_save.connect(writes.end_saving, dispatch_uid="page_cache_end_saving")
    pre_migrate.connect(writes.begin_migrating, dispatch_uid="page_cache_begin_migrating")
    post_migrate.connect(writes.end_migrating, sender=app, dispatch_uid="page_cache_migrated")
