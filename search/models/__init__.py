from search.models.index_state import IndexState
from search.models.vocabulary import Word

__all__ = ["IndexState", "Word"]
