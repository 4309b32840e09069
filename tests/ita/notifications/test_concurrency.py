"""Several workers at once send a mail once (PostgreSQL; SQLite has one writer at all)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

from home.models import LawPage
from ita.notifications.mail import send_to
from ita.workflow import operations
from tests.ita.conftest import Officers
from tests.ita.notifications.conftest import fall_due

WORKERS = 6


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("collecting")
def test_of_several_workers_one_sends(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    fall_due()
    start = Barrier(WORKERS)

    def send(_worker: int) -> int:
        try:
            start.wait()
            return send_to(officers.checker.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        assert sum(pool.map(send, range(WORKERS))) == 1
    assert len(mail.outbox) == 1
