"""The addresses of log-in and administration."""

from django.urls import path, re_path

from agencies.views import session

LINK = r"^invitation/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"
# allauth looks its own names up; each leads to the view of ours that does the same.
ALLAUTH_NAMES = [
    path("login/", session.log_in, name="account_login"),
    path("login/", session.log_in, name="account_signup"),
    path("login/", session.log_in, name="account_inactive"),
    path("login/", session.log_in, name="account_reset_password"),
    path("logout/", session.log_out, name="account_logout"),
    path("password/", session.change_password, name="account_change_password"),
    re_path(LINK, session.set_password, name="account_reset_password_from_key"),
]

urlpatterns = [
    path("", session.start, name="start"),
    path("login/", session.log_in, name="login"),
    path("logout/", session.log_out, name="logout"),
    path("password/", session.change_password, name="change_password"),
    re_path(LINK, session.set_password, name="set_password"),
    path("membership/", session.membership, name="membership"),
    path("language/", session.set_language, name="language"),
    *ALLAUTH_NAMES,
]
