"""What is known of links follows each act that changes what the public can open."""

from typing import Any

from django_q.tasks import async_task
from wagtail.models import Page
from wagtail.signals import post_page_move

from ita.register.history import is_about_public
from ita.register.models import RegisterEntry
from ita.register.signals import act_appended

JOB = "ita.monitoring.links.jobs.follow"


def follow_act(sender: object, entry: RegisterEntry, **kwargs: Any) -> None:
    if is_about_public(entry):
        async_task(JOB, entry.site_id, entry.page_id)


def follow_move(sender: object, instance: Page, **kwargs: Any) -> None:
    if site := instance.get_site():
        async_task(JOB, site.pk, instance.pk)


def connect() -> None:
    act_appended.connect(follow_act, dispatch_uid="ita_links_follow_act")
    post_page_move.connect(follow_move, dispatch_uid="ita_links_follow_move")
