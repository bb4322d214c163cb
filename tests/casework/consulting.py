"""What the tests of questions without identity share."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client

from access.acts import Act
from access.clock import STOCKHOLM, today
from access.members import Member
from access.roles import AgencyKind, Role
from agencies.models import User
from audit.chain import parse
from audit.models import Body
from tests.town import Town

TEXT = "Borta mycket och har fått hot på nätet."


def entries(act: Act) -> list[dict[str, Any]]:
    rows = Body.objects.filter(act=act.value).order_by("index").values_list("bytes", flat=True)
    return [parse(bytes(row)) for row in rows]


def client_of(town: Town, key: str) -> Client:
    client = Client()
    user = User.objects.get(pk=town[key].user_id)
    client.force_login(user, backend="agencies.backends.MemberBackend")
    return client


def system(town: Town) -> Member:
    return Member(
        user_id=uuid4(),
        membership_id=uuid4(),
        collaboration_id=town.collaboration.pk,
        agency_id=town.agency("coordination"),
        kind=AgencyKind.COORDINATION,
        role=Role.SYSTEM,
        revision=0,
        strength="system",
        request="0" * 22,
    )


def in_days(days: int) -> datetime:
    return datetime.combine(today(), datetime.min.time(), STOCKHOLM) + timedelta(
        days=days, hours=12
    )
