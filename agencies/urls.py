"""The addresses of log-in and administration."""

from django.urls import path, re_path

from agencies.views import session

urlpatterns = [
    path("", session.start, name="start"),
    path("login/", session.log_in, name="login"),
    path("logout/", session.log_out, name="logout"),
    path("password/", session.change_password, name="change_password"),
    re_path(
        r"^invitation/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        session.set_password,
        name="set_password",
    ),
    path("membership/", session.membership, name="membership"),
    path("language/", session.set_language, name="language"),
]
