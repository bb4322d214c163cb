"""The addresses of casework: ids and nothing else in them."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from casework.views import cases, consents, notes, papers, persons, plan, presence, seats, unsent
from casework.writing.unsent import FORMS, WITHOUT_CASE


class CaseFormConverter(StringConverter):
    """A form on a case whose text is kept; no other name is an address."""

    regex = "|".join(sorted(FORMS.keys() - WITHOUT_CASE))


class NewFormConverter(StringConverter):
    """A form that begins a case."""

    regex = "|".join(sorted(WITHOUT_CASE))


register_converter(CaseFormConverter, "case_form")
register_converter(NewFormConverter, "new_form")

urlpatterns = [
    path("cases/", cases.list_cases, name="cases"),
    path("cases/names/", cases.show_names, name="names"),
    path("cases/find/", cases.find_case, name="find"),
    path("cases/new/", cases.note_concern, name="new_case"),
    path("cases/new/draft/", cases.start_draft, name="new_draft"),
    path("unsent/", unsent.list_unsent, name="unsent"),
    path("unsent/<uuid:unsent_id>/discard/", unsent.discard, name="discard_unsent"),
    path("unsent/<new_form:form>/", unsent.keep, name="keep_new_unsent"),
    path("cases/<uuid:case_id>/unsent/<case_form:form>/", unsent.keep, name="keep_unsent"),
    path("cases/<uuid:case_id>/", cases.show_case, name="case"),
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
    path("cases/<uuid:case_id>/notes/", notes.add_note, name="add_note"),
    path("cases/<uuid:case_id>/items/<uuid:item_id>/", notes.release_item, name="release_item"),
    path("cases/<uuid:case_id>/releases/<uuid:release_id>/", notes.end_release, name="end_release"),
    path("cases/<uuid:case_id>/agencies/", seats.invite_agency, name="invite_agency"),
    path("cases/<uuid:case_id>/members/", seats.assign_member, name="assign"),
    path(
        "cases/<uuid:case_id>/members/<uuid:membership_id>/",
        seats.end_assignment,
        name="end_assignment",
    ),
    path("cases/<uuid:case_id>/talks/", plan.record_talk, name="record_talk"),
    path("cases/<uuid:case_id>/plan/", plan.start_plan, name="start_plan"),
    path("cases/<uuid:case_id>/actions/", plan.add_action, name="add_action"),
    path(
        "cases/<uuid:case_id>/actions/<uuid:action_id>/", plan.assess_action, name="assess_action"
    ),
    path("cases/<uuid:case_id>/follow-up/", plan.follow_up, name="follow_up"),
    path("cases/<uuid:case_id>/closing/", plan.close_case, name="close"),
]
