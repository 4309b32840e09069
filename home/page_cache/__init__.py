"""The exact cache: public pages are kept, and are never wrong (docs/decisions/0018-exact-cache.md).

``shown`` says which tables the public reads, ``writes`` sees each statement that changes them,
``generations`` counts those acts, ``asked`` makes the key, ``stored`` and ``store`` keep the pages,
``middleware`` answers from them.
"""
