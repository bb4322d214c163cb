"""What agencies do by themselves: planned contacts, a changed note, the own file, advice."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from casework.management.demo.telling import Teller, note
from casework.models import Note
from casework.models.advice import AdviceKind
from casework.models.contact import ContactKind, Kept
from casework.writing import advice, contacts, filing, revising
from consent.terms import Topic


def school_follows_up(case: UUID, town: Teller) -> Iterator[datetime]:
    """The school's own track beside the plan of a case, from three weeks ago."""
    school = town.by("school")
    planned = contacts.plan_contact(
        case,
        by=school,
        kind=ContactKind.TALK,
        planned_date=town.today - timedelta(days=16),
    )
    yield town.ago(16, 15, 20)
    contacts.record_contact(
        case, planned, by=school, outcome=Kept.KEPT, words="Kom i tid. Vill fortsätta en gång till."
    )
    contacts.plan_contact(
        case, by=school, kind=ContactKind.PHONE, planned_date=town.today + timedelta(days=5)
    )
    yield town.ago(12, 9, 40)
    note(
        case,
        school,
        Topic.SCHOOLING,
        "Närvaron är god. Missade två lektioner på tisdagen.",
        share=[town.agency("social")],
    )
    yield town.ago(11, 8, 15)
    written = Note.objects.filter(case_id=case, topic=Topic.SCHOOLING.value).latest("written_at")
    revising.revise_note(
        case,
        written.pk,
        by=school,
        text="Närvaron är god. Missade en lektion på tisdagen, med giltigt skäl.",
        version=0,
    )
    yield town.ago(9, 16, 5)
    filing.file_items(
        case,
        by=school,
        items=[planned, written.pk],
        filed_date=town.today - timedelta(days=9),
    )
    advise_by_telephone(town)


def advise_by_telephone(town: Teller) -> None:
    """Lines of two agencies over three months."""
    given = (
        (68, "school", AdviceKind.OWN_WORK),
        (61, "social", AdviceKind.REPORT),
        (37, "school", AdviceKind.SSPF),
        (36, "social", AdviceKind.SSPF),
        (20, "school", AdviceKind.SSPF),
        (13, "social", AdviceKind.OWN_WORK),
        (10, "school", AdviceKind.REPORT),
    )
    for days, who, kind in given:
        day = town.today - timedelta(days=days)
        advice.record_advice(by=town.by(who), given_date=day, advice=kind)
