"""What reading JSON raises that is not the server's own: another type in some place, a number like 1e999, too deep."""

from __future__ import annotations

ODD_SHAPE = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
