"""A case in which each of five agencies has one of everything, with a word of its own in every
text, and who may read each of those words."""

import re
from collections.abc import Iterable
from uuid import UUID, uuid4

from access.clock import today
from access.roles import Role
from casework.hearing import Comer
from casework.management.demo import telling
from casework.models import Action, Attachment, MinutesLine, Note, Participant
from casework.models.action import Responsible
from casework.models.advice import AdviceKind
from casework.models.consultation import AgeBand
from casework.models.contact import ContactKind, Kept
from casework.models.observation import Factor, Level, Moment
from casework.models.safety import Danger
from casework.models.talk import TalkKind
from casework.reading.cases import read_case
from casework.writing import (
    consultations,
    contacts,
    disclosures,
    joinings,
    persons,
    plan,
    reports,
    unsent,
)
from casework.writing.meetings import holding
from casework.writing.observing import observe_factors
from casework.writing.revising import revise_note
from casework.writing.talks import add_to_talk
from casework.writing.told import record_told
from consent.grounds import Ground
from consent.models import Release
from consent.terms import CONSENT_TOPICS, Topic
from tests import town as towns
from tests.casework import disclosing
from tests.casework import meeting as told
from tests.casework.joining import one_case
from tests.visitors import Place

SSPF = "coordination"
MEMBERS = {
    "school": "teacher",
    "police": "officer",
    "leisure": "youth_worker",
    "social": "social",
    "coordination": "coordinator",
}
CONTACTS = {"leisure": "leisure_contact", "social": "social_contact"}
ALL = frozenset(MEMBERS)


