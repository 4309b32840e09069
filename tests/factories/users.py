from datetime import date
from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Permission, User
from factory.django import DjangoModelFactory
from wagtail.models import Site
from wagtail.users.models import UserProfile

from home.core.duties import Group
from ita.people.groups import mirror_duties
from ita.people.models import OfficerProfile, PostDuty
from tests.factories.pages import default_site

PASSWORD = "รหัสผ่าน-2569"


class OfficerProfileFactory(DjangoModelFactory):
    """A post; ``duties=[Group.CHECKERS]`` gives it duties."""

    class Meta:
        model = OfficerProfile
        skip_postgeneration_save = True

    site = factory.LazyFunction(default_site)
    user = factory.SubFactory("tests.factories.UserFactory")
    full_name = factory.Sequence(lambda n: f"นายตัวอย่าง ลำดับที่{n}")
    position = factory.Sequence(lambda n: f"นักจัดการงานทั่วไป {n}")
    order_number = "คำสั่งที่ 1/2568"
    valid_from = date(2025, 1, 1)

    @factory.post_generation
    def duties(self, create: bool, groups: list[Group] | None, **kwargs: Any) -> None:
        for group in groups or ():
            self.duties.create(duty=group.value)  # type: ignore[attr-defined]


class _ProfileFactory(DjangoModelFactory):
    class Meta:
        model = UserProfile

    preferred_language = "th"


class DutyFactory(DjangoModelFactory):
    """A duty of the user's one post in the agency, which is made where it is missing."""

    class Meta:
        model = PostDuty

    user = None
    site = None
    duty = ""

    @classmethod
    def _create(cls, model: Any, user: User, site: Site | None, duty: str) -> PostDuty:
        site = site or default_site()
        post = user.posts.filter(site=site).first() or OfficerProfileFactory(user=user, site=site)
        row = model.objects.create(post=post, duty=duty)
        mirror_duties(user)
        return row


def _duty(group: Group) -> factory.Trait:
    """The duty, with the post that brings it."""
    duty = factory.RelatedFactory(
        DutyFactory, "user", duty=group.value, site=factory.SelfAttribute("..site")
    )
    return factory.Trait(**{f"in_{group.value}": duty})


class _AdminAccessFactory(DjangoModelFactory):
    class Meta:
        model = User.user_permissions.through

    permission = factory.LazyFunction(lambda: Permission.objects.get(codename="access_admin"))


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        site = None  # the agency of the post; the first one unless given
        admin = factory.Trait(access=factory.RelatedFactory(_AdminAccessFactory, "user"))
        requester = _duty(Group.REQUESTERS)
        checker = _duty(Group.CHECKERS)
        approver = _duty(Group.APPROVERS)
        webmaster = _duty(Group.WEBMASTERS)
        ita_officer = _duty(Group.ITA_OFFICERS)
        case_officer = _duty(Group.CASE_OFFICERS)
        log_officer = _duty(Group.LOG_OFFICERS)

    username = factory.Sequence(lambda n: f"officer{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.go.th")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
    profile = factory.RelatedFactory(_ProfileFactory, "user")
