"""What is known of links follows each act that changes what the public can open."""

from typing import Any

from django_q.tasks import async_task
from wagtail.models import Page
from wagtail.signals import post_page_move

from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.signals import act_appended

JOB = "ita.monitoring.links.jobs.follow"
CHANGES_PUBLIC = frozenset(
    {
        *(Act.PUBLISHED, Act.ARCHIVED, Act.TAKEN_DOWN, Act.PUT_BACK, Act.DELETED),
        *(Act.DRIFT_FOUND, Act.DRIFT_WITHDRAWN, Act.MENDED, Act.ADMINISTERED, Act.RESTORED),
    }
)


def follow_act(sender: object, entry: RegisterEntry, **kwargs: Any) -> None:
    if entry.page_id and entry.act in CHANGES_PUBLIC:
        async_task(JOB, entry.site_id, entry.page_id)


def follow_move(sender: object, instance: Page, **kwargs: Any) -> None:
    if site := instance.get_site():
        async_task(JOB, site.pk, instance.pk)


def connect() -> None:
    act_appended.connect(follow_act, dispatch_uid="ita_links_follow_act")
    post_page_move.connect(follow_move, dispatch_uid="ita_links_follow_move")
