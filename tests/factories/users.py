from datetime import date

import factory
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission, User
from factory.django import DjangoModelFactory
from wagtail.users.models import UserProfile

from home.core.duties import Group
from ita.people.models import OfficerProfile

PASSWORD = "รหัสผ่าน-2569"


class OfficerProfileFactory(DjangoModelFactory):
    class Meta:
        model = OfficerProfile

    user = factory.SubFactory("tests.factories.UserFactory")
    full_name = factory.Sequence(lambda n: f"นายตัวอย่าง ลำดับที่{n}")
    position = factory.Sequence(lambda n: f"นักจัดการงานทั่วไป {n}")
    order_number = "คำสั่งที่ 1/2568"
    valid_from = date(2025, 1, 1)


class _ProfileFactory(DjangoModelFactory):
    class Meta:
        model = UserProfile

    preferred_language = "th"


class _MembershipFactory(DjangoModelFactory):
    class Meta:
        model = User.groups.through

    class Params:
        group_name = ""

    group = factory.LazyAttribute(lambda row: AuthGroup.objects.get(name=row.group_name))


def _duty(group: Group) -> factory.Trait:
    """The group, and the post without which nobody may act."""
    membership = factory.RelatedFactory(_MembershipFactory, "user", group_name=group.value)
    post = factory.RelatedFactory(OfficerProfileFactory, "user")
    return factory.Trait(**{f"in_{group.value}": membership, "post": post})


class _AdminAccessFactory(DjangoModelFactory):
    class Meta:
        model = User.user_permissions.through

    permission = factory.LazyFunction(lambda: Permission.objects.get(codename="access_admin"))


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        admin = factory.Trait(access=factory.RelatedFactory(_AdminAccessFactory, "user"))
        requester = _duty(Group.REQUESTERS)
        checker = _duty(Group.CHECKERS)
        approver = _duty(Group.APPROVERS)
        webmaster = _duty(Group.WEBMASTERS)
        ita_officer = _duty(Group.ITA_OFFICERS)

    username = factory.Sequence(lambda n: f"officer{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.go.th")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
    profile = factory.RelatedFactory(_ProfileFactory, "user")
