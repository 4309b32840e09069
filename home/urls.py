from django.urls import path

from home import feeds
from home.cases.views import CaseView

urlpatterns = [
    path("case/", CaseView.as_view(), name="case"),
    path("feeds/<slug:name>.xml", feeds.rss, name="feed"),
    path("feeds/<slug:name>.atom", feeds.atom, name="feed_atom"),
]
