from search.models.file_reading import FileReading, ReadingState
from search.models.index_state import IndexState
from search.models.passage import Passage
from search.models.vocabulary import Word

__all__ = ["FileReading", "IndexState", "Passage", "ReadingState", "Word"]
