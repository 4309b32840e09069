"""``BACKEND: "search.backends.elasticsearch8"``: our words in Elasticsearch 8."""

from modelsearch.backends.elasticsearch8 import Elasticsearch8SearchBackend

from search.backends.servers import prepared_backend

SearchBackend = prepared_backend(Elasticsearch8SearchBackend)
