"""The framework files that come with the system, and how they differ from what is stored."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.reading import read_framework
from ita.assessment.models import Framework

SHIPPED = Path(__file__).resolve().parent / "shipped"


@dataclass(frozen=True)
class Edition:
    """A file of the system; ``digest`` is the SHA-256 of its bytes."""

    data: FrameworkData
    digest: str


def editions() -> list[Edition]:
    return [_edition(path, path.stat().st_mtime_ns) for path in sorted(SHIPPED.iterdir())]


@lru_cache(maxsize=64)
def _edition(path: Path, changed: int) -> Edition:
    content = path.read_bytes()
    return Edition(read_framework(content, path.name), hashlib.sha256(content).hexdigest())


def mark_shipped(edition: Edition) -> Framework:
    """What is stored of ``edition`` came with the system."""
    data = edition.data
    framework: Framework = Framework.objects.get(
        site=None, scheme=data.scheme, fiscal_year=data.fiscal_year
    )
    framework.is_shipped, framework.edition = True, edition.digest
    framework.save(update_fields=["is_shipped", "edition"])
    return framework


def edition_of(framework: Framework) -> Edition | None:
    """The file of the system that is another one than was loaded; None: there is nothing new."""
    if not framework.is_shipped:
        return None
    name = (framework.scheme, framework.fiscal_year)
    for edition in editions():
        if (edition.data.scheme, edition.data.fiscal_year) == name:
            return edition if edition.digest != framework.edition else None
    return None


def why_not_load_edition(user: User) -> str | None:
    """A text of all agencies is changed by who answers for all of them."""
    if user.is_superuser or Site.objects.count() == 1:
        return None
    return _("A list of all agencies is changed by an administrator of the system.")
