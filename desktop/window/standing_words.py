"""What always stands at the foot: the label, and behind ⓘ the whole disclaimer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface, lay_on
from desktop.theme.theme import grown
from desktop.wording.language import language
from resources.disclaimer.reader import disclaimer, label

_WIDTH = 460


class StandingWords(QWidget):
    """No word of the label is ever missing. The disclaimer is shown under the pointer, and by a click or with the
    keyboard on the button beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ours = True
        self.ai_label = Label(LabelRole.AI_LABEL)
        self.more = Button(ButtonRole.QUIET, "info")
        self.more.clicked.connect(self.open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.ai_label)
        row.addWidget(self.more)
        self.retranslate()

    def retranslate(self) -> None:
        self.ai_label.setText(label(language(), ours=self._ours))
        whole = disclaimer(language())
        self.more.say("", self.tr("免责声明"), whole)
        self.more.setAccessibleDescription(whole)
        self.setToolTip(whole)

    def set_ours(self, ours: bool) -> None:
        """Whether a model of ours writes what is in sight: a text that is checked has another label."""
        self._ours = ours
        self.retranslate()

    def open(self) -> None:
        """Shows the whole above the line, until something else is clicked or Esc is pressed."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lay_on(popup, Surface.PANEL)
        words = Label(wrap=True, text=disclaimer(language()))
        words.setAccessibleName(words.text())
        column = QVBoxLayout(popup)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label(LabelRole.HEADING, text=self.ai_label.text()))
        column.addWidget(words)
        popup.setFixedWidth(min(grown(_WIDTH), self.window().width() - 32))
        popup.setFixedHeight(popup.heightForWidth(popup.width()))
        corner = self.mapTo(self.window(), QPoint(self.width(), 0))
        popup.move(self.window().mapToGlobal(corner - QPoint(popup.width(), popup.height() + 8)))
        popup.show()
