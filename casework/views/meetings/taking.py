"""What one takes along to a meeting: the pack of one's own agency, and a calendar entry."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from access import clock
from access.acts import Act
from access.declare import allows
from casework.pages.meetings import MeetingLine
from casework.reading.meetings import packs as reading
from casework.views.pdf import pdf_or_back

# All that a calendar outside the house learns besides the time.
ENTRY = "SSPF-möte"


@allows(Act.READ_PACK)
@require_GET
def show_pack(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What one's own agency may see of the meeting's cases."""
    page = reading.read_pack(meeting_id, by=request.member)
    return render(request, "casework/meetings/pack.html", {"page": page})


@allows(Act.PRINT_PACK)
@require_POST
def print_pack(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The same as PDF."""
    page = reading.read_pack(meeting_id, by=request.member, act=Act.PRINT_PACK)
    template, back = "casework/paper/pack.html", ("pack", meeting_id)
    return pdf_or_back(request, template, {"page": page}, name="underlag.pdf", back=back)


@allows(Act.EXPORT_CALENDAR)
@require_GET
def export_calendar(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A calendar entry (RFC 5545) that says "SSPF-möte" and the time, and nothing else."""
    entry = reading.read_calendar_entry(meeting_id, by=request.member)
    answer = HttpResponse(calendar_of(entry), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="mote.ics"'
    return answer


def calendar_of(line: MeetingLine) -> bytes:
    """The file of one meeting; its id is random and means nothing outside."""
    event = Event()
    event.add("uid", f"{line.meeting_id}@varsam")
    event.add("dtstamp", clock.now())
    event.add("dtstart", line.starts_at)
    event.add("dtend", line.ends_at)
    event.add("summary", ENTRY)
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//Varsam//SSPF//SV")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found
