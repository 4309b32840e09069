from django.contrib.auth.models import Group as AuthGroup
from wagtail.models import GroupPagePermission, Page, Site, Workflow

from home.core.duties import Group
from home.enums import Section
from home.models import SectionPage
from ita.setup import set_up_site


def test_it_makes_what_everybody_needs_and_can_be_repeated(site: Site) -> None:
    before = list(Page.objects.values_list("pk", flat=True))
    set_up_site()
    assert list(Page.objects.values_list("pk", flat=True)) == before
    assert set(AuthGroup.objects.values_list("name", flat=True)) == set(Group.values)
    assert SectionPage.objects.count() == 2 * len(Section)


def test_no_group_may_publish_and_no_other_workflow_approves(site: Site) -> None:
    assert not GroupPagePermission.objects.filter(permission__codename="publish_page").exists()
    assert Workflow.objects.count() == 1
    assert all(page.get_workflow() for page in SectionPage.objects.all())


def test_the_frame_is_live_without_open_changes(site: Site) -> None:
    assert not Page.objects.filter(depth__gt=1, has_unpublished_changes=True).exists()
    assert not Page.objects.filter(depth__gt=1, live=False).exists()
