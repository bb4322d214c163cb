"""The addresses of help and of what the law asks every site to tell; open to everyone."""

from django.urls import path

from information import views

urlpatterns = [
    path("help/", views.show_help, name="help"),
    path("help/report/", views.show_report_help, name="report_help"),
    path("help/glossary/", views.show_glossary, name="glossary"),
    path("about/accessibility/", views.show_accessibility, name="accessibility"),
    path("about/privacy/", views.show_privacy, name="privacy"),
    path("about/cookies/", views.show_cookies, name="cookies"),
]
