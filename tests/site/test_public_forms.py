"""Online forms and surveys as a citizen fills them in."""

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from home.models import Case, FormField
from tests.factories import OnlineFormPageFactory, SurveyPageFactory
from tests.site.reading import assert_well_built


def test_an_online_form_gives_number_and_secret_once(client: Client, site: Site) -> None:
    fields = [FormField(label="เรื่อง", field_type="singleline", required=True)]
    page = OnlineFormPageFactory(live=True, form_fields=fields)
    name = page.form_fields.get().clean_name

    response = client.post(page.url, {name: "ไฟถนนดับ"}, follow=True)

    case = Case.objects.get()
    soup = BeautifulSoup(response.content, "html.parser")
    assert_well_built(soup)
    ticket = soup.find(class_="case-ticket")
    assert ticket and case.number in ticket.get_text()
    secret = ticket.find_all("dd")[1].get_text()
    assert case.opens_with(secret)
    assert secret not in client.get(page.url).content.decode()


def test_an_incomplete_online_form_says_what_is_missing(client: Client, site: Site) -> None:
    page = OnlineFormPageFactory(live=True)

    soup = BeautifulSoup(client.post(page.url, {}).content, "html.parser")

    assert soup.find(role="alert")
    for field in soup.find_all(attrs={"aria-invalid": "true"}):
        described = field.get("aria-describedby", "").split()
        assert described and all(soup.find(id=name) for name in described)
    assert not Case.objects.exists()


def test_a_form_without_token_is_told_in_the_site(site: Site) -> None:
    page = OnlineFormPageFactory(live=True)

    response = Client(enforce_csrf_checks=True).post(page.url, {})

    assert response.status_code == 403
    assert_well_built(BeautifulSoup(response.content, "html.parser"))


def test_a_survey_thanks_and_gives_no_case(client: Client, site: Site) -> None:
    page = SurveyPageFactory(live=True)

    response = client.post(page.url, {page.form_fields.get().clean_name: "มาก"}, follow=True)

    assert page.thank_you_text in response.content.decode()
    assert not Case.objects.exists()
