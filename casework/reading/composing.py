"""Puts a consent, or nothing, into the text of its form: what is ticked and what is left open."""

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings

from casework.pages.papers import Box, PaperForm, PaperInformation, PaperRow, StaffLine
from casework.reading.sharing import Agencies, name_of
from consent import rules
from consent.languages import language_labels
from consent.standing import ConsentRecord
from consent.terms import CONSENT_TOPICS, GUARDIANS, NAMED_PURPOSES, IdentityCheck, Person
from consent.texts import SOURCE, ConsentText, Part
from consent.wording import IDENTITY_CHECK_LABELS

LINE = "_" * 18  # to write on
SIGNERS = (Person.GUARDIAN_1, Person.GUARDIAN_2, Person.YOUTH)


def of_version(version: str, language: str) -> ConsentText | None:
    """A version's text in a language, else in Swedish; None if that version is gone."""
    texts = settings.CONSENT_TEXTS
    return texts.get((version, language)) or texts.get((version, SOURCE))


def newest(language: str) -> ConsentText:
    """The newest text in a language, else in Swedish."""
    text: ConsentText = (
        of_version(settings.CONSENT_TEXT_VERSION, language)
        or settings.CONSENT_TEXTS[(settings.CONSENT_TEXT_VERSION, SOURCE)]
    )
    return text


def blank_form(text: ConsentText, agencies: Agencies, signer: str) -> PaperForm:
    """The form with the agencies of the collaboration and every box empty: what is ticked on it can
    be recorded, so it has no line for somebody whom Varsam does not know."""
    lines = [line for line in agencies.values() if line.is_active]
    lines.sort(key=lambda line: (line.kind != "coordination", line.name))
    rows = [PaperRow(line.name, _boxes(text, ())) for line in lines]
    return PaperForm(
        text=text,
        why=_said(text.form["why"], name=LINE),
        purposes=_ticked(text.purposes.items(), ()),
        topics=_topics(text),
        rows=tuple(rows),
        exceptions=(_said(text.form["exception_about"], sender=LINE, receiver=LINE, topic=LINE),)
        * 2,
        about_self=_about_self(text, SIGNERS, signer),
        long=_long(text, LINE, LINE),
        signers=_signers(text, SIGNERS, (), signer),
        staff=_staff(text, None, ""),
    )


def filled_form(
    text: ConsentText,
    record: ConsentRecord,
    agencies: Agencies,
    *,
    name: str,
    number: str,
    signer: str,
) -> PaperForm:
    """The form of a consent as it was asked: ticked, with first name, period and exceptions."""
    value = record.value
    crossed: dict[object, set[str]] = {value.asking_agency: set()}
    for line in rules.asked_lines(value):
        crossed.setdefault(line.receiver, set()).add(line.topic.value)
    order = [one for one in agencies.values() if one.id in crossed]
    order.sort(key=lambda line: (line.kind != "coordination", line.name))
    asked = [person for person in SIGNERS if person in value.must_answer | value.view_of]
    return PaperForm(
        text=text,
        why=_said(text.form["why"], name=name or LINE),
        purposes=_ticked(text.purposes.items(), record.purposes),
        topics=_topics(text),
        rows=tuple(PaperRow(line.name, _boxes(text, crossed[line.id])) for line in order),
        exceptions=_exceptions(text, record, agencies) or (text.form["no_exception"],),
        about_self=_about_self(text, asked, signer),
        long=_long(text, record.from_date.isoformat(), rules.last_day(value.ends_at).isoformat()),
        signers=_signers(text, asked, value.must_answer, signer),
        staff=_staff(text, record, number),
    )


