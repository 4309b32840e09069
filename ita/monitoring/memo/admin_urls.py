from django.urls import path, re_path

from ita.monitoring.memo import views

PERIOD = r"(?P<year>2[4-6]\d\d)/(?P<quarter>[0-4])"

urlpatterns = [
    path("", views.MemoList.as_view(), name="ita_memos"),
    re_path(rf"^{PERIOD}/$", views.MemoScreen.as_view(), name="ita_memo"),
    re_path(
        rf"^{PERIOD}/memo\.(?P<extension>pdf|docx)$",
        views.MemoPaper.as_view(),
        name="ita_memo_paper",
    ),
]
