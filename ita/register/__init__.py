"""The register of publication: written here only, chained, protected and verified.

Models import ``chain``: nothing of ours is imported here.
"""
