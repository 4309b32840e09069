from typing import Any

import pytest
from wagtail.models import Site

from home.act_sections import sections_of
from home.blanks import blanks_in
from home.core.exceptions import NotAllowed
from home.models import OnlineFormPage
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.prepared import draft_centre, draft_figures
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_centre_and_its_form_are_drafts_of_the_officer(site: Site) -> None:
    user = UserFactory(requester=True)
    centre, form = draft_centre(site, user)
    assert [page.live for page in (centre, form)] == [False, False]
    assert sections_of(centre) == ["7(3)"] == sections_of(form)
    assert blanks_in(centre) and blanks_in(form)
    stored = OnlineFormPage.objects.get(pk=form.pk)
    assert stored.asks_information and stored.owner == user
    assert [f.required for f in stored.form_fields.all()] == [True] * 4
    assert len({f.clean_name for f in stored.form_fields.all()}) == 4


def test_the_figures_name_nobody(site: Site, petition: Petition) -> None:
    page: Any = draft_figures(site, UserFactory(requester=True), 2027)
    text = str(page.body)
    assert "ได้รับคำขอ 1 เรื่อง" in text and "นางขอ" not in text
    assert "2570" in page.title and page.fiscal_year == 2027


def test_nobody_else_prepares_them(site: Site) -> None:
    with pytest.raises(NotAllowed):
        draft_centre(site, UserFactory(case_officer=True))
