"""The page editor says what is missing, keeps what was typed, and opens to requesters only."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.enums import Section
from home.models import (
    AgencyProfilePage,
    AgencySettings,
    ContentPage,
    LawPage,
    LinkDirectoryPage,
    NewsPage,
    ProcurementResultPage,
    SectionPage,
    SurveyPage,
)
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    LawPageFactory,
    ProcurementResultPageFactory,
    SurveyPageFactory,
    UserFactory,
)
from tests.home.editor import add_url, edit_url, shown, with_row

pytestmark = pytest.mark.django_db

SectionOf = Callable[[Section], SectionPage]
ClientOf = Callable[[Any], Client]


def newest() -> ContentPage:
    return ContentPage.objects.latest("pk").specific


def test_submitting_says_in_one_list_what_is_missing_and_keeps_what_was_typed(
    requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    client, url = client_of(requester), add_url(LinkDirectoryPage, section(Section.LINKS))
    data = shown(client, url, title="ลิงก์หน่วยงาน", summary="รวมลิงก์", **{"action-submit": "1"})
    response = client.post(url, data)
    assert response.status_code == 200
    form = response.context["form"]
    (message,) = form.non_field_errors()
    labels = [form.fields[name].label for name in ("owner_unit", "source", "period_from")]
    links = LinkDirectoryPage.required_children["links"]
    for label in (*labels, form.fields["fiscal_year"].label, links):
        assert str(label) in message
    html = response.content.decode()
    assert message.split(":")[0] in html
    assert "ลิงก์หน่วยงาน" in html
    assert "รวมลิงก์" in html
    assert not LinkDirectoryPage.objects.exists()


def test_submitting_asks_for_empty_rich_text(
    requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    client, url = client_of(requester), add_url(AgencyProfilePage, section(Section.GENERAL))
    response = client.post(url, shown(client, url, title="ข้อมูล", **{"action-submit": "1"}))
    form = response.context["form"]
    for name in ("history", "vision", "mission", "powers"):
        assert form.errors[name]
        assert str(form.fields[name].label) in form.non_field_errors()[0]


def test_a_period_that_ends_before_it_begins_is_refused(
    requester: User, client_of: ClientOf
) -> None:
    client, page = client_of(requester), LawPageFactory()
    data = shown(client, edit_url(page), period_from="1/10/2569", period_to="30/9/2569")
    response = client.post(edit_url(page), data)
    assert response.status_code == 200
    assert response.context["form"].errors["period_to"]


def test_an_empty_month_is_stated_and_not_mixed_with_contracts(
    requester: User, client_of: ClientOf
) -> None:
    client, page = client_of(requester), ProcurementResultPageFactory()
    url = edit_url(page)
    mixed = shown(client, url, none_this_month="on")
    assert client.post(url, mixed).context["form"].errors["none_this_month"]
    mixed["contracts-0-DELETE"] = "on"
    assert client.post(url, mixed).status_code == 302
    saved = ProcurementResultPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert saved.none_this_month
    assert not saved.contracts.exists()


def test_form_fields_are_named_in_the_draft_and_keep_their_name(
    requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    client, url = client_of(requester), add_url(SurveyPage, section(Section.STATISTICS))
    field = {"label": "ความเห็น", "field_type": "multiline"}
    client.post(url, with_row(shown(client, url, title="แบบสำรวจ"), "form_fields", **field))
    page = newest()
    name = page.get_latest_revision_as_object().form_fields.get().clean_name
    assert name
    renamed = shown(client, edit_url(page))
    renamed["form_fields-0-label"] = "ข้อเสนอแนะ"
    assert client.post(edit_url(page), renamed).status_code == 302
    saved = SurveyPage.objects.get(pk=page.pk).get_latest_revision_as_object().form_fields.get()
    assert (saved.label, saved.clean_name) == ("ข้อเสนอแนะ", name)


def test_two_form_fields_of_one_label_are_refused(requester: User, client_of: ClientOf) -> None:
    client, page = client_of(requester), SurveyPageFactory()
    twin = {"label": page.form_fields.get().label, "field_type": "singleline"}
    data = with_row(shown(client, edit_url(page)), "form_fields", **twin)
    assert client.post(edit_url(page), data).status_code == 200


# Who may


def test_only_requesters_create_and_edit(
    client: Client, client_of: ClientOf, section: SectionOf
) -> None:
    page = LawPageFactory()
    urls = [add_url(LawPage, section(Section.LAW)), edit_url(page)]
    others = [UserFactory(**{duty: True}) for duty in ("checker", "approver", "ita_officer")]
    for url in urls:
        assert client.get(url).url.startswith(reverse("wagtailadmin_login"))
        assert client.post(url, {"title": "ปลอม"}).status_code == 302
        for user in others:
            assert client_of(user).post(url, {"title": "ปลอม"}).status_code == 302
    assert list(LawPage.objects.values_list("title", flat=True)) == [page.title]
    assert page.get_latest_revision_as_object().title == page.title


def test_a_forged_post_creates_nothing(requester: User, section: SectionOf) -> None:
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(requester)
    response = forged.post(add_url(LawPage, section(Section.LAW)), {"title": "ปลอม"})
    assert response.status_code == 403
    assert not LawPage.objects.exists()


@pytest.mark.parametrize(
    ("model", "place", "row", "factory"),
    [
        (LawPage, Section.LAW, ("attachments", "document"), DocumentFactory),
        (NewsPage, Section.NEWS, ("gallery", "image"), ImageFactory),
    ],
)
def test_another_agencys_file_is_not_taken_whatever_number_is_sent(
    requester: User,
    client_of: ClientOf,
    section: SectionOf,
    other_agency: Site,
    model: type[ContentPage],
    place: Section,
    row: tuple[str, str],
    factory: Any,
) -> None:
    """Its title would be told by the editor, and the page would open it to the public."""
    foreign = factory(collection=AgencySettings.for_site(other_agency).collection)
    client, url = client_of(requester), add_url(model, section(place))
    for stored, count in ((foreign, 0), (factory(), 1)):
        data = with_row(shown(client, url, title="ร่าง"), row[0], **{row[1]: stored.pk})
        response = client.post(url, data)
        assert ContentPage.objects.count() == count
        assert ("ไม่ใช่ของหน่วยงานนี้" in response.content.decode()) is (count == 0)
