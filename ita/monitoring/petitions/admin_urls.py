from django.urls import path

from ita.monitoring.petitions import views

urlpatterns = [
    path("", views.PetitionsView.as_view(), name="ita_petitions"),
    path("<int:petition_id>/", views.PetitionView.as_view(), name="ita_petition"),
    path(
        "<int:petition_id>/letter.<str:extension>",
        views.LetterView.as_view(),
        name="ita_petition_letter",
    ),
]
