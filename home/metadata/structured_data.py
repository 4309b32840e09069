"""What a page is, in the words of schema.org, as JSON-LD for search engines.

It only says again what the page itself shows, so whatever stands here was approved.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from home.models import (
    AgencySettings,
    ContentPage,
    EServicePage,
    HomePage,
    NewsPage,
    OnlineFormPage,
    ServiceManualPage,
)
from home.navigation import Crumb

SERVICES = (ServiceManualPage, EServicePage, OnlineFormPage)
# Within a script's element these end it, or begin a comment.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&\u2028\u2029"}
Thing = dict[str, Any]


def as_json_ld(things: Sequence[Thing]) -> SafeString:
    """``things`` as the text of one ``<script type="application/ld+json">``."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(_ESCAPES))


def things_of(
    page: Any, agency: AgencySettings, crumbs: Sequence[Crumb], url: str, image: str
) -> list[Thing]:
    """What ``page`` (specific) at ``url`` is.

    Args:
        crumbs: the pages above it, from the front page down, with absolute addresses.
        image: the absolute address of its picture; "" where it has none.
    """
    things = [breadcrumb_list(crumbs, page.title, url)] if crumbs else []
    if isinstance(page, HomePage):
        things.append(organisation(agency, url, image))
    elif isinstance(page, NewsPage):
        things.append(news_article(page, agency, url, image))
    elif isinstance(page, SERVICES):
        things.append(service(page, agency, url))
    return things


def organisation(agency: AgencySettings, url: str = "", logo: str = "") -> Thing:
    """The agency; without ``url`` only its name, as of a publisher."""
    thing = {"@type": "GovernmentOrganization", "name": agency.name}
    if url:
        told = {
            "url": url,
            "alternateName": agency.name_en,
            "logo": logo,
            "telephone": agency.phone,
            "email": agency.email,
            "address": agency.address,
        }
        thing |= {name: value for name, value in told.items() if value}
    return thing


def breadcrumb_list(crumbs: Sequence[Crumb], title: str, url: str) -> Thing:
    steps = [*crumbs, Crumb(title, url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": step.title, "item": step.url}
            for number, step in enumerate(steps, start=1)
        ],
    }


def news_article(page: NewsPage, agency: AgencySettings, url: str, image: str) -> Thing:
    dates = {"datePublished": page.first_published_at, "dateModified": page.last_published_at}
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.locale.language_code,
        "mainEntityOfPage": url,
        "publisher": organisation(agency),
        **{name: moment.isoformat() for name, moment in dates.items() if moment},
        **({"image": image} if image else {}),
    }


def service(page: ContentPage, agency: AgencySettings, url: str) -> Thing:
    return {
        "@type": "GovernmentService",
        "name": page.title,
        "description": page.summary,
        "inLanguage": page.locale.language_code,
        "url": url,
        "serviceOperator": organisation(agency),
    }
