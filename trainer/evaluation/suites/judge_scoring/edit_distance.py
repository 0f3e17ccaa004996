"""The Levenshtein distance of two short names."""

from __future__ import annotations


def edit_distance(left: str, right: str) -> int:
    """How many characters have to be put in, left out or exchanged. A few lines in place of a compiled library, as few
    names are compared, each once."""
    row = list(range(len(right) + 1))
    for place, sign in enumerate(left, 1):
        before, row[0] = row[0], place
        for column, other in enumerate(right, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (sign != other))
    return row[-1]
