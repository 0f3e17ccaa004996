"""The chooser of models: those of each engine under its name, above the button that opens it and within the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from desktop.controls.label import Label, LabelRole
from desktop.controls.native_keys import native
from desktop.desk.desk import Desk
from desktop.window.pages import Page
from desktop.wording.model_words import engine_name, model_facts, model_name
from trainer.engines.engine import Model


class ModelMenu(QMenu):
    """``models_wanted`` asks for the page of all models, ``file_wanted`` for a file of the user's own,
    ``prompt_wanted`` for what is sent to the model."""

    models_wanted = Signal()
    file_wanted = Signal()
    prompt_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setToolTipsVisible(True)

    def open_above(self, button: QWidget) -> None:
        """Fills it anew, and shows it where it covers nothing of the button and does not leave the window."""
        window = button.window()
        room = button.mapTo(window, QPoint()).y()
        self.fill(most_height=room)
        size = self.sizeHint()
        place = button.mapTo(window, QPoint())
        left = max(0, min(place.x(), window.width() - size.width()))
        self.popup(window.mapToGlobal(QPoint(left, max(0, place.y() - size.height()))))
        chosen = next((action for action in self.actions() if action.isChecked()), None)
        self.setActiveAction(chosen or next(action for action in self.actions() if action.isEnabled()))

    def fill(self, most_height: int = 10_000) -> None:
        """All models; where they are more than ``most_height`` pixels have room for, the last of them are on the page
        of all models only. The one in use is always among them."""
        models = list(self._desk.listing.models)
        self._fill(models)
        while len(models) > 1 and self.sizeHint().height() > most_height:
            last = next(model for model in reversed(models) if not self._desk.in_use(model))
            models.remove(last)
            self._fill(models)

    def _fill(self, models: list[Model]) -> None:
        self.clear()
        shown = ""
        for model in models:
            if model.engine != shown:
                shown = model.engine
                self._head(engine_name(shown))
            action = self.addAction(f"{model_name(model)}\t{model_facts(model)}")
            action.setCheckable(True)
            action.setChecked(self._desk.in_use(model))
            action.triggered.connect(lambda _checked=False, chosen=model: self._desk.choose(chosen))
        for engine, error in self._desk.listing.problems:
            state = self.tr("没有运行") if error.kind == "absent" else self.tr("不可用")
            self._head(f"{engine_name(engine)}  ·  {state}")
        self.addSeparator()
        self.addAction(self.tr("发给模型的提示……") + "\t" + native("Ctrl+Shift+P")).triggered.connect(
            self.prompt_wanted
        )
        self.addAction(self.tr("打开 GGUF 文件……")).triggered.connect(self.file_wanted)
        everything = self.addAction(self.tr("全部模型……") + f"\t{native(Page.MODELS.value.keys)}")
        everything.triggered.connect(self.models_wanted)

    def _head(self, words: str) -> None:
        """A heading, which cannot be chosen. Qt's own section is a line without words under a style sheet."""
        label = Label(LabelRole.FAINT, text=words)
        label.setContentsMargins(12, 8, 12, 4)
        heading = QWidgetAction(self)
        heading.setDefaultWidget(label)
        heading.setText(words)
        heading.setEnabled(False)
        self.addAction(heading)
