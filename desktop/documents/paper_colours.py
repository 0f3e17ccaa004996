"""The few colours of a document on paper, the same in every format: six hexadecimal digits, as Word has them."""

from __future__ import annotations

GREY = "555555"  # what is beside the matter: the label, the number of the page
LINE = "BFBFBF"  # of tables, and between the label and the text
MARK = "FFF2CC"  # behind what differs
HEAD = "F2F2F2"  # behind a table's heads
