"""Which accounts are one person: those whose posts bear the same full name, whatever the title.

Deactivated accounts and ended posts count too: who left an account behind did what it did. Two
people of one name are told apart by what an administrator writes after the name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from home.thai.normal import MARKS, normalise
from ita.people.models import OfficerProfile

_TITLES = (
    "นางสาว|นาย|นาง|เด็กชาย|เด็กหญิง|คุณ|ว่าที่|ดอกเตอร์|แพทย์|เภสัชกร|หม่อมหลวง|หม่อมราชวงศ์"
    "|(?:นาย|ทันต|สัตว)แพทย์|(?:ผู้ช่วย|รอง)?ศาสตราจารย์|ดาบตำรวจ|จ่าสิบตำรวจ|mrs|miss|mr|ms|dr"
    "|(?:จ่าสิบ|จ่า|สิบ|ร้อย|พัน|พล|เรือ|นาวา)(?:ตำรวจ|อากาศ)?(?:จัตวา|ตรี|โท|เอก)"
)
# In full or short (น.ส., ร.ต.อ.). Before a vowel (นายิกา), and as the last word, it is a name.
_TITLE = re.compile(rf"(?:(?:{_TITLES})(?:หญิง)?(?![{MARKS}\u0e30\u0e32])|(?:[ก-ฮ]{{1,2}}\.)+)[ .]*")
_ABBREVIATED = re.compile(r"(?<=\.) +(?=[ก-ฮ]{1,2}\.)")


@dataclass(frozen=True)
class AccountOfPerson:
    """An account and one of its posts, as a warning names them."""

    user_id: int
    username: str
    is_active: bool
    full_name: str
    position: str

    def __str__(self) -> str:
        words = {"name": self.full_name, "position": self.position, "account": self.username}
        if self.is_active:
            return _("%(name)s (%(position)s), account %(account)s") % words
        return _("%(name)s (%(position)s), deactivated account %(account)s") % words


@lru_cache(maxsize=50_000)  # every rule that compares persons reads all posts
def name_key(full_name: str) -> str:
    """``full_name`` without title, spaces and invisible characters: what is compared."""
    name = _ABBREVIATED.sub("", normalise(full_name).strip())
    while (title := _TITLE.match(name)) and " " in name[title.end() :]:
        name = name[title.end() :]
    return re.sub(r"\s", "", name)


def same_person(user_ids: Iterable[int]) -> frozenset[int]:
    """``user_ids`` with all other accounts of the same people; one query."""
    return Persons().accounts(user_ids)


class Persons:
    """The accounts by person, read once: for a rule that asks about several people."""

    def __init__(self) -> None:
        self._names: dict[int, set[str]] = defaultdict(set)
        self._users: dict[str, set[int]] = defaultdict(set)
        for user_id, full_name in OfficerProfile.objects.order_by().values_list(
            "user_id", "full_name"
        ):
            key = name_key(full_name)
            self._names[user_id].add(key)
            self._users[key].add(user_id)

    def accounts(self, user_ids: Iterable[int]) -> frozenset[int]:
        """``user_ids`` with all other accounts of the same people (who took another name between
        two posts is the person of both)."""
        found: set[int] = set()
        waiting = set(user_ids)
        while waiting:
            found |= waiting
            names = {name for user_id in waiting for name in self._names.get(user_id, ())}
            waiting = {user_id for name in names for user_id in self._users[name]} - found
        return frozenset(found)


def doubled_accounts() -> list[list[AccountOfPerson]]:
    """People who have several accounts that can log in, each with its newest post; two queries."""
    persons = Persons()
    posts = OfficerProfile.objects.filter(user__is_active=True).select_related("user")
    newest = {post.user_id: post for post in posts.order_by("valid_from", "pk")}
    people: dict[frozenset[int], list[AccountOfPerson]] = defaultdict(list)
    for user_id, post in sorted(newest.items()):
        people[persons.accounts([user_id])].append(_account(post))
    return [accounts for accounts in people.values() if len(accounts) > 1]


def others_of(post: OfficerProfile) -> list[AccountOfPerson]:
    """The other accounts of the person whose ``post`` it is, each with its newest post."""
    others = same_person([post.user_id]) - {post.user_id} if post.user_id else frozenset()
    posts = OfficerProfile.objects.filter(user_id__in=others).select_related("user")
    newest = {other.user_id: other for other in posts.order_by("valid_from", "pk")}
    return [_account(other) for other in newest.values()]


def _account(post: OfficerProfile) -> AccountOfPerson:
    user = post.user
    return AccountOfPerson(
        user.pk, user.get_username(), user.is_active, post.full_name, post.position
    )
