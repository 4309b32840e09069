"""Evidence workbooks that officers took away, among the security events: the workbook's room and
monitoring's do not know each other."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models.signals import post_save
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Site

from ita.monitoring.security import collector
from ita.monitoring.security.enums import Topic
from ita.monitoring.security.sources import SOURCE_HOOK, Happened, Source
from ita.workbook.models import Export


def exports(site: Site, since: datetime, until: datetime, most: int) -> Iterator[Happened]:
    rows = Export.objects.filter(site=site, created_at__range=(since, until))
    for row in rows.select_related("user", "framework").order_by("-pk")[:most]:
        who = row.user.get_username()
        yield Happened(row.created_at, Topic.EXPORT, _("Workbook ordered"), who, "", row.filename)


def add_exports() -> Source:
    return exports


hooks.register(SOURCE_HOOK, add_exports)


def send_export(
    sender: object, instance: Export, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    if created and not raw:
        account = instance.user.get_username()
        collector.send("exported", agency=instance.site_id, account=account, about=str(instance))


def connect() -> None:
    post_save.connect(send_export, sender=Export, dispatch_uid="ita_send_export")
