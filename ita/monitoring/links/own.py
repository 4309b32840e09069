"""Whether links within the agency's website open: known from the database at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.models import AgencyDocument, ContentPage
from home.sites import site_of_collection
from home.visibility import public_ids
from ita.monitoring.links.enums import LinkKind, LinkVerdict, OwnReason
from ita.monitoring.links.models import LinkAddress

PART = 500  # numbers or addresses in one query
TAKEN_AWAY = {
    True: (LinkVerdict.DEAD, OwnReason.TAKEN_DOWN),
    False: (LinkVerdict.DEAD, OwnReason.NOT_PUBLIC),
}


@dataclass(frozen=True)
class OwnFinding:
    """``is_asked``: the database does not know what is there; it is asked over HTTP."""

    verdict: LinkVerdict
    reason: str = ""
    new_address: str = ""
    is_asked: bool = False


WORKS = OwnFinding(LinkVerdict.WORKS)
GONE = OwnFinding(LinkVerdict.DEAD, OwnReason.GONE)
ASKED = OwnFinding(LinkVerdict.NOT_YET, is_asked=True)


def findings_of(rows: Sequence[LinkAddress], site: Site) -> dict[int, OwnFinding]:
    """{number of the row: what is there}, of rows within the website of ``site``. A fixed number of
    queries for each ``PART`` of them."""
    found: dict[int, OwnFinding] = {}
    for start in range(0, len(rows), PART):
        found |= _OfMany(rows[start : start + PART], site).findings()
    return found


def file_at(address: str, site: Site) -> AgencyDocument | None:
    """The agency's own file at an ``address`` of its website that can be listed on a page."""
    if not address.startswith(f"{site.root_url}/"):
        return None
    match = _match(unquote(urlsplit(address).path), settings.LANGUAGE_CODE)
    if match is None or "document_id" not in match.kwargs:
        return None
    files = AgencyDocument.objects.filter(closed_by=0, erased_by=0)
    found = files.filter(pk=match.kwargs["document_id"]).select_related("collection").first()
    return found if found and site_of_collection(found.collection) == site else None


@dataclass(frozen=True)
class _Named:
    """What an address of ours names: a file by its number, a page by its place in the tree; or the
    place that a redirect knows."""

    document: int | None = None
    url_path: str = ""
    old_path: str = ""


