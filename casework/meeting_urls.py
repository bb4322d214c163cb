"""The addresses of meetings: ids and nothing else in them."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from casework.meeting_wording import STEP_LABELS
from casework.views.meetings import calling, holding, minutes, taking


class MeetingStepConverter(StringConverter):
    """A step that the coordination takes with a meeting; no other name is an address."""

    regex = "|".join(STEP_LABELS)


register_converter(MeetingStepConverter, "meeting_step")

urlpatterns = [
    path("meetings/", calling.list_meetings, name="meetings"),
    path("meetings/new/", calling.call_meeting, name="call_meeting"),
    path("meetings/<uuid:meeting_id>/", calling.show_meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/pack/", taking.show_pack, name="pack"),
    path("meetings/<uuid:meeting_id>/pack/pdf/", taking.print_pack, name="print_pack"),
    path("meetings/<uuid:meeting_id>/minutes/", minutes.show_minutes, name="minutes"),
    path("meetings/<uuid:meeting_id>/minutes/pdf/", minutes.print_minutes, name="print_minutes"),
    path("meetings/<uuid:meeting_id>/calendar/", taking.export_calendar, name="calendar_entry"),
    path("meetings/<uuid:meeting_id>/edit/", calling.edit_meeting, name="edit_meeting"),
    path(
        "meetings/<uuid:meeting_id>/steps/<meeting_step:name>/",
        calling.step_meeting,
        name="step_meeting",
    ),
    path(
        "meetings/<uuid:meeting_id>/participants/",
        calling.invite_participant,
        name="invite_participant",
    ),
    path(
        "meetings/<uuid:meeting_id>/participants/<uuid:participant_id>/",
        calling.remove_participant,
        name="remove_participant",
    ),
    path("meetings/<uuid:meeting_id>/roll/", holding.call_roll, name="call_roll"),
    path(
        "meetings/<uuid:meeting_id>/participants/<uuid:participant_id>/present/",
        holding.mark_present,
        name="mark_present",
    ),
    path("meetings/<uuid:meeting_id>/order/", calling.order_agenda, name="order_agenda"),
    path("meetings/<uuid:meeting_id>/cases/", calling.put_on_agenda, name="put_on_agenda"),
    path("meetings/<uuid:meeting_id>/cases/<uuid:case_id>/", holding.show_case, name="shared_case"),
    path(
        "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/off/",
        calling.take_off_agenda,
        name="take_off_agenda",
    ),
    path(
        "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/open/",
        holding.open_item,
        name="open_item",
    ),
    path(
        "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/close/",
        holding.close_item,
        name="close_item",
    ),
    path(
        "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/",
        minutes.write_line,
        name="write_line",
    ),
    path(
        "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/",
        minutes.edit_line,
        name="edit_line",
    ),
    path(
        "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/confirm/",
        minutes.confirm_line,
        name="confirm_line",
    ),
    path(
        "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/object/",
        minutes.object_to_line,
        name="object_to_line",
    ),
    path(
        "meetings/<uuid:meeting_id>/cases/<uuid:case_id>/minutes/<uuid:line_id>/strike/",
        minutes.strike_line,
        name="strike_line",
    ),
]
