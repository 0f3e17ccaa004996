"""The facts that ``criminal-law-desk judge`` is given: a text as it is, or what a document tells."""

from __future__ import annotations

from desktop.documents.intake.files import refuse_too_long
from desktop.documents.intake.opened import Given, open_given
from desktop.judging.document_file import read_document_bytes
from desktop.judging.facts_text import decode_facts
from resources.messages.message import message
from trainer.commands.printer import Printer
from trainer.corpus.encoding import SAMPLE
from trainer.corpus.format import Format, format_of

_DOCUMENTS = frozenset((Format.ZIP, Format.PDF, Format.WEB_PAGE, Format.OLD_OFFICE))
_RICH_TEXT = b"{\\rtf"


def facts_given(raw: bytes, name: str, printer: Printer) -> str:
    """Of a docx, PDF or saved page its text, and of that the facts where they are found, which is told: the signs of
    which such a file is made are no facts. Raises ToldError."""
    kind, _ = format_of(raw[:SAMPLE])
    if kind not in _DOCUMENTS and not raw.startswith(_RICH_TEXT):
        return decode_facts(raw)
    given = [Given(read_document_bytes(raw, name), name)]
    refuse_too_long(given)
    opened = open_given(given)
    if opened.facts_found:
        printer.tell(message("desk.facts-taken", file=name, characters=len(opened.facts)))
    return opened.facts
