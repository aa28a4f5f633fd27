"""How a command ended, and the report that the command line is tried on."""

from typing import NamedTuple

NEWS = "قال مدير المرصد إن طائرات حربية قصفت أمس بلدة في ريف إدلب.\nولم تعلق الحكومة على ذلك."


class Done(NamedTuple):
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str
