"""What keeps similar cases from being found, in words for the user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC

from trainer.told_error import ToldError

PANIC = "PanicException"
"""What a panic of Rust is in Python: no `Exception`, and of a class that no module gives a name to."""


class SimilarError(ToldError):
    """``kind``: "none" (no index in the folder), "damaged", "version" (made by another version of the program)."""


@contextmanager
def damage_told(folder: object) -> Iterator[None]:
    """Whatever the index's library raises, its panics too, becomes a SimilarError that says how to rebuild."""
    try:
        yield
    except SimilarError:
        raise
    except OSError as error:
        if error.errno == ENOSPC:
            raise
        raise _damaged(folder, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, error) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise _damaged(folder, error) from error


def _damaged(folder: object, error: BaseException) -> SimilarError:
    return SimilarError("damaged", "similar.damaged", f"{type(error).__name__}: {error}", folder=str(folder))
