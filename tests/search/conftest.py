"""What the tests of the search share."""

import pytest
from wagtail.models import Locale, Page, Site

from home.models import HomePage


@pytest.fixture
def other_agency(site: Site) -> HomePage:
    """The front page of another agency in the same installation."""
    locale = Locale.objects.get(language_code="th")
    home = HomePage(title="เทศบาลอื่น", slug="other", locale=locale, live=True)
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.create(hostname="other.example", root_page=home)
    return home
