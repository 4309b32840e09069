from django.urls import path

from ita.monitoring.yearly import views

urlpatterns = [
    path("", views.YearlyView.as_view(), name="ita_yearly"),
    path("duty/new/", views.DutyView.as_view(), name="ita_yearly_new"),
    path("duty/<slug:code>/", views.DutyView.as_view(), name="ita_yearly_duty"),
    path(
        "<slug:code>/<int:year_be>/<int:number>/start/",
        views.StartPageView.as_view(),
        name="ita_yearly_start",
    ),
    path(
        "<slug:code>/<int:year_be>/<int:number>/link/",
        views.LinkPageView.as_view(),
        name="ita_yearly_link",
    ),
]
