"""Checks of files and of the words in pages and files."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from home.file_texts import TextState
from home.files import FILE_TYPES
from home.models import LawPage
from ita.assessment.checks.kinds.answers import cannot_tell, failed, named, no_evidence, passed
from ita.assessment.checks.kinds.texts import Read, comparable, texts
from ita.assessment.checks.scene import Found, Scene

LAW_PAGES = 10  # a longer file may be a whole law
SECTION_WORD = "มาตรา"
SECTIONS_QUOTED = 3  # who names more sections of a law may be showing the law


def file(scene: Scene, one: Mapping[str, Any]) -> Found:
    """A file of every type asked for is among the evidence; with ``text_layer`` each PDF of it can
    be read by a machine."""
    files = scene.files
    if not scene.pieces:
        return no_evidence()
    place = scene.page_of(scene.pieces[0])
    types = one.get("types", [])
    missing = [name for name in types if name not in {doc.extension for _page, doc in files}]
    if missing or not files:
        labels = named(FILE_TYPES[name][1] for name in missing) or _("any file")
        return failed(_("Missing among the files: %(types)s. Add it.") % {"types": labels}, place)
    if one.get("text_layer"):
        for page, document in files:
            if document.extension != "pdf":
                continue
            state = scene.text_of(document).state
            facts = {"file": document.title}
            if state == TextState.NONE:
                return failed(
                    _(
                        "“%(file)s” is a scan without text. Replace it by a PDF saved from the "
                        "program in which it was written."
                    )
                    % facts,
                    page,
                )
            if state != TextState.WHOLE:
                return cannot_tell(
                    _("Whether all of “%(file)s” has text is not known.") % facts, page
                )
    return passed(_("Files: %(files)s") % {"files": named(doc.title for _page, doc in files)})


def wording(scene: Scene, one: Mapping[str, Any]) -> Found:
    """One of the wordings stands in a page or a file of the evidence."""
    if not scene.pieces:
        return no_evidence()
    read = texts(scene)
    for each in read:
        for text in one["texts"]:
            if comparable(text) in each.text:
                facts = {"text": text, "title": each.title}
                return passed(_("“%(text)s” stands in “%(title)s”.") % facts)
    wanted = {"text": named(one["texts"])}
    if unseen := [each for each in read if not each.is_whole]:
        return _not_all_read(unseen)
    place = scene.page_of(scene.pieces[0])
    return failed(_("“%(text)s” stands nowhere in the evidence. Add it.") % wanted, place)


def wording_absent(scene: Scene, one: Mapping[str, Any]) -> Found:
    """None of the wordings stands in any page or file of the evidence."""
    if not scene.pieces:
        return no_evidence()
    read = texts(scene)
    for each in read:
        for text in one["texts"]:
            if comparable(text) in each.text:
                facts = {"text": text, "title": each.title}
                return failed(
                    _("“%(text)s” stands in “%(title)s” and must not. Remove it.") % facts,
                    each.page,
                )
    if unseen := [each for each in read if not each.is_whole]:
        return _not_all_read(unseen)
    wanted = {"text": named(one["texts"])}
    return passed(_("“%(text)s” stands nowhere in the evidence.") % wanted)


def not_whole_law(scene: Scene, one: Mapping[str, Any]) -> Found:
    """The evidence says things in the agency's own words; what may be a law is never passed."""
    if not scene.pieces:
        return no_evidence()
    for page in scene.whole_pages:
        if isinstance(page, LawPage):
            return failed(
                _(
                    "“%(page)s” is a law. Show only what explains powers and duties, in the "
                    "agency's own words."
                )
                % {"page": page.title},
                page,
            )
    most = one.get("pages", LAW_PAGES)
    for page, document in scene.files:
        if scene.text_of(document).pages > most:
            return cannot_tell(
                _(
                    "“%(file)s” has more than %(pages)s pages; whether it is a whole law, somebody "
                    "must look."
                )
                % {"file": document.title, "pages": most},
                page,
            )
    read = texts(scene)
    for each in read:
        if each.text.count(comparable(SECTION_WORD)) >= SECTIONS_QUOTED:
            return cannot_tell(
                _(
                    "“%(title)s” names many sections of laws; whether it is a whole law, somebody "
                    "must look."
                )
                % {"title": each.title},
                each.page,
            )
    if unseen := [each for each in read if not each.is_whole]:
        return _not_all_read(unseen)
    return passed(_("The evidence shows no whole law."))


def _not_all_read(unseen: list[Read]) -> Found:
    return cannot_tell(
        _(
            "Not all words can be read by a machine (pictures, scans or files not read yet): "
            "%(titles)s"
        )
        % {"titles": named(each.title for each in unseen)},
        unseen[0].page,
    )
