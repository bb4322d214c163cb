"""The addresses of help and of what the law asks every site to tell; open to everyone."""

from django.urls import path

from information import manual, views

urlpatterns = [
    path("help/", views.show_help, name="help"),
    path("help/glossary/", views.show_glossary, name="glossary"),
    path("help/manual/", views.show_manual, {"name": manual.FIRST}, name="manual"),
    *(
        path(f"help/manual/{name}/", views.show_manual, {"name": name}, name=manual.address(name))
        for name in manual.names()
    ),
    path("about/accessibility/", views.show_accessibility, name="accessibility"),
    path("about/privacy/", views.show_privacy, name="privacy"),
    path("about/cookies/", views.show_cookies, name="cookies"),
]
