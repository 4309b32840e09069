"""With which rules the text of the index is prepared."""

import hashlib
from importlib.metadata import version


def fingerprint() -> str:
    """Another string when the index must be made again: the stock backend's rules are those of
    its package."""
    return hashlib.sha256(f"modelsearch {version('modelsearch')}".encode()).hexdigest()
