"""Charge names in the form in which they are compared."""

from __future__ import annotations

import re

from resources.law.charges import charge_named

PUNCTUATION = re.compile(r"[\s\[\]（）()、，,]")


def comparable_charge(name: str) -> str:
    """The charge of today that is meant: CAIL's [走私、贩卖、运输、制造]毒品 and a judgment's 贩卖毒品罪 are one.

    A name that the law does not know stays as it is, but for marks and 罪.
    """
    known = charge_named(name)
    return known.name if known else PUNCTUATION.sub("", name).removesuffix("罪")
