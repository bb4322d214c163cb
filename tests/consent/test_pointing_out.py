"""What is pointed out in a question without identity, and what everyday words are not."""

import pytest

from consent.pointing_out import NEVER, PATTERNS, Sign, finds, kinds, watched

AGENCIES = [("Granbackens skola", "school"), ("Fritid", "leisure"), ("Polisen", "police")]


@pytest.mark.parametrize(
    ("text", "sign", "words"),
    [
        ("Hen heter 20120305-2392.", Sign.NUMBER, "20120305-2392"),
        ("Nummer 120305 2392", Sign.NUMBER, "120305 2392"),
        ("Samordningsnummer 20080573-2385", Sign.NUMBER, "20080573-2385"),
        ("Ring 070-174 06 05.", Sign.PHONE, "070-174 06 05"),
        ("Ring 08-465 004 05", Sign.PHONE, "08-465 004 05"),
        ("+46 70 174 06 05 svarar", Sign.PHONE, "+46 70 174 06 05"),
        ("Bor på Exempelvägen 5.", Sign.STREET, "Exempelvägen 5"),
        ("Vid Storgatan på kvällen", Sign.STREET, "Storgatan"),
        ("Går på Frykenskolan", Sign.SCHOOL, "Frykenskolan"),
        ("På Viktor Rydbergs gymnasium", Sign.SCHOOL, "Viktor Rydbergs gymnasium"),
        ("Alla i 8B vet", Sign.CLASS, "8B"),
        ("Går i klass 8", Sign.CLASS, "klass 8"),
        ("Född 2012-03-05", Sign.DAY, "2012-03-05"),
        ("Det hände 3 mars", Sign.DAY, "3 mars"),
        ("Vid Valberget ofta", Sign.WORD, "Valberget"),
        ("Elsa och Viktor bråkar", Sign.NAME, "Viktor"),
        ("Är ofta med Maja Lind på kvällen", Sign.NAME, "Maja Lind"),
        ("Hen, Noa-Li, är rädd", Sign.NAME, "Noa-Li"),
        ("Vi har sett Elsas bror", Sign.NAME, "Elsas"),
        ("Bor i Granköping nu", Sign.NAME, "Granköping"),
        ("Är ofta med Şükrü på kvällen", Sign.NAME, "Şükrü"),
        ("Umgås med Çelik Żak mest", Sign.NAME, "Çelik Żak"),
        ("Bror till Zoë som skolkar", Sign.NAME, "Zoë"),
    ],
)
def test_what_may_point_somebody_out_is_found(text: str, sign: Sign, words: str) -> None:
    found = finds(text, watched(AGENCIES, ["Valberget"]))
    assert [(one.sign, one.words) for one in found] == [(sign, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Flicka, 13–15. Är borta mycket och har fått hot på nätet.",
        "En pojke i högstadiet skolkar 40 procent och är ute på vägen hem.",
        "Grundskolan, gymnasieskolan, förskolan och Högskolan säger samma sak.",
        "Polisen och socialtjänsten vet inget. Fritid har sett hen.",
        "Har sagt till Polisen, till Socialtjänsten och på Snapchat att hen mår dåligt.",
        "Elsa kommer inte. Viktor kommer: Det är namn först i en mening.",
        "Började i maj och såg en läkare på BUP i juni.",
        "Har lånat 100 000 kronor, ring 112 eller 116 111.",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert finds(text, watched(AGENCIES, [])) == ()


def test_the_collaborations_own_school_is_known_by_name() -> None:
    text = "På granbackens skola"
    assert finds(text, PATTERNS) == ()
    assert [one.words for one in finds(text, watched(AGENCIES, []))] == ["granbackens skola"]


def test_numbers_are_never_left_in() -> None:
    assert kinds(finds("20120305-2392, 070-174 06 05", PATTERNS)) == NEVER
