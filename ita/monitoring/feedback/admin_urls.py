from django.urls import path

from ita.monitoring.feedback import views

urlpatterns = [
    path("", views.MistakesView.as_view(), name="ita_mistakes"),
    path("<int:mistake_id>/", views.MistakeView.as_view(), name="ita_mistake_report"),
]
