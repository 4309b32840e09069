"""``BACKEND: "search.backends.elasticsearch9"``: our words in Elasticsearch 9."""

from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchBackend

from search.backends.servers import prepared_backend

SearchBackend = prepared_backend(Elasticsearch9SearchBackend)
