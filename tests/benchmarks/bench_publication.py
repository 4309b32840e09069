"""What publishing costs beside Wagtail's own publish of the same page, in one run (``make bench``).

Not collected by the test run: it prints a ratio and asserts nothing, because times depend on the
machine.
"""

from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django_q.conf import Conf
from wagtail.models import Page
from wagtail.signals import page_published

from ita.publication import operations, signal_handlers
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.publication.conftest import Officers, fresh, officers, step  # noqa: F401
from tests.officers import pass_step

ROUNDS = 25


def test_publishing_beside_wagtails_own(
    officers: Officers,  # noqa: F811
    capsys: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Conf, "SYNC", False)  # mails are queued, as in production
    page_published.disconnect(dispatch_uid="ita_notice_publication")
    ours, wagtails = [], []
    for _n in range(ROUNDS):
        page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
        operations.request_publication(page, officers.requester)
        for officer in (officers.checker, officers.approver):
            pass_step(step(page), officer)
        state = step(page)
        ours.append(seconds(lambda state=state: pass_step(state, officers.webmaster)))

        twin = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
        wagtails.append(seconds(lambda twin=twin: publish(fresh(twin))))
    page_published.connect(
        signal_handlers.notice_publication, dispatch_uid="ita_notice_publication"
    )
    with capsys.disabled():
        ratio = median(ours) / median(wagtails)
        print(f"\npublish: ours / Wagtail's own = {ratio:.2f} (median of {ROUNDS})")


def publish(page: Page) -> None:
    page.get_latest_revision().publish(skip_permission_checks=True)


def seconds(act: Any) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start
