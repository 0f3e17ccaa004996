"""Text that is still being composed in an input method, in the window's own colours."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent, QPalette, QTextFormat


def in_own_colours(event: QInputMethodEvent, palette: QPalette) -> QInputMethodEvent:
    """The same event; what the input method lifts out of the composed text is drawn as what is selected is. IBus sends
    white on black for it, whatever the window looks like."""
    Attribute = QInputMethodEvent.Attribute  # noqa: N806
    attributes = []
    for given in event.attributes():
        form = given.value
        if isinstance(form, QTextFormat) and form.hasProperty(QTextFormat.Property.BackgroundBrush):
            own = form.toCharFormat()
            own.setBackground(palette.highlight())
            own.setForeground(palette.highlightedText())
            attributes.append(Attribute(given.type, given.start, given.length, own))
        else:
            attributes.append(Attribute(given.type, given.start, given.length, form))
    drawn = QInputMethodEvent(event.preeditString(), attributes)
    drawn.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
    return drawn
