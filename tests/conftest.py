"""Fixtures for all tests. The site of an agency is set up once; every test starts from it."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.enums import Section
from home.models import HomePage, SectionPage
from ita.register import triggers
from ita.register.models import RegisterEntry, RegisterHead
from ita.setup import add_agency, set_up_site
from search.indexing import vocabulary
from search.setup import grant_permissions
from tests.database import keep_template, start_from_template
from tests.demo import demo_agency
from tests.factories import UserFactory
from tests.live_server import wait_until_still
from tests.only_database import is_screen, is_transactional, once_each, touches_database
from tests.public_visitor import nobody_there
from tests.queue import jobs_after_commit
from tests.replay import Replayed
from tests.shared_connection import one_cursor_at_a_time

AGENCY = "เทศบาลเมืองตัวอย่าง"
EMPTIED = pytest.StashKey[bool]()  # of a test: the tables were emptied after it
SITE_SET_UP = pytest.StashKey[str]()  # the database as every test finds it, serialized

one_cursor_at_a_time()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out what another database hardly changes: tests that touch none, screens, and "
        "of a test with parameters all but the first, whose queries are those of the others",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    kept = once_each([item for item in items if touches_database(item) and not is_screen(item)])
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    start_from_template()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, pytestconfig: pytest.Config
) -> None:
    """The migrated database, with a site set up, and a copy of it for transactional tests."""
    with django_db_blocker.unblock():
        keep_template()
        set_up_site(AGENCY)
        grant_permissions()
        _empty_the_register()
        contents = connection.creation.serialize_db_to_string()
        connection._test_serialized_contents = contents  # type: ignore[attr-defined]
        _load_past_the_triggers()
        pytestconfig.stash[SITE_SET_UP] = contents


def _empty_the_register() -> None:
    """Tests count the rows that they cause; what a setup writes is asked for where it is made
    (tests/ita/integrity/test_frame.py)."""
    triggers.remove()
    QuerySet.delete(RegisterEntry.objects.all())
    RegisterHead.objects.all().delete()
    triggers.install()


def _load_past_the_triggers() -> None:
    """Loading stores rows again that may be there, which the triggers would refuse."""
    load = connection.creation.deserialize_db_from_string

    def load_and_protect(contents: str) -> None:
        triggers.remove()
        load(contents)
        triggers.install()

    connection.creation.deserialize_db_from_string = load_and_protect


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The demonstration agency, for the module; what ``load_demo`` said."""
    with django_db_blocker.unblock(), demo_agency() as said:
        yield said


def pytest_itemcollected(item: pytest.Item) -> None:
    if is_transactional(item):
        if "demo" in item.fixturenames:  # type: ignore[attr-defined]
            raise pytest.UsageError(f"{item.nodeid}: would empty the demonstration's tables")
        item.fixturenames.append("django_db_serialized_rollback")  # type: ignore[attr-defined]
    make_agencies_first(item.fixturenames)  # type: ignore[attr-defined]


def make_agencies_first(fixtures: list[str]) -> None:
    """The rows of the second agency that are put back follow those of ``setup_site``."""
    if "other_agency" in fixtures:
        fixtures.remove("other_agency")
        fixtures.insert(fixtures.index("_no_visit_leaves") + 1, "other_agency")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A transactional test empties the tables when it ends; the next test finds them filled."""
    yield
    if EMPTIED in item.stash and nextitem:  # after the last test, the database itself is gone
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(item.config.stash[SITE_SET_UP])
            assert not triggers.missing(), "something wrote while the database was filled again"


@pytest.fixture(autouse=True)
def _tables_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Begun after the fixture that empties them and before any browser, so it ends between the
    two: once the live server is still, which shares the one connection of a database in memory,
    and would take what is written here back together with a transaction of its own."""
    if not is_transactional(request.node):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    yield
    if "live_server" in request.fixturenames:
        wait_until_still()
    triggers.remove()  # they would refuse to empty the register
    ContentType.objects.clear_cache()
    request.node.stash[EMPTIED] = True


def pytest_unconfigure() -> None:
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_anchors_from_other_tests() -> Iterator[None]:
    """They stand outside of the database, which each test finds as it was."""
    yield
    shutil.rmtree(settings.ANCHOR_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_cache_from_other_tests() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _queue(request: pytest.FixtureRequest) -> Iterator[None]:
    """Jobs run after the act that queued them, as a worker runs them; begun when the transaction
    of the test itself is open."""
    if "_django_db_helper" in request.fixturenames:
        request.getfixturevalue("_django_db_helper")
    with jobs_after_commit():
        yield


@pytest.fixture(autouse=True)
def _words_are_learnt(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The transaction around a test never commits; where there is none, they are as always."""
    if not is_transactional(request.node):
        monkeypatch.setattr(vocabulary, "learn_after_commit", vocabulary.learn)


@pytest.fixture(autouse=True)
def _no_visit_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that visits brings its own visitor."""
    monkeypatch.setattr("home.core.visits.visit", nobody_there)


@pytest.fixture
def site(db: None) -> Site:
    """The agency's site, set up as ``setup_site`` does."""
    return Site.objects.select_related("root_page").get(is_default_site=True)


@pytest.fixture
def other_agency(site: Site) -> Site:
    """A second agency of the installation, with its own front page, sections and groups."""
    make_other_agency()
    return Site.objects.select_related("root_page").get(hostname="health.localhost")


@Replayed
def make_other_agency() -> None:
    """Its frame refers to nothing, so a third of its cost, looking for that, is spared."""
    with disable_reference_index_auto_update():
        add_agency("สำนักงานสาธารณสุขอำเภอทดสอบ", "health.localhost")
    grant_permissions()


@pytest.fixture
def home_page(site: Site) -> HomePage:
    return site.root_page.specific


@pytest.fixture
def section(site: Site) -> Callable[[Section], SectionPage]:
    """``section(Section.LAW)`` is the Thai section page."""
    sections = SectionPage.objects.child_of(site.root_page)

    def find(name: Section) -> SectionPage:
        return sections.get(section=name)

    return find


@pytest.fixture
def requester(db: None) -> Any:
    return UserFactory(requester=True)


@pytest.fixture
def checker(db: None) -> Any:
    return UserFactory(checker=True)


@pytest.fixture
def approver(db: None) -> Any:
    return UserFactory(approver=True)


@pytest.fixture
def webmaster(db: None) -> Any:
    return UserFactory(webmaster=True)


@pytest.fixture
def ita_officer(db: None) -> Any:
    return UserFactory(ita_officer=True)


@pytest.fixture
def case_officer(db: None) -> Any:
    return UserFactory(case_officer=True)


@pytest.fixture
def superuser(db: None) -> Any:
    return UserFactory(is_superuser=True)


@pytest.fixture
def client_of() -> Callable[[Any], Client]:
    """``client_of(user)`` is a browser in which the user is logged in; CSRF is not checked."""

    def log_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return log_in
