"""Every address by every role and relation, as the hand-written table has it.

The table is written after domain 0.2 and the design's order of answers, not from the code.
"""

# The columns of the table, in this order.
WHO = (
    "visitor",  # no session
    "superuser",  # a superuser without an agency
    "administrator",
    "school_reviewer",  # reviews the log of the school
    "teacher",  # of the agency that noted the concern, assigned
    "colleague",  # of that agency, not assigned
    "contact",  # its contact person, not assigned
    "coordinator",  # invited, consent covers it, assigned
    "officer",  # invited, consent covers it, assigned
    "police_contact",  # as the officer, and contact person
    "youth_worker",  # of an agency that was never invited
    "stranger",  # a case worker of another collaboration
    "officer_gone",  # the officer, in a case where the consent was withdrawn
    "officer_closed",  # the officer, in a case that is closed
    "teacher_closed",  # the teacher, in a case that is closed
)
# v  to the log-in page, nothing in the log        r  403: the role never may, one refusal
# a  403: one's own agency but not assigned        n  404: no such page, one refusal
# .  200, one entry                                f  422: the form again, one entry
# ,  200, no entry: nothing of a case on it        ;  422, no entry
# x  302 elsewhere, no entry                       s  302 elsewhere, one entry
# m  405: no such method, no entry        p  200: printed, two entries
CASE = "vrrr.aa...nn..."
CASE_FORM = "vrrrfaafffnnfff"
OWNER = "vrrr.aarnnnnnn."
OWNER_FORM = "vrrrfaarnnnnnnf"
OWN_ITEM = "vrrr.aannnnnnn."
OWN_ITEM_FORM = "vrrrfaannnnnnnf"
NO_POST = "vrrrmmmmmmmmmmm"
OPEN = ",,,,,,,,,,,,,,,"
OPEN_NO_POST = "mmmmmmmmmmmmmmm"
CONVENES = "vrrrrrr.rrrrrrr"
CONVENES_FORM = "vrrrrrrfrrrrrrr"
# A button alone: without its one-time id it does nothing.
CONVENES_POST = ("vrrrrrrmrrrrrrr", "vrrrrrrxrrrrrrr")
ADMIN = "vr.rrrrrrrrrrrr"
ADMIN_FORM = "vrfrrrrrrrrrrrr"
ADMIN_EMPTY = "vr,rrrrrrrrrrrr"
ADMIN_EMPTY_FORM = "vr;rrrrrrrrrrrr"
ADMIN_NO_POST = "vrmrrrrrrrrrrrr"
ADMIN_DONE = "vrsrrrrrrrrrrrr"

