"""The words of what an entry holds: fields, grounds, rules and keys; never a raw code in a list."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.describe import describe_rule
from casework import workflow
from consent.clause_wording import CLAUSE_WORDS
from consent.clauses import Clause
from consent.ground_wording import GROUND_LABELS
from consent.grounds import Ground

# By the numbers of vault.registry; both parts of a name are one word.
FIELD_LABELS: dict[int, Promise] = {
    1: _("namn"),
    2: _("namn"),
    3: _("personnummer"),
    4: _("skyddade personuppgifter"),
    5: _("anteckningens text"),
    6: _("svar på säkerhetsfrågan"),
    7: _("skäl till ändrat svar på säkerhetsfrågan"),
    8: _("vem som höll samtalet"),
    9: _("vad man kom överens om"),
    10: _("åtgärd"),
    11: _("hur åtgärden gick"),
    12: _("skäl till avslut"),
    13: _("varför samtalet hölls i eget uppdrag"),
    14: _("vad oron gäller"),
    15: _("påbörjad text"),
    16: _("skäl till beslut"),
    17: _("varför samtycke inte efterfrågades"),
    18: _("vilken skada som övervägdes"),
    19: _("vad som berättades"),
    20: _("för vem det berättades"),
    21: _("den skannade blankettens namn"),
    22: _("skannad blankett"),
    23: _("vem orosanmälan gäller"),
    24: _("orosanmälans text"),
    25: _("kvittens på orosanmälan"),
    26: _("återkoppling på orosanmälan"),
    27: _("orosanmälans mottagare"),
    28: _("var samtalet hölls"),
    29: _("vem som bjöd in till samtalet"),
    30: _("anledning till samtalet"),
    31: _("vilka i familjen som var med"),
    32: _("andra som var med"),
    33: _("den unges egna ord"),
    34: _("vårdnadshavarnas syn"),
    35: _("erbjudanden som togs emot"),
    36: _("erbjudanden som familjen tackade nej till"),
    37: _("tillägg till samtal"),
    38: _("var ett bokat samtal ska hållas"),
    39: _("vilka som är inbjudna till ett samtal"),
    40: _("varför ett samtal avbokades"),
    41: _("skyddsfaktor"),
    42: _("skyddsfaktor"),
    43: _("skyddsfaktor"),
    44: _("skyddsfaktor"),
    45: _("skyddsfaktor"),
    46: _("skyddsfaktor"),
    47: _("skyddsfaktor"),
    48: _("skyddsfaktor"),
    49: _("styrkor"),
    50: _("hur målen nåddes"),
    51: _("vad familjen tyckte vid avslut"),
    52: _("svar på om planen ska fortsätta"),
    53: _("planerad kontakt"),
    54: _("hur det gick med en kontakt"),
    55: _("ord om hur det gick med en kontakt"),
    56: _("hur en anteckning löd förut"),
    60: _("namn på den som kommer till möte utan konto"),
    61: _("rad i protokoll"),
    62: _("vad en verksamhet säger mot en rad i protokoll"),
    65: _("hur det gick med ett åtagande"),
    95: _("ålder i samråd utan namn"),
    96: _("kön i samråd utan namn"),
    97: _("fråga i samråd utan namn"),
    98: _("råd i samråd utan namn"),
    99: _("rådets text"),
}
KEY_LABELS: dict[str, Promise] = {
    "made": _("gjord"),
    "given": _("given"),
    "taken": _("tagen"),
    "resealed": _("bytt"),
    "forgotten": _("borttagen"),
    "index_made": _("gjord för sökning på personnummer"),
}
REASONS: dict[str, Promise] = {
    one.code: one.reason for one in vars(workflow).values() if isinstance(one, workflow.Condition)
}


def fields_in_words(tags: Iterable[int]) -> str:
    """The fields of an item, as in "Namn, personnummer"."""
    words = dict.fromkeys(str(FIELD_LABELS.get(tag, _("okänt fält"))) for tag in tags)
    return capfirst(", ".join(words)) or gettext("Ingen text öppnades")


def ground_in_words(ground: str) -> str:
    """The ground of a reading or release."""
    return str(GROUND_LABELS[Ground(ground)]) if ground in GROUND_LABELS else gettext("annan grund")


def key_in_words(kind: str) -> str:
    """What was done to a key."""
    return str(KEY_LABELS.get(kind, kind))


def rule_in_words(rule: str) -> str:
    """Why something was refused: the rule's own first sentence where it has one."""
    if not rule:
        return ""
    reason = CLAUSE_WORDS.get(Clause(rule)) if rule in list(Clause) else REASONS.get(rule)
    words = describe_rule(rule)
    if reason is not None and rule != Clause.OWN:
        return f"{words}: {str(reason).split('. ')[0].rstrip('.')}"
    return gettext("Annan regel") if words == rule else words
