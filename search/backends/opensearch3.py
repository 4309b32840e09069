"""``BACKEND: "search.backends.opensearch3"``: our words in OpenSearch 3."""

from modelsearch.backends.opensearch3 import OpenSearch3SearchBackend

from search.backends.servers import prepared_backend

SearchBackend = prepared_backend(OpenSearch3SearchBackend)
