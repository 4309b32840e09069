from django.urls import path

from home.cases.views import CaseView
from home.metadata import feeds

urlpatterns = [
    path("case/", CaseView.as_view(), name="case"),
    path("feeds/<slug:name>.xml", feeds.rss, name="feed"),
    path("feeds/<slug:name>.atom", feeds.atom, name="feed_atom"),
]
