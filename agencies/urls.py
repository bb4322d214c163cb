"""The addresses of log-in and administration."""

from django.urls import path, re_path

from agencies.views import agencies, members, queue, session

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
    path("session/remaining/", session.remaining, name="session_remaining"),
    path("session/extend/", session.extend, name="session_extend"),
    path("password/", session.change_password, name="change_password"),
    re_path(LINK, session.set_password, name="set_password"),
    path("shortcuts/", session.set_shortcuts, name="shortcuts"),
    path("mail/", session.choose_mail_page, name="mail"),
    path("membership/", session.membership, name="membership"),
    path("language/", session.set_language, name="language"),
    path("administration/queue/", queue.show_queue, name="account_queue"),
    path("administration/members/", members.list_members, name="members"),
    path("administration/members/invite/", members.invite_member, name="invite_member"),
    path("administration/members/<uuid:user_id>/", members.show_member, name="member"),
    path(
        "administration/members/<uuid:user_id>/memberships/",
        members.add_membership,
        name="add_membership",
    ),
    path(
        "administration/members/<uuid:user_id>/deactivate/",
        members.deactivate_user,
        name="deactivate_user",
    ),
    path(
        "administration/members/<uuid:user_id>/reactivate/",
        members.reactivate_user,
        name="reactivate_user",
    ),
    path("administration/members/<uuid:user_id>/link/", members.renew_link, name="renew_link"),
    path("administration/memberships/<uuid:membership_id>/", members.set_term, name="set_term"),
    path(
        "administration/memberships/<uuid:membership_id>/end/",
        members.end_membership,
        name="end_membership",
    ),
    path("administration/agencies/", agencies.list_agencies, name="agencies"),
    path("administration/agencies/add/", agencies.add_agency, name="add_agency"),
    path("administration/agencies/<uuid:agency_id>/", agencies.edit_agency, name="edit_agency"),
    *ALLAUTH_NAMES,
]
