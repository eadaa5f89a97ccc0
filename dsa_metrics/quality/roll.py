"""A school's number of pupils beside the register's."""

from dsa_metrics.quality.pupils import Count

CODE = "roll_differs"


def roll_differs(pupils: int, on_register: int | None, tolerance: float) -> Count | None:
    """One record, the school's roll: it fails where it differs from the register's by more than the share `tolerance`.

    None where the register does not know the school's roll.
    """
    if on_register is None:
        return None
    return Count(1, int(abs(pupils - on_register) > tolerance * on_register))
