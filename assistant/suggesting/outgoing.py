"""What would leave for a model, byte for byte, and the yes that a person gave to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """How much a request says besides its words. A server that refuses one is asked in the next.

    All forms of one question carry the same words.
    """

    FULL = "full"
    """With the shape of the answer, a limit to its length, no chance in it, and a count of tokens."""
    SHAPED = "shaped"
    """With the shape alone."""
    JSON = "json"
    """With the limit, and the shape as servers take it that know ``json_object`` alone."""
    LIMITED = "limited"
    """With the limit alone. The shape stands in the words."""
    BARE = "bare"
    """With the words alone."""

    @property
    def with_less_shape(self) -> Form:
        """The fullest form that says less of the shape; this one, where it says nothing of it."""
        if self in (Form.FULL, Form.SHAPED):
            return Form.JSON
        return Form.LIMITED if self is Form.JSON else self


@dataclass(frozen=True)
class Outgoing:
    """One question as it would be sent. ``bodies`` has the bytes of each form; nothing was sent yet.

    ``headers`` are all that is sent, but for the key of a paid model.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[Form, bytes], ...]

    @property
    def body(self) -> bytes:
        """The bytes that are sent first; the other forms are these with less beside the words."""
        return self.bodies[0][1]

    @property
    def text(self) -> str:
        """The bytes that are sent first, as a person can read them."""
        return self.body.decode()


@dataclass(eq=False)
class Yes:
    """Somebody saw what would be sent and said yes to it. It holds for one question, once."""

    person: str
    """Who: the id of a Person, or a name."""
    outgoing: Outgoing
    used: bool = field(default=False, init=False)

    def use(self) -> bool:
        """Use it up; False when it was used before."""
        unused, self.used = not self.used, True
        return unused
