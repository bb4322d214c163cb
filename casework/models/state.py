"""A state field that only a transition can set, also while another thread refreshes a row.

django-fsm's own protection is a flag on the field that all instances share; it is off for
everybody while one instance refreshes, and stays off if the refresh fails. Here the flag lives
on the instance.
"""

from typing import Any

from django_fsm import ConcurrentTransitionMixin, FSMField, FSMFieldDescriptor

REFRESHING = "_refreshing_state"


class StateDescriptor(FSMFieldDescriptor):
    """Refuses direct assignment once the instance has a state."""

    def __set__(self, instance: Any, value: Any) -> None:
        known = self.field.name in instance.__dict__
        if known and not instance.__dict__.get(REFRESHING, False):
            raise AttributeError(f"{self.field.name} is changed by a transition alone.")
        self.field.set_proxy(instance, value)
        self.field.set_state(instance, value)


class StateField(FSMField):
    """An FSMField whose protection belongs to the instance."""

    descriptor_class = StateDescriptor


class RefreshingState(ConcurrentTransitionMixin):
    """Lets refresh_from_db set the state of this one instance, and closes again whatever happens.

    Two transitions at once: the second save finds the state changed and raises.
    """

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        self.__dict__[REFRESHING] = True
        try:
            super().refresh_from_db(*args, **kwargs)
        finally:
            self.__dict__.pop(REFRESHING, None)