TABLE: dict[str, tuple[str, str]] = {
    # Open and personal addresses.
    "login/": (",xxxxxxxxxxxxxx", ",xxxxxxxxxxxxxx"),
    "logout/": ("vmmmmmmmmmmmmmm", "vssssssssssssss"),
    "session/remaining/": (",,,,,,,,,,,,,,,", "mmmmmmmmmmmmmmm"),
    "session/extend/": ("vmmmmmmmmmmmmmm", "vxxxxxxxxxxxxxx"),
    "shortcuts/": ("vmmmmmmmmmmmmmm", "vxxxxxxxxxxxxxx"),
    "mail/": ("v,,,,,,,,,,,,,,", "v,,,,,,,,,,,,,,"),
    "password/": ("v,,,,,,,,,,,,,,", "v,,,,,,,,,,,,,,"),
    "^invitation/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        ",,,,,,,,,,,,,,,",
        ",,,,,,,,,,,,,,,",
    ),
    "language/": ("mmmmmmmmmmmmmmm", "xxxxxxxxxxxxxxx"),
    "help/": (OPEN, OPEN_NO_POST),
    "help/glossary/": (OPEN, OPEN_NO_POST),
    "help/law/": (OPEN, OPEN_NO_POST),
    "help/law/<provision:code>/": (OPEN, OPEN_NO_POST),
    "help/report/": (OPEN, OPEN_NO_POST),
    "help/manual/": (OPEN, OPEN_NO_POST),
    "help/manual/administrator/": (OPEN, OPEN_NO_POST),
    "help/manual/coordinator/": (OPEN, OPEN_NO_POST),
    "help/manual/leisure/": (OPEN, OPEN_NO_POST),
    "help/manual/police/": (OPEN, OPEN_NO_POST),
    "help/manual/reviewer/": (OPEN, OPEN_NO_POST),
    "help/manual/school/": (OPEN, OPEN_NO_POST),
    "help/manual/social-worker/": (OPEN, OPEN_NO_POST),
    "about/accessibility/": (OPEN, OPEN_NO_POST),
    "about/privacy/": (OPEN, OPEN_NO_POST),
    "about/cookies/": (OPEN, OPEN_NO_POST),
    "": ("vxxxxxxxxxxxxxx", "vmmmmmmmmmmmmmm"),
    # Of development and tests alone.
    "components/": (",,,,,,,,,,,,,,,", "mmmmmmmmmmmmmmm"),
    "membership/": ("v-,,,,,,,,,,,,,", "v-,,,,,,,,,,,,,"),
    # The first page of each role.
    "queue/": ("vrrr...........", NO_POST),
    "review/queue/": ("vrr.rrrrrrrrrrr", "vrrmrrrrrrrrrrr"),
    "administration/queue/": (ADMIN, ADMIN_NO_POST),
    "notices/": ("vrrr...........", NO_POST),
    # Casework without a case: the list, a search, a new case.
    "cases/": ("vrrr...........", NO_POST),
    "cases/consents/": ("vrrr...........", NO_POST),
    "cases/same-youth/": ("vrrr...........", NO_POST),
    "cases/names/": (NO_POST, "vrrrxxxxxxxxxxx"),
    "cases/find/": ("vrrrxxxxxxxxxxx", NO_POST),
    # Whom one searches for comes by post alone.
    "search/": ("vrrr,,,,,,,,,,,", "vrrr;;;;;;;;;;;"),
    "cases/new/": ("vrrr,,,r,,,,,,,", "vrrr;;;r;;;;;;;"),
    # A question without identity: its author's and the coordination's, nobody else's.
    "consultations/": ("vrrr...........", NO_POST),
    "consultations/new/": ("vrrr,,,r,,,,,,,", "vrrr;;;r;;;;;;;"),
    "consultations/<uuid:question_id>/": ("vrrr.nn.nnnnnn.", NO_POST),
    "consultations/<uuid:question_id>/advice/": ("vrrrrrr.rrrrrrr", "vrrrrrrfrrrrrrr"),
    "consultations/<uuid:question_id>/end/": ("vrrr.nn.nnnnnn.", "vrrrfnnfnnnnnnf"),
    # What was typed and not sent.
    "unsent/": ("vrrr...........", NO_POST),
    "unsent/<new_form:form>/": (NO_POST, "vrrrsssrsssssss"),
    "unsent/<uuid:unsent_id>/discard/": (NO_POST, "vrrrsnnnnnnnnns"),
    "cases/<uuid:case_id>/unsent/<case_form:form>/": (NO_POST, "vrrrsaasssnnsss"),
    # One case.
    "cases/<uuid:case_id>/": (CASE, NO_POST),
    "cases/<uuid:case_id>/why/<uuid:agency_id>/": (CASE, NO_POST),
    "cases/<uuid:case_id>/present/": ("vrrr,aa,,,nn,,,", NO_POST),
    "cases/<uuid:case_id>/identity/": (OWNER, OWNER_FORM),
    "cases/<uuid:case_id>/again/": (OWNER, OWNER_FORM),
    "cases/<uuid:case_id>/guardians/": (OWNER, OWNER_FORM),
    "cases/<uuid:case_id>/identity/<uuid:identity_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/safety/": (OWNER, OWNER_FORM),
    "cases/<uuid:case_id>/consents/": ("vrrr.aannnnnnn.", "vrrrfaannnnnnnf"),
    # Papers are printed by the agency that asks alone.
    "cases/<uuid:case_id>/consents/form/": ("vrrr.aannnnnnn.", "vrrrfaannnnnnnf"),
    "cases/<uuid:case_id>/consents/information/": ("vrrr.aannnnnnn.", "vrrrfaannnnnnnf"),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/form/": (
        "vrrr.aannnnnnn.",
        "vrrrfaannnnnnnf",
    ),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/": (CASE, NO_POST),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/answers/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/withdrawals/": (CASE, CASE_FORM),
    # The page of an assessment says in words who may make it; attempts and forms are the asker's.
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/assessments/1/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/assessments/2/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/assessments/3/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/assessments/4/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/attempts/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/consents/<uuid:consent_id>/forms/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/attachments/<uuid:attachment_id>/": (OWN_ITEM, NO_POST),
    "cases/<uuid:case_id>/notes/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/notes/<uuid:item_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/notes/<uuid:item_id>/unsent/": (NO_POST, "vrrrsaannnnnnns"),
    "cases/<uuid:case_id>/notes/<uuid:item_id>/earlier/": (OWN_ITEM, NO_POST),
    "cases/<uuid:case_id>/items/<uuid:item_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/releases/<uuid:release_id>/": ("vrrr.aannnnnnnn", "vrrrfaannnnnnnn"),
    "cases/<uuid:case_id>/items/<uuid:item_id>/guardians/": (OWN_ITEM, OWN_ITEM_FORM),
    # Telling on a provision of law: one's own items, so it hangs on no consent.
    "cases/<uuid:case_id>/disclosures/": (CASE, NO_POST),
    "cases/<uuid:case_id>/disclosures/new/": (CASE, NO_POST),
    "cases/<uuid:case_id>/disclosures/<uuid:agency_id>/": (CASE, NO_POST),
    "cases/<uuid:case_id>/disclosures/<uuid:agency_id>/<ground:ground>/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/decisions/<uuid:decision_id>/confirm/": (
        "vrrr.aannnnnnnn",
        "vrrrfaannnnnnnn",
    ),
    "cases/<uuid:case_id>/decisions/<uuid:decision_id>/end/": (
        "vrrr.aannnnnnnn",
        "vrrrfaannnnnnnn",
    ),
    "cases/<uuid:case_id>/told/": (CASE, CASE_FORM),
    # Why somebody decided: for the reviewer of that agency and for who decided, no others.
    "decisions/<uuid:decision_id>/reason/": ("vrr..aannnnnnn.", "vrrmmmmmmmmmmmm"),
    "cases/<uuid:case_id>/agencies/": ("vrrrrrr.rrrrrrr", "vrrrrrrfrrrrrrr"),
    "cases/<uuid:case_id>/members/": ("vrrrrr..r.rrrrr", "vrrrrrffrfrrrrr"),
    "cases/<uuid:case_id>/members/<uuid:membership_id>/": ("vrrrrr.nrnrrrrr", "vrrrrrfnrnrrrrr"),
    # Two cases, one youth: told to who holds both, asked of who may know of both.
    "cases/<uuid:case_id>/joinings/with/<uuid:older_id>/": ("vrrr.aa.nnnnnnn", "vrrrfaafnnnnnnn"),
    "cases/<uuid:case_id>/joinings/<uuid:joining_id>/": ("vrrr.aa...nnnnn", "vrrrfaafffnnnnn"),
    "cases/<uuid:case_id>/joinings/<uuid:joining_id>/end/": ("vrrr.aa...nnnnn", "vrrrfaafffnnnnn"),
    "joinings/<uuid:ended_id>/reason/": ("vrr..aannnnnnn.", "vrrmmmmmmmmmmmm"),
    "cases/<uuid:case_id>/bookings/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/bookings/<uuid:booking_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/bookings/<uuid:booking_id>/cancellation/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/talks/": (CASE, CASE_FORM),
    # The talk is the teacher's own and released to nobody.
    "cases/<uuid:case_id>/talks/<uuid:talk_id>/": ("vrrr.aannnnnnn.", NO_POST),
    "cases/<uuid:case_id>/talks/<uuid:talk_id>/additions/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/plan/": (CASE, CASE_FORM),
    # As other papers: by the agency that noted the concern alone.
    "cases/<uuid:case_id>/plan/copy/": ("vrrr.aannnnnnn.", "vrrrfaannnnnnnf"),
    "cases/<uuid:case_id>/goals/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/actions/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/actions/<uuid:action_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    # The school's own.
    "cases/<uuid:case_id>/commitments/<uuid:commitment_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/commitments/<uuid:commitment_id>/plan/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/factors/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/factors/<uuid:observation_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    "cases/<uuid:case_id>/follow-up/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/closing/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/contacts/": (CASE, CASE_FORM),
    "cases/<uuid:case_id>/contacts/<uuid:contact_id>/": (OWN_ITEM, OWN_ITEM_FORM),
    # Reports of concern: the reporting agency's alone, and of that those who work with the case.
    # A line without persons; the list is one reading.
    "advice/": ("vrrr...........", NO_POST),
    "advice/new/": ("vrrr...........", "vrrrfffffffffff"),
    # The school's own line: whoever may note one there may strike it.
    "advice/<uuid:advice_id>/": ("vrrr...nnnnnnn.", "vrrrfffnnnnnnnf"),
    "cases/<uuid:case_id>/own/": (CASE, NO_POST),
    "cases/<uuid:case_id>/own/print/": (CASE, "vrrrpaapppnnppp"),
    "cases/<uuid:case_id>/own/filed/": (CASE, CASE_FORM),
    "reports/": ("vrrr...r.......", "vrrrmmmrmmmmmmm"),
    "reports/new/": ("vrrr,,,r,,,,,,,", "vrrr;;;r;;;;;;;"),
    "reports/<uuid:report_id>/": ("vrrr.nnrnnnnnn.", "vrrrmmmrmmmmmmm"),
    "reports/<uuid:report_id>/feedback/": ("vrrr.nnrnnnnnn.", "vrrrfnnrnnnnnnf"),
    "cases/<uuid:case_id>/own-form/": ("vrrr.aar..nn...", "vrrrfaarffnnfff"),
    # Meetings: called and held by the coordination; the teacher and the officer are asked to come,
    # and their colleagues see the meeting too. The line to confirm is the police's.
    "meetings/": ("vrrr...........", NO_POST),
    "meetings/new/": ("vrrrrrr,rrrrrrr", "vrrrrrr;rrrrrrr"),
    "meetings/<uuid:meeting_id>/": ("vrrr......nn...", NO_POST),
    "meetings/<uuid:meeting_id>/pack/": ("vrrr......nn...", NO_POST),
    "meetings/<uuid:meeting_id>/pack/pdf/": (NO_POST, "vrrr......nn..."),
    "meetings/<uuid:meeting_id>/minutes/": ("vrrr......nn...", NO_POST),
    "meetings/<uuid:meeting_id>/minutes/pdf/": (NO_POST, "vrrr......nn..."),
    "meetings/<uuid:meeting_id>/calendar/": ("vrrr......nn...", NO_POST),
    "meetings/<uuid:meeting_id>/edit/": (CONVENES, CONVENES_FORM),
    "meetings/<uuid:meeting_id>/steps/<meeting_step:name>/": CONVENES_POST,
    "meetings/<uuid:meeting_id>/participants/": (CONVENES, CONVENES_FORM),
    "meetings/<uuid:meeting_id>/participants/<uuid:participant_id>/": CONVENES_POST,
    "meetings/<uuid:meeting_id>/participants/<uuid:participant_id>/present/": CONVENES_POST,
    "meetings/<uuid:meeting_id>/roll/": (CONVENES, CONVENES_FORM),
    "meetings/<uuid:meeting_id>/order/": (CONVENES, CONVENES_FORM),
    "meetings/<uuid:meeting_id>/cases/": (CONVENES, CONVENES_FORM),
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/": (CONVENES, "vrrrrrrmrrrrrrr"),
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/off/": CONVENES_POST,
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/open/": CONVENES_POST,
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/close/": CONVENES_POST,
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/": (CONVENES, CONVENES_FORM),
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/": (
        CONVENES,
        CONVENES_FORM,
    ),
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/confirm/": (
        "vrrrnaa...nnnnn",
        "vrrrnaafffnnnnn",
    ),
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/object/": (
        "vrrrnaa...nnnnn",
        "vrrrnaafffnnnnn",
    ),
    "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/strike/": (
        CONVENES,
        CONVENES_FORM,
    ),
    # The reviewer's desk.
    "review/": ("vrr.rrrrrrrrrrr", "vrrmrrrrrrrrrrr"),
    "review/disclosures/": ("vrr.rrrrrrrrrrr", "vrrmrrrrrrrrrrr"),
    "review/disclosures/<uuid:decision_id>/reviewed/": ("vrrmrrrrrrrrrrr", "vrrsrrrrrrrrrrr"),
    # Nothing is marked, so there is nothing to take back.
    "review/disclosures/<uuid:decision_id>/unreviewed/": ("vrrmrrrrrrrrrrr", "vrrxrrrrrrrrrrr"),
    "review/<int:index>/": ("vrr.rrrrrrrrrrr", "vrrmrrrrrrrrrrr"),
    # The administrator's pages. A form for a new row shows nothing, so it is no reading.
    "administration/members/": (ADMIN, ADMIN),
    "administration/members/invite/": (ADMIN_EMPTY, ADMIN_EMPTY_FORM),
    "administration/members/<uuid:user_id>/": (ADMIN, ADMIN_NO_POST),
    "administration/members/<uuid:user_id>/memberships/": (ADMIN, ADMIN_FORM),
    # Nothing is to be filled in: an empty post is the confirmation.
    "administration/members/<uuid:user_id>/deactivate/": (ADMIN, ADMIN_DONE),
    "administration/members/<uuid:user_id>/reactivate/": (ADMIN, ADMIN_DONE),
    "administration/members/<uuid:user_id>/link/": (ADMIN, ADMIN),
    "administration/memberships/<uuid:membership_id>/": (ADMIN, ADMIN_FORM),
    "administration/memberships/<uuid:membership_id>/end/": (ADMIN, ADMIN_DONE),
    "administration/agencies/": (ADMIN, ADMIN_NO_POST),
    "administration/agencies/add/": (ADMIN_EMPTY, ADMIN_EMPTY_FORM),
    "administration/agencies/<uuid:agency_id>/": (ADMIN, ADMIN_FORM),
}
STATUS = {
    "v": 302, "r": 403, "a": 403, "n": 404, ".": 200, "f": 422, ",": 200, ";": 422,
    "p": 200, "x": 302, "s": 302, "m": 405, "-": 403,
}  # fmt: skip
ENTRIES = {
    "v": 0,
    "r": 1,
    "a": 1,
    "n": 1,
    ".": 1,
    "p": 2,
    "f": 1,
    ",": 0,
    ";": 0,
    "x": 0,
    "s": 1,
    "m": 0,
}
OTHER_METHODS = ("put", "patch", "delete")
# Polled by a script each minute; it tells who of the own agency has the case open.
NOT_OPENED_HERE = {"cases/<uuid:case_id>/present/"}
