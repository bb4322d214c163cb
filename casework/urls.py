"""The addresses of casework: ids and nothing else in them."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from casework import meeting_urls
from casework.views import (
    advice,
    assessments,
    bookings,
    cases,
    commitments,
    consents,
    consultations,
    contacts,
    disclosures,
    family,
    joinings,
    notes,
    notices,
    observing,
    own_items,
    papers,
    persons,
    plan,
    presence,
    queue,
    reports,
    revising,
    search,
    seats,
    talks,
    unsent,
)
from casework.writing.unsent import FORMS, OF_ITEM, WITHOUT_CASE
from consent.ground_numbers import GROUNDS_BY_NUMBER
from consent.grounds import Ground
from consent.terms import AssessmentKind


class CaseFormConverter(StringConverter):
    """A form on a case whose text is kept; no other name is an address."""

    regex = "|".join(sorted(FORMS.keys() - WITHOUT_CASE - OF_ITEM))


class NewFormConverter(StringConverter):
    """A form that begins a case."""

    regex = "|".join(sorted(WITHOUT_CASE))


class GroundConverter(StringConverter):
    """A ground on a provision of law, by its number: its name would tell why."""

    regex = "[1-9][0-9]?"

    def to_python(self, value: str) -> Ground:
        ground = GROUNDS_BY_NUMBER.get(value)
        if ground is None:
            raise ValueError("no such ground")
        return ground


register_converter(GroundConverter, "ground")
register_converter(CaseFormConverter, "case_form")
register_converter(NewFormConverter, "new_form")

urlpatterns = [
    path("queue/", queue.show_queue, name="queue"),
    path("notices/", notices.list_notices, name="notices"),
    path("cases/", cases.list_cases, name="cases"),
    path("cases/consents/", cases.list_consents, name="coverage"),
    path("cases/same-youth/", joinings.list_twins, name="twins"),
    path("cases/names/", cases.show_names, name="names"),
    path("cases/find/", cases.find_case, name="find"),
    path("cases/new/", cases.note_concern, name="new_case"),
    path("consultations/", consultations.list_consultations, name="consultations"),
    path("consultations/new/", consultations.ask, name="new_draft"),
    path("consultations/<uuid:question_id>/", consultations.show_consultation, name="consultation"),
    path("consultations/<uuid:question_id>/advice/", consultations.advise, name="advise"),
    path("consultations/<uuid:question_id>/end/", consultations.end, name="end_consultation"),
    path("search/", search.search_person, name="search"),
    path("unsent/", unsent.list_unsent, name="unsent"),
    path("unsent/<uuid:unsent_id>/discard/", unsent.discard, name="discard_unsent"),
    path("unsent/<new_form:form>/", unsent.keep, name="keep_new_unsent"),
    path("cases/<uuid:case_id>/unsent/<case_form:form>/", unsent.keep, name="keep_unsent"),
    path("cases/<uuid:case_id>/", cases.show_case, name="case"),
    path("cases/<uuid:case_id>/why/<uuid:agency_id>/", cases.show_why, name="why"),
    path("cases/<uuid:case_id>/present/", presence.show_present, name="present"),
    path("cases/<uuid:case_id>/identity/", cases.name_draft, name="name_draft"),
    path("cases/<uuid:case_id>/again/", cases.begin_again, name="begin_again"),
    path("cases/<uuid:case_id>/guardians/", persons.name_guardian, name="name_guardian"),
    path(
        "cases/<uuid:case_id>/identity/<uuid:identity_id>/",
        persons.correct_identity,
        name="correct_identity",
    ),
    path("cases/<uuid:case_id>/safety/", persons.answer_safety, name="safety_question"),
    path("cases/<uuid:case_id>/consents/", consents.ask_consent, name="ask_consent"),
    path("cases/<uuid:case_id>/consents/form/", papers.print_blank, name="print_blank"),
    path(
        "cases/<uuid:case_id>/consents/information/",
        papers.print_information,
        name="print_information",
    ),
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/form/",
        papers.print_form,
        name="print_form",
    ),
    path("cases/<uuid:case_id>/consents/<uuid:consent_id>/", consents.show_consent, name="consent"),
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/answers/",
        consents.record_answer,
        name="record_answer",
    ),
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/withdrawals/",
        consents.withdraw_consent,
        name="withdraw_consent",
    ),
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/attempts/",
        assessments.record_attempt,
        name="record_attempt",
    ),
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/forms/",
        assessments.attach_form,
        name="attach_form",
    ),
    # By a number: a name in the address would tell what is weighed (domain 12.5).
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/assessments/1/",
        assessments.assess,
        {"kind": AssessmentKind.HINDERED},
        name="assess_hindered",
    ),
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/assessments/2/",
        assessments.assess,
        {"kind": AssessmentKind.OUTWEIGHED},
        name="assess_outweighed",
    ),
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/assessments/3/",
        assessments.assess,
        {"kind": AssessmentKind.YOUTH_DECIDES},
        name="assess_youth_decides",
    ),
    path(
        "cases/<uuid:case_id>/consents/<uuid:consent_id>/assessments/4/",
        assessments.assess,
        {"kind": AssessmentKind.NOT_REACHABLE},
        name="assess_not_reachable",
    ),
    path(
        "cases/<uuid:case_id>/attachments/<uuid:attachment_id>/",
        assessments.open_attachment,
        name="open_attachment",
    ),
    path("cases/<uuid:case_id>/notes/", notes.add_note, name="add_note"),
    path("cases/<uuid:case_id>/notes/<uuid:item_id>/", revising.revise_note, name="revise_note"),
    path(
        "cases/<uuid:case_id>/notes/<uuid:item_id>/unsent/",
        unsent.keep,
        {"form": "revise_note"},
        name="keep_unsent_change",
    ),
    path(
        "cases/<uuid:case_id>/notes/<uuid:item_id>/earlier/",
        revising.show_versions,
        name="versions",
    ),
    path("cases/<uuid:case_id>/items/<uuid:item_id>/", notes.release_item, name="release_item"),
    path("cases/<uuid:case_id>/releases/<uuid:release_id>/", notes.end_release, name="end_release"),
    path(
        "cases/<uuid:case_id>/items/<uuid:item_id>/guardians/",
        disclosures.hide,
        name="hide_from_guardian",
    ),
    path("cases/<uuid:case_id>/disclosures/", disclosures.show_ledger, name="disclosures"),
    path("cases/<uuid:case_id>/disclosures/new/", disclosures.choose_receiver, name="disclose"),
    path(
        "cases/<uuid:case_id>/disclosures/<uuid:agency_id>/",
        disclosures.choose_ground,
        name="disclose_to",
    ),
    path(
        "cases/<uuid:case_id>/disclosures/<uuid:agency_id>/<ground:ground>/",
        disclosures.decide,
        name="disclose_on",
    ),
    path(
        "cases/<uuid:case_id>/decisions/<uuid:decision_id>/confirm/",
        disclosures.confirm,
        name="confirm_disclosure",
    ),
    path(
        "cases/<uuid:case_id>/decisions/<uuid:decision_id>/end/",
        disclosures.end,
        name="end_disclosure",
    ),
    path("cases/<uuid:case_id>/told/", disclosures.tell, name="record_told"),
    path("decisions/<uuid:decision_id>/reason/", disclosures.show_reason, name="reason"),
    path("cases/<uuid:case_id>/agencies/", seats.invite_agency, name="invite_agency"),
    path("cases/<uuid:case_id>/members/", seats.assign_member, name="assign"),
    path(
        "cases/<uuid:case_id>/members/<uuid:membership_id>/",
        seats.end_assignment,
        name="end_assignment",
    ),
    path(
        "cases/<uuid:case_id>/joinings/with/<uuid:older_id>/",
        joinings.propose,
        name="propose_joining",
    ),
    path(
        "cases/<uuid:case_id>/joinings/<uuid:joining_id>/",
        joinings.answer,
        name="answer_joining",
    ),
    path("cases/<uuid:case_id>/joinings/<uuid:joining_id>/end/", joinings.end, name="end_joining"),
    path("joinings/<uuid:ended_id>/reason/", joinings.show_ending, name="joining_reason"),
    path("cases/<uuid:case_id>/bookings/", bookings.book_talk, name="book_talk"),
    path("cases/<uuid:case_id>/bookings/<uuid:booking_id>/", bookings.move_talk, name="move_talk"),
    path(
        "cases/<uuid:case_id>/bookings/<uuid:booking_id>/cancellation/",
        bookings.cancel_talk,
        name="cancel_talk",
    ),
    path("cases/<uuid:case_id>/talks/", talks.record_talk, name="record_talk"),
    path("cases/<uuid:case_id>/talks/<uuid:talk_id>/", talks.show_talk, name="talk"),
    path(
        "cases/<uuid:case_id>/talks/<uuid:talk_id>/additions/",
        talks.add_to_talk,
        name="add_to_talk",
    ),
    path("cases/<uuid:case_id>/plan/copy/", family.print_plan, name="print_plan"),
    path("cases/<uuid:case_id>/plan/", plan.start_plan, name="start_plan"),
    path("cases/<uuid:case_id>/goals/", plan.set_goal, name="set_goal"),
    path("cases/<uuid:case_id>/actions/", plan.add_action, name="add_action"),
    path(
        "cases/<uuid:case_id>/actions/<uuid:action_id>/", plan.assess_action, name="assess_action"
    ),
    path(
        "cases/<uuid:case_id>/commitments/<uuid:commitment_id>/",
        commitments.assess_commitment,
        name="assess_commitment",
    ),
    path(
        "cases/<uuid:case_id>/commitments/<uuid:commitment_id>/plan/",
        commitments.plan_commitment,
        name="plan_commitment",
    ),
    path("cases/<uuid:case_id>/contacts/", contacts.plan_contact, name="plan_contact"),
    path(
        "cases/<uuid:case_id>/contacts/<uuid:contact_id>/",
        contacts.record_contact,
        name="record_contact",
    ),
    path("cases/<uuid:case_id>/own/", own_items.show_own_items, name="own_items"),
    path("cases/<uuid:case_id>/own/print/", own_items.print_own_items, name="print_own_items"),
    path("cases/<uuid:case_id>/own/filed/", own_items.file_items, name="file_items"),
    # That a report is being written stands in no address beside the case's id (domain 0.6).
    path("cases/<uuid:case_id>/own-form/", reports.report_concern, name="report_concern"),
    path("advice/", advice.show_advice, name="advice"),
    path("advice/new/", advice.note_advice, name="note_advice"),
    path("advice/<uuid:advice_id>/", advice.strike_advice, name="strike_advice"),
    path("reports/", reports.list_reports, name="reports"),
    path("reports/new/", reports.report_concern, name="new_report"),
    path("reports/<uuid:report_id>/", reports.show_report, name="report"),
    path("reports/<uuid:report_id>/feedback/", reports.record_feedback, name="report_feedback"),
    path("cases/<uuid:case_id>/factors/", observing.observe_factors, name="observe_factors"),
    path(
        "cases/<uuid:case_id>/factors/<uuid:observation_id>/",
        observing.correct_observation,
        name="correct_observation",
    ),
    path("cases/<uuid:case_id>/follow-up/", plan.follow_up, name="follow_up"),
    path("cases/<uuid:case_id>/closing/", plan.close_case, name="close"),
    *meeting_urls.urlpatterns,
]
