from django.urls import path

from ita.monitoring.petitions import paper_views, views

urlpatterns = [
    path("", views.PetitionsView.as_view(), name="ita_petitions"),
    path("new/", paper_views.EnterView.as_view(), name="ita_petition_new"),
    path(
        "<int:petition_id>/receipt.<str:extension>",
        paper_views.ReceiptView.as_view(),
        name="ita_petition_receipt",
    ),
    path("<int:petition_id>/", views.PetitionView.as_view(), name="ita_petition"),
    path(
        "<int:petition_id>/letter.<str:extension>",
        views.LetterView.as_view(),
        name="ita_petition_letter",
    ),
]