class _OfMany:
    def __init__(self, rows: Sequence[LinkAddress], site: Site) -> None:
        self._rows, self._site = rows, site
        roots = site.root_page.get_translations(inclusive=True).select_related("locale")
        self._roots = {root.locale.language_code: root.url_path for root in roots}
        self._named = {row.pk: self._name(row) for row in rows if row.kind == LinkKind.OWN}

    def findings(self) -> dict[int, OwnFinding]:
        self._pages = self._read_pages()
        self._documents = self._read_documents()
        self._newer = self._read_newer()
        self._redirects = self._read_redirects()
        return {row.pk: self._of(row) for row in self._rows}

    def _of(self, row: LinkAddress) -> OwnFinding:
        if row.kind == LinkKind.PAGE:
            return self._pages.get(row.address, GONE)
        if row.kind == LinkKind.FILE:
            return self._documents.get(_number(row.address), GONE)
        named = self._named[row.pk]
        if named.document is not None:
            newer = self._newer.get(named.document)
            return newer or self._documents.get(named.document, GONE)
        # Who puts a file beside Django's own addresses tells no database.
        redirect = self._redirects.get(named.old_path, ASKED)
        return self._pages.get(named.url_path, redirect)

    def _name(self, row: LinkAddress) -> _Named:
        parts = urlsplit(row.address)
        path = unquote(parts.path) or "/"
        if "\0" in path:  # no database takes it
            return _Named()
        language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
        match = _match(path, language) or _match(f"{path}/", language)
        old = Redirect.normalise_path(row.address.partition(parts.netloc)[2])
        if match and "document_id" in match.kwargs:
            return _Named(document=int(match.kwargs["document_id"]))
        if match and match.url_name == "wagtail_serve" and language in self._roots:
            return _Named(url_path=_below(self._roots[language], match.args[0]), old_path=old)
        return _Named(old_path=old)

    def _read_pages(self) -> dict[str, OwnFinding]:
        """By number and by place in the tree."""
        numbers = {_number(row.address) for row in self._rows if row.kind == LinkKind.PAGE}
        paths = {named.url_path for named in self._named.values()} - {""}
        columns = ("pk", "url_path", "live")
        by_number = Page.objects.filter(pk__in=numbers).values_list(*columns)
        by_path = Page.objects.filter(url_path__in=paths).values_list(*columns)
        pages = {*by_number, *by_path}
        public = public_ids(pk for pk, _path, live in pages if live)
        states = ContentPage.objects.filter(pk__in=[pk for pk, _path, _live in pages])
        dates = {
            row[0]: row[1:] for row in states.values_list("pk", "archived_on", "taken_down_on")
        }
        found: dict[str, OwnFinding] = {}
        for pk, path, _live in pages:
            archived, taken_down = dates.get(pk, (None, None))
            if pk in public:
                finding = OwnFinding(LinkVerdict.WORKS, OwnReason.PAST) if archived else WORKS
            else:
                finding = OwnFinding(*TAKEN_AWAY[taken_down is not None])
            found |= {str(pk): finding, path: finding}
        return found

    def _read_documents(self) -> dict[int, OwnFinding]:
        columns = ("pk", "public_since", "hidden_since")
        rows = AgencyDocument.objects.filter(pk__in=self._numbers()).values_list(*columns)
        return {
            pk: WORKS if public and not hidden else OwnFinding(*TAKEN_AWAY[hidden is not None])
            for pk, public, hidden in rows
        }

    def _read_newer(self) -> dict[int, OwnFinding]:
        """Of a file whose address says that a newer one took its place."""
        newer = AgencyDocument.objects.filter(
            supersedes__in=self._numbers(), public_since__isnull=False, hidden_since=None
        )
        return {
            each.supersedes_id or 0: OwnFinding(
                LinkVerdict.MOVED, OwnReason.SUPERSEDED, f"{self._site.root_url}{each.url}"
            )
            for each in newer.order_by("pk")
        }

    def _read_redirects(self) -> dict[str, OwnFinding]:
        paths = {named.old_path for named in self._named.values()} - {""}
        rows = Redirect.get_for_site(self._site).filter(old_path__in=paths)
        found = rows.select_related("redirect_page")
        return {row.old_path: _redirected(row, self._site) for row in found}

    def _numbers(self) -> set[int]:
        chosen = {_number(row.address) for row in self._rows if row.kind == LinkKind.FILE}
        return chosen | {
            named.document for named in self._named.values() if named.document is not None
        }


def _redirected(row: Any, site: Site) -> OwnFinding:
    page = row.redirect_page
    if page and not page.live:
        return OwnFinding(LinkVerdict.DEAD, OwnReason.NOT_PUBLIC)
    link = page.full_url if page else urljoin(site.root_url, row.redirect_link)
    return OwnFinding(LinkVerdict.MOVED, OwnReason.REDIRECTED, link or "")


def _match(path: str, language: str) -> ResolverMatch | None:
    with translation.override(language):
        try:
            return resolve(path)
        except Resolver404:
            return None


def _below(root: str, rest: str) -> str:
    return f"{root}{rest.strip('/')}/" if rest.strip("/") else root


def _number(address: str) -> int:
    return int(address) if address.isascii() and address.isdigit() else 0


def changed(rows: Iterable[LinkAddress], findings: dict[int, OwnFinding]) -> Iterator[LinkAddress]:
    """Those of ``rows`` of which something else is known now; with it, not stored."""
    for row in rows:
        new = findings[row.pk]
        is_same = (row.verdict, row.reason, row.new_address, row.is_asked) == (
            new.verdict,
            new.reason,
            new.new_address,
            new.is_asked,
        )
        if is_same or (new.is_asked and row.is_asked):
            continue
        row.verdict, row.reason = new.verdict, new.reason
        row.new_address, row.is_asked = new.new_address, new.is_asked
        row.status, row.gone_days, row.gone_on, row.checked_at = None, 0, None, None
        yield row
