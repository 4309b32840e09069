from search.models.file_reading import FileReading, ReadingState
from search.models.index_state import IndexState
from search.models.passage import Passage
from search.models.promotion import PromotedResult
from search.models.question import AcceptedQuestion, QuestionTotal, SetAsideQuestion
from search.models.rebuild import Rebuild
from search.models.synonym import SynonymGroup
from search.models.vocabulary import Word

__all__ = [
    "AcceptedQuestion",
    "FileReading",
    "IndexState",
    "Passage",
    "PromotedResult",
    "QuestionTotal",
    "ReadingState",
    "Rebuild",
    "SetAsideQuestion",
    "SynonymGroup",
    "Word",
]