class Meant:
    """A meeting with that case; of its notes each agency lets each other one read half.

    `readers` says of each word which agencies may read it, and `keepers` which may without any
    consent: whose own it is, and who was told on a provision of law. `on_page` are those words that
    stand on the page of a case and in a pack alike: of notes and of confirmed minutes.
    """

    def __init__(self) -> None:
        self.town = towns.found()
        older, _consent = one_case(self.town, "teacher")
        self.case, self.consent = towns.consented(self.town)
        self.readers: dict[str, frozenset[str]] = {}
        self.keepers: dict[str, frozenset[str]] = {}
        self.on_page: set[str] = set()
        for agency, contact in CONTACTS.items():
            member = self.town[MEMBERS[agency]]
            telling.take_seat(self.case, self.town["coordinator"], self.town[contact], member)
        self.notes = {agency: self._notes(at, agency) for at, agency in enumerate(MEMBERS)}
        telling.talk(self.case, self.town["teacher"], "Mentor", "Hjälp med läxor.")
        plan.start_plan(self.case, by=self.town["teacher"])
        self.drafts: dict[str, UUID] = {}
        self.guests: dict[str, UUID] = {}  # who came without an account
        self.meeting = self._meeting()
        shared = self._of_the_school(older)
        self.places = {agency: Place({**shared, **self._own(agency)}) for agency in MEMBERS}

    def said(
        self,
        *words: str,
        readers: Iterable[str],
        keepers: Iterable[str] = (),
        on_page: bool = False,
    ) -> str:
        """A new word, and who may read it; its first part, an agency, keeps it unless others do."""
        text = "Kanarie" + "".join(words)
        self.readers[text] = frozenset(readers)
        alone = {words[0]} if words[0] in ALL else readers
        self.keepers[text] = frozenset(keepers or alone)
        if on_page:
            self.on_page.add(text)
        return text

    def may(self, agency: str) -> set[str]:
        """Every word that an agency may read."""
        return {text for text, readers in self.readers.items() if agency in readers}

    def keeps(self, agency: str) -> set[str]:
        """Every word that it may read without any consent."""
        return {text for text, keepers in self.keepers.items() if agency in keepers}

    def seen(self, text: str) -> set[str]:
        """The words that stand in a text."""
        return self.readers.keys() & set(re.findall("Kanarie[a-z]+", text))

    def page_of(self, who: str) -> set[str]:
        """What the page of the case holds for a member, of notes and minutes."""
        page = read_case(self.case, by=self.town[who])
        return self.seen(" ".join(one.text for one in (*page.notes, *page.minutes)))

    def _notes(self, number: int, agency: str) -> UUID:
        """One of each topic; the first of them is changed, and is given back."""
        others = [name for name in MEMBERS if name != agency]
        by = self.town[MEMBERS[agency]]
        first = None
        for at, topic in enumerate(CONSENT_TOPICS):
            shared = [name for place, name in enumerate(others) if (place + at + number) % 2]
            word = topic.value.replace("_", "")
            stays = self.said(agency, word, readers=(agency, *shared), on_page=True)
            text = stays if first else self.said(agency, "forut", readers=(agency,))
            telling.note(
                self.case, by, topic, text, share=[self.town.agency(name) for name in shared]
            )
            if first is None:
                first = Note.objects.get(case_id=self.case, owner_id=by.agency_id, topic=topic)
                revise_note(self.case, first.pk, by=by, text=stays, version=0)
        assert first is not None
        return first.pk

    def _meeting(self) -> UUID:
        """The case was open in it: what two promised is confirmed, what others did is not."""
        asked = tuple(MEMBERS.values())[:4]
        meeting = told.called(self.town, self.case, people=asked)
        for agency in MEMBERS.keys() - {"coordination"}:
            name = self.said("gast", agency, readers=("coordination",))
            self.guests[agency] = told.outsider(self.town, meeting, agency, name)
        told.start(self.town, meeting)
        told.roll_call(self.town, meeting, Comer.MEMBER, Comer.OUTSIDER)
        holding.open_item(meeting, self.case, by=self.town["coordinator"])
        for agency in ("police", "school"):
            line = self.said("rad", agency, readers=ALL, keepers=(agency, SSPF), on_page=True)
            line_id = told.line(self.town, meeting, self.case, agency, line)
            told.confirmed(self.town, line_id, self.case, MEMBERS[agency], line)
        self.promised = MinutesLine.objects.get(drafted=line_id).pk
        for agency in MEMBERS.keys() - {"coordination"}:
            draft = self.said(agency, "utkast", readers=(agency, SSPF), keepers=(SSPF,))
            self.drafts[agency] = told.line(self.town, meeting, self.case, agency, draft)
        holding.close_item(meeting, self.case, by=self.town["coordinator"])
        return meeting

    def _own(self, agency: str) -> dict[str, UUID]:
        """What an agency has by itself, and its part of the plan, which all read."""
        by, case, alone = self.town[MEMBERS[agency]], self.case, (agency,)
        plan.set_goal(case, by=by, text=self.said(agency, "mal", readers=ALL))
        plan.add_action(
            case,
            by=by,
            what=self.said(agency, "atgard", readers=ALL),
            responsible=Responsible.AGENCY,
            due_date=today(),
        )
        strengths = self.said(agency, "styrka", readers=ALL)
        observation = observe_factors(
            case,
            by=by,
            observed_date=today(),
            moment=Moment.BEFORE,
            levels={Factor.SCHOOL: Level.SOME},
            strengths=strengths,
        )
        ids = {
            "item_id": self.notes[agency],
            "observation_id": observation,
            "identity_id": disclosing.identity_of(case, by.agency_id),
            "membership_id": by.membership_id,
            "advice_id": disclosing.advised(by),
            "commitment_id": self.promised,
            "line_id": self.drafts.get(agency, self.drafts["police"]),
            "agency_id": self.town.agency("police" if agency == "leisure" else "leisure"),
            "guest_id": self.guests["police" if agency == "coordination" else agency],
        }
        begun = ids["unsent_id"] = uuid4()
        typed = f"text={self.said(agency, 'paborjat', readers=alone)}"
        unsent.keep(begun, by=by, form="add_note", typed=typed, case_id=case)
        contact = ids["contact_id"] = contacts.plan_contact(
            case, by=by, kind=ContactKind.PHONE, planned_date=today()
        )
        words = self.said(agency, "kontakt", readers=alone)
        contacts.record_contact(case, contact, by=by, outcome=Kept.KEPT, words=words)
        ids["talk_id"] = telling.talk(
            case,
            by,
            self.said(agency, "holl", readers=alone),
            self.said(agency, "overens", readers=alone),
            kind=TalkKind.CONCERN,
            youth_words=self.said(agency, "sade", readers=alone),
        )
        add_to_talk(case, ids["talk_id"], by=by, text=self.said(agency, "tillagg", readers=alone))
        place = self.said(agency, "plats", readers=alone)
        hour = 8 + list(MEMBERS).index(agency)  # one family at a time
        ids["booking_id"] = telling.book(case, by, hour=hour, place=place)
        record_told(
            case,
            by=by,
            what=self.said(agency, "muntligt", readers=alone),
            to_whom=self.said(agency, "horde", readers=alone),
            receiver=self.town.agency("social" if agency != "social" else "police"),
            topic=Topic.LEISURE,
            ground=Ground.CONSENT,
            told_date=today(),
        )
        if agency != "coordination":
            ids |= self._asked_and_reported(agency)
        ids["action_id"] = Action.objects.get(case_id=case, owner_id=by.agency_id).pk
        return ids

    def _asked_and_reported(self, agency: str) -> dict[str, UUID]:
        """What leaves SSPF and leaves no trace there, and a question that only the coordination
        answers."""
        by, case = self.town[MEMBERS[agency]], self.case
        both = (agency, "coordination")
        question = consultations.ask_coordination(
            by=by,
            age_band=AgeBand.FROM_13,
            text=self.said(agency, "undrar", readers=both, keepers=both),
            nobody_recognised=True,
        )
        consultations.give_advice(
            question,
            by=self.town["coordinator"],
            kind=AdviceKind.SSPF,
            text=self.said(agency, "rads", readers=both, keepers=both),
        )
        if agency == "social":  # whoever receives reports makes none
            return {"question_id": question}
        report = reports.report_concern(
            by=by,
            case_id=case,
            reported_date=today(),
            receiver=self.said(agency, "mottagare", readers=(agency,)),
            about=self.said(agency, "galler", readers=(agency,)),
            text=self.said(agency, "anmalan", readers=(agency,)),
        )
        return {"question_id": question, "report_id": report}

    def _of_the_school(self, older: UUID) -> dict[str, UUID]:
        """What the agency that noted the concern alone has: papers, decisions, two cases joined."""
        teacher, case, school = self.town["teacher"], self.case, ("school",)
        persons.answer_safety_question(
            case, by=teacher, answer=Danger.NO, reason=self.said("tryggt", readers=school)
        )
        name = self.said("blankett", readers=school)
        telling.attach(case, self.consent, teacher, name=f"{name}.pdf")
        decision = disclosures.decide_disclosure(
            case,
            by=teacher,
            receiver=self.town.agency("social"),
            ground=Ground.INQUIRY,
            items=[self.notes["school"]],
            reason=f"Utredningen behöver {self.said('beslut', readers=school)}.",
            consent_asked=True,
            inquiry_opened=True,
        )
        first = f"Kanarieschool{CONSENT_TOPICS[0].value}"
        for told_by_law in (self.readers, self.keepers):
            told_by_law[first] |= {"social"}
        third, _consent = one_case(self.town, "teacher")
        ended = joinings.propose_joining(third, older, by=teacher)
        joinings.end_joining(third, ended, by=teacher, reason=self.said("isar", readers=school))
        asking_about = joinings.propose_joining(case, older, by=self.town["coordinator"])
        release = Release.objects.filter(item_id=self.notes["school"], decision=None).first()
        assert release is not None
        officer = self.town["officer"].membership_id
        came = Participant.objects.get(meeting=self.meeting, membership_id=officer)
        return {
            "case_id": case,
            "consent_id": self.consent,
            "meeting_id": self.meeting,
            "participant_id": came.pk,
            "attachment_id": Attachment.objects.get(case_id=case).pk,
            "decision_id": decision,
            "release_id": release.pk,
            "older_id": older,
            "joining_id": asking_about,
            "ended_id": ended,
            "user_id": self.town["decider"].user_id,
        }

    def reviewers(self) -> None:
        """A reviewer of the log for every agency, by the name of the agency."""
        for agency in MEMBERS:
            self.town.people[f"{agency}_log"] = disclosing.join(
                self.town, agency, Role.LOG_REVIEWER, f"{agency}_log"
            )
