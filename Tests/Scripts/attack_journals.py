"""Attacks on recovery: journals that were forged or copied, and what is planted for them to move."""


def cases(case):
    """The cases, made with the constructor of the table's rows."""
    return []