def information(text: ConsentText, board: str) -> PaperInformation:
    """The information with what the municipality tells of itself; else open lines."""
    info = settings.INFORMATION
    boards = {one.agency: f"{one.board}, {one.contact}" for one in info.controllers}
    told = {
        "municipality": info.municipality,
        "kept": info.kept[:1].upper() + info.kept[1:],
        "controller": boards.get(board, ""),
        "officer": info.data_protection_officer,
    }
    blanks = {key: value or LINE for key, value in told.items()} | _ages()
    return PaperInformation(
        text=text,
        parts=tuple(_part(part, blanks) for part in text.parts),
        youth=_part(text.youth, blanks),
    )


def _part(part: Part, blanks: dict[str, str]) -> Part:
    return replace(part, text=_said(part.text, **blanks))


def _said(sentence: str, **blanks: str) -> str:
    """A sentence with its blanks filled in; what is filled in is never read as a blank."""
    for name, value in blanks.items():
        before, blank, after = sentence.partition(f"{{{name}}}")
        sentence = f"{before}{value}{after}" if blank else sentence
    return sentence


def _ages() -> dict[str, str]:
    terms = settings.CONSENT_TERMS
    return {"answer_age": str(terms.answer_age), "adult_age": str(terms.adult_age)}


def _long(text: ConsentText, first: str, last: str) -> str:
    months = str(settings.CONSENT_TERMS.longest_months)
    return _said(text.form["long"], **{"from": first, "until": last, "months": months})


def _topics(text: ConsentText) -> tuple[str, ...]:
    return tuple(text.topics[topic.value] for topic in CONSENT_TOPICS)


def _boxes(text: ConsentText, ticked: Iterable[str]) -> tuple[Box, ...]:
    return tuple((text.topics[topic.value], topic.value in ticked) for topic in CONSENT_TOPICS)


def _ticked(words: Iterable[tuple[str, str]], ticked: Iterable[str]) -> tuple[Box, ...]:
    order = [purpose.value for purpose in NAMED_PURPOSES]
    known = dict(words)
    return tuple((known[code], code in ticked) for code in order)


def _exceptions(text: ConsentText, record: ConsentRecord, agencies: Agencies) -> tuple[str, ...]:
    sentences = []
    for one in record.value.exceptions:
        blanks = {"topic": text.topics[one.topic.value]} if one.topic else {}
        sentences.append(
            _said(
                text.form["exception_about" if one.topic else "exception"],
                **blanks,
                sender=name_of(agencies, one.sender),
                receiver=name_of(agencies, one.receiver),
            )
        )
    return tuple(sorted(sentences))


def _about_self(text: ConsentText, asked: Iterable[Person], signer: str) -> tuple[Box, ...]:
    """A box for each guardian who signs: about a guardian only that guardian's own yes counts."""
    shown = [person for person in asked if person in GUARDIANS and signer in ("", person.value)]
    return tuple((text.form[person.value], False) for person in shown)


def _signers(
    text: ConsentText, asked: Iterable[Person], needed: Iterable[Person], signer: str
) -> tuple[Box, ...]:
    ages, must = _ages(), set(needed)
    return tuple(
        (_said(text.form[person.value], **ages), person in must)
        for person in asked
        if signer in ("", person.value)
    )


def _staff(text: ConsentText, record: ConsentRecord | None, number: str) -> tuple[StaffLine, ...]:
    form = text.form
    told, known = (record.written, True) if record else (False, False)
    spoken = language_labels().get(record.language, "") if record else ""
    custody = record.custody_checked_date if record else None
    checked = IdentityCheck(record.identity_check) if record else None
    return (
        StaffLine(form["number"], number),
        StaffLine(form["informed_by"]),
        StaffLine(form["identity"], str(IDENTITY_CHECK_LABELS[checked]) if checked else ""),
        StaffLine(form["language"], spoken),
        StaffLine(
            "",
            boxes=((form["by_word"], known and not told), (form["written"], known and told)),
        ),
        StaffLine(form["custody"], custody.isoformat() if custody else ""),
        StaffLine(form["view"]),
        StaffLine(form["version"], f"{text.version} ({text.language})"),
    )
