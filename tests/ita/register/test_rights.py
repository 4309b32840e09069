"""On PostgreSQL the application has a role that can do everything but change what proves."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from home.models import LawPage
from ita.integrity.models import Seal
from ita.monitoring import jobs
from ita.register import rights, triggers
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.register.restores.operations import Backup, record_restore
from ita.register.sealed import ERASED
from ita.workflow.removal.operations import take_down
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, publish
from tests.site.test_settings import GOOD

ON_POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles")


def sql(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


@pytest.fixture
def role(db: None, settings: Any) -> str:
    """A role of the application, with its rights."""
    name = f"{connection.settings_dict['NAME']}_app"
    sql(f'CREATE ROLE "{name}"')
    settings.APPLICATION_ROLE = name
    rights.grant()
    return name


@pytest.fixture
def as_application(role: str) -> Iterator[None]:
    sql(f'SET ROLE "{role}"')
    yield
    sql("RESET ROLE")


@ON_POSTGRESQL
def test_the_whole_way_of_a_page_needs_no_more(
    as_application: None, officers: Officers, capsys: Any
) -> None:
    page = publish(LawPageFactory(owner=officers.requester, files=[DocumentFactory()]), officers)
    jobs.anchor_due()
    jobs.anchor_all()
    call_command("verify_register")
    call_command("verify_live")
    call_command("update_index")
    for job in (*jobs.NIGHTLY, *jobs.EVERY_MINUTE):
        getattr(jobs, job)()
    take_down(page, officers.approver, "มีข้อมูลส่วนบุคคล")
    record_restore(Backup("backup.tar", "b" * 64))
    assert RegisterEntry.objects.count() > 5


FORBIDDEN = [
    "UPDATE ita_registerentry SET reason = ''",
    "DELETE FROM ita_registerentry",
    "TRUNCATE ita_registerentry",
    "DROP TABLE ita_registerentry",
    "ALTER TABLE ita_registerentry DISABLE TRIGGER ALL",
    "DROP TRIGGER ita_registerentry_no_change ON ita_registerentry",
    "CREATE TRIGGER mine BEFORE INSERT ON ita_registerentry "
    "FOR EACH ROW EXECUTE FUNCTION ita_seal_append_only()",
    "CREATE OR REPLACE FUNCTION ita_registerentry_append_only() RETURNS trigger "
    "LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    "SET session_replication_role = replica",
    "UPDATE ita_seal SET sha256 = ''",
    "UPDATE ita_seal SET page_id = 1",
    "DELETE FROM ita_seal",
    "TRUNCATE ita_seal",
    "UPDATE ita_anchor SET line = ''",
    "DELETE FROM ita_anchor",
    "DELETE FROM ita_installation",
    "UPDATE ita_installation SET id = 2",
    "DELETE FROM django_migrations",
]


@ON_POSTGRESQL
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_what_proves_cannot_be_changed(as_application: None, live: LawPage, statement: str) -> None:
    refused = pytest.raises(DatabaseError, match=r"permission denied|must be owner")
    with refused, transaction.atomic():
        sql(statement)


@ON_POSTGRESQL
def test_a_text_can_be_erased_and_only_emptied(as_application: None, live: LawPage) -> None:
    seal = Seal.objects.get(page_id=live.pk)
    row = append(Act.TAKEN_DOWN, live, None, details={ERASED: [seal.sha256]})
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic():
        sql("UPDATE ita_seal SET content = 'x' WHERE id = %s", seal.pk)
    sql("UPDATE ita_seal SET content = '', erased_by = %s WHERE id = %s", row.pk, seal.pk)
    call_command("verify_register")


@ON_POSTGRESQL
def test_the_application_is_modest_and_the_owner_is_not(role: str) -> None:
    assert role not in (rights.why_too_mighty() or "")
    assert "DATABASE_OWNER_URL" in (rights.why_too_mighty() or "")
    sql(f'SET ROLE "{role}"')
    assert rights.why_too_mighty() is None
    sql("RESET ROLE")


@ON_POSTGRESQL
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE", "TRIGGER"])
@pytest.mark.parametrize("table", triggers.TABLES)
def test_one_right_too_many_is_refused(role: str, right: str, table: str) -> None:
    sql(f'GRANT {right} ON {table} TO "{role}"')
    sql(f'SET ROLE "{role}"')
    assert table in (rights.why_too_mighty() or "")
    sql("RESET ROLE")
    rights.grant()
    sql(f'SET ROLE "{role}"')
    assert rights.why_too_mighty() is None
    sql("RESET ROLE")


@ON_POSTGRESQL
def test_production_does_not_go_on_as_owner(role: str, settings: Any) -> None:
    rights.ensure_modest()
    settings.REFUSE_OWNER = True
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        rights.ensure_modest()


@ON_POSTGRESQL
def test_a_role_that_is_missing_or_the_owners_is_said(db: None, settings: Any) -> None:
    settings.APPLICATION_ROLE = "nobody_by_that_name"
    with pytest.raises(ImproperlyConfigured, match="CREATE ROLE"):
        rights.grant()
    settings.APPLICATION_ROLE = connection.settings_dict["USER"]
    with pytest.raises(ImproperlyConfigured, match="DATABASE_OWNER_URL"):
        rights.grant()


@pytest.mark.django_db
def test_without_roles_nothing_is_granted_and_nothing_refused(settings: Any) -> None:
    settings.APPLICATION_ROLE = ""
    rights.grant()
    if connection.vendor == "sqlite":
        settings.REFUSE_OWNER = True
        settings.APPLICATION_ROLE = "anything"
        rights.grant()
        rights.ensure_modest()
        assert rights.why_too_mighty() is None


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=django_settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **GOOD, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


SHOW = "from django.conf import settings; print(settings.DATABASES['default']['USER'])"


@pytest.mark.parametrize(
    ("command", "user"),
    [("migrate", "owner"), ("setup_site", "owner"), ("load_demo", "owner"), ("restore", "owner")]
    + [("runserver", "app"), ("qcluster", "app"), ("shell", "app"), ("", "app")],
)
def test_the_owner_serves_its_commands_only(command: str, user: str) -> None:
    urls = {
        "DATABASE_URL": "postgres://app:a@127.0.0.1:5432/x",
        "DATABASE_OWNER_URL": "postgres://owner:o@127.0.0.1:5432/x",
        "DJANGO_SETTINGS_MODULE": "ita_site.settings.production",
    }
    assert run("-c", SHOW, command, **urls).stdout.strip() == user


@ON_POSTGRESQL
@pytest.mark.parametrize("start", [("-c", "import ita_site.wsgi"), ("manage.py", "qcluster")])
@pytest.mark.django_db(transaction=True)
def test_web_server_and_worker_refuse_to_start_as_owner(start: tuple[str, ...]) -> None:
    facts = connection.settings_dict
    url = f"postgres://{facts['USER']}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"
    done = run(*start, DATABASE_URL=url, DJANGO_SETTINGS_MODULE="ita_site.settings.production")
    assert done.returncode != 0
    assert "ImproperlyConfigured: DATABASE_URL" in done.stderr
