"""Which samples are looked at: words to search for, and four filters."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.controls.flow_layout import FlowLayout
from desktop.controls.single_shot import single_shot
from desktop.controls.steady import ComboBox
from desktop.pages.training.data.sample_words import attitude_name, kind_name, split_name
from desktop.training.prepared_data import PreparedData
from desktop.training.sample_store import SampleFilter

SEARCH_AFTER_MS = 400


class SampleFilters(QWidget):
    """``changed`` tells that others are wanted; while words are typed, only after a pause."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepared: PreparedData | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.charge, self.attitude, self.kind, self.split = (ComboBox() for _ in range(4))
        self._soon = single_shot(self, SEARCH_AFTER_MS, self.changed.emit)
        row = FlowLayout(self, gap=8)
        self.search.setMinimumWidth(240)
        row.addWidget(self.search)
        for box in self._boxes():
            box.setMinimumWidth(112)
            row.addWidget(box)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.retranslate()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("搜索事实与判决，多个词用空格隔开"))
        self.search.setAccessibleName(self.tr("搜索样本"))
        names = (self.tr("罪名"), self.tr("态度"), self.tr("类型"), self.tr("划分"))
        for box, name in zip(self._boxes(), names, strict=True):
            box.setAccessibleName(name)
        self._fill()

    def use(self, prepared: PreparedData) -> None:
        """Another data set: what can be chosen, and no words."""
        self._prepared = prepared
        with QSignalBlocker(self.search):
            self.search.clear()
        self._fill()

    def wanted(self) -> SampleFilter:
        """As it stands now; nothing is told of it any more."""
        self._soon.stop()
        return SampleFilter(
            split=self.split.currentData() or "train",
            words=tuple(self.search.text().split()),
            charge=self.charge.currentData() or "",
            attitude=self.attitude.currentData() or "",
            kind=self.kind.currentData() or "",
        )

    def _boxes(self) -> tuple[ComboBox, ...]:
        return (self.charge, self.attitude, self.kind, self.split)

    def _fill(self) -> None:
        prepared = self._prepared
        charges = prepared.charges if prepared else ()
        attitudes = prepared.attitudes if prepared else ()
        every = (
            (self.charge, self.tr("全部罪名"), [(charge, charge) for charge in charges]),
            (self.attitude, self.tr("全部态度"), [(attitude_name(each), each) for each in attitudes]),
            (self.kind, self.tr("核心与强化"), [(kind_name(each), each) for each in ("core", "reinforcement")]),
            (self.split, "", [(split_name(each), each) for each in ("train", "validation", "test")]),
        )
        for box, all_of_them, choices in every:
            with QSignalBlocker(box):
                before = box.currentData()
                box.clear()
                if all_of_them:
                    box.addItem(all_of_them, "")
                for words, value in choices:
                    box.addItem(words, value)
                box.setCurrentIndex(max(0, box.findData(before)))
