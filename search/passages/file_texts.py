"""What the reading of files found, for those who may not ask for passages themselves."""

from collections import defaultdict

from home.file_texts import FileText, TextState
from search.models import FileReading, Passage, ReadingState

STATES = {
    ReadingState.READ: TextState.WHOLE,
    ReadingState.CUT: TextState.PART,
    ReadingState.NO_TEXT: TextState.NONE,
    ReadingState.UNREADABLE: TextState.NONE,
}


def texts_of(document_ids: list[int], with_text: bool) -> dict[int, FileText]:
    """What is known of the documents that were read; two queries at most."""
    readings = FileReading.objects.filter(document__in=document_ids)
    texts = _texts(document_ids) if with_text else {}
    return {
        reading.document_id: FileText(
            _state(reading),
            reading.pages,
            texts.get(reading.document_id, ""),
            is_scan=reading.outcome == ReadingState.NO_TEXT and reading.pages > 0,
        )
        for reading in readings
    }


def _state(reading: FileReading) -> TextState:
    state = STATES.get(ReadingState(reading.outcome), TextState.UNKNOWN)
    if state == TextState.WHOLE and reading.pages_without_text:
        return TextState.PART
    return state


def _texts(document_ids: list[int]) -> dict[int, str]:
    parts: dict[int, list[str]] = defaultdict(list)
    passages = Passage.objects.filter(document__in=document_ids)
    for document_id, text in passages.values_list("document", "text"):
        parts[document_id].append(text)
    return {document_id: "\n".join(texts) for document_id, texts in parts.items()}
