"""Looks through the samples of a preparation: search, filters, pages of fifty, one sample to read."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.training.funnel import Prepared
from desktop.training.sample_store import Found, SampleFilter, SampleStore, ShownSample
from desktop.training.sample_table import SampleTable
from desktop.training.sample_view import SampleView
from desktop.training.sample_words import attitude_name, kind_name, split_name
from desktop.window.controls.button import Button
from desktop.window.controls.label import Label
from desktop.window.courier import Courier, Errand

SEARCH_AFTER_MS = 400


class SampleBrowser(QWidget):
    """Everything is read beside the window's thread; a search under way is given up for the next."""

    def __init__(self, courier: Courier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._prepared: Prepared | None = None
        self._store: SampleStore | None = None
        self._found: Found | None = None
        self._page = 0
        self._errand: Errand | None = None
        self._count: Errand | None = None
        self._failed = False
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.charge, self.attitude, self.kind, self.split = (QComboBox() for _ in range(4))
        self.table_model = SampleTable(self)
        self.table = QTableView()
        self.view = SampleView()
        self.before = Button("quiet", "chevron-left")
        self.after = Button("quiet", "chevron-right")
        self.place = Label("faint")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SEARCH_AFTER_MS)
        self._soon.timeout.connect(self.find)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._soon.start())
        for box in self._boxes():
            box.currentIndexChanged.connect(lambda _index: self.find())
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.table.selectionModel().currentRowChanged.connect(lambda index, _before: self._select(index.row()))
        self.retranslate()

    def _lay_out(self) -> None:
        self.table.setModel(self.table_model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self.search, 1)
        for box in self._boxes():
            box.setMinimumWidth(112)
            filters.addWidget(box)
        pager = QHBoxLayout()
        pager.addWidget(self.place)
        pager.addStretch()
        pager.addWidget(self.before)
        pager.addWidget(self.after)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addLayout(pager)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(16)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(self.view)
        panes.setSizes([440, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(filters)
        whole.addWidget(panes, 1)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self.charge, self.attitude, self.kind, self.split)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("搜索事实与判决，多个词用空格隔开"))
        self.search.setAccessibleName(self.tr("搜索样本"))
        for box, name in zip(
            self._boxes(), (self.tr("罪名"), self.tr("态度"), self.tr("类型"), self.tr("划分")), strict=True
        ):
            box.setAccessibleName(name)
        self.table.setAccessibleName(self.tr("样本列表"))
        self.before.setAccessibleName(self.tr("上一页"))
        self.before.setToolTip(self.tr("上一页"))
        self.after.setAccessibleName(self.tr("下一页"))
        self.after.setToolTip(self.tr("下一页"))
        self._fill()
        self._say()

    def open(self, prepared: Prepared) -> None:
        """Another data set."""
        self._prepared = prepared
        self._store = SampleStore(prepared.folder)
        with QSignalBlocker(self.search):
            self.search.clear()
        self._fill()
        self.find()

    def find(self) -> None:
        """Looks anew for what the filters let pass."""
        store = self._store
        if store is None:
            return
        self._soon.stop()
        wanted = SampleFilter(
            split=self.split.currentData() or "train",
            words=tuple(self.search.text().split()),
            charge=self.charge.currentData() or "",
            attitude=self.attitude.currentData() or "",
            kind=self.kind.currentData() or "",
        )
        if self._errand is not None:
            self._errand.cancel()
        # The errand is known to the search only once it is under way.
        under_way: list[Errand] = []

        def given_up() -> bool:
            return bool(under_way) and under_way[0].cancelled

        def look() -> tuple[Found, list[ShownSample]]:
            found = store.find(wanted, given_up)
            return found, store.page(found, 0)

        def take(result: tuple[Found, list[ShownSample]]) -> None:
            self._found, samples = result
            self._take(0, samples)

        self._errand = self._courier.send(lambda: asyncio.to_thread(look), take, self._fail)
        under_way.append(self._errand)
        self.place.setText(self.tr("正在查找……"))

    def _turn(self, by: int) -> None:
        store, found = self._store, self._found
        if store is None or found is None or not 0 <= self._page + by < found.pages:
            return
        number = self._page + by
        if self._errand is not None:
            self._errand.cancel()
        self._errand = self._courier.send(
            lambda: asyncio.to_thread(store.page, found, number),
            lambda samples: self._take(number, samples),
            self._fail,
        )

    def _take(self, number: int, samples: list[ShownSample]) -> None:
        self._failed = False
        self._page = number
        self.table_model.show_samples(samples)
        self._say()
        if samples:
            self.table.selectRow(0)
        else:
            self.view.show_sample(None)

    def _fail(self, error: Exception) -> None:
        self._failed = True
        self._found = None
        self.table_model.show_samples([])
        self.view.show_sample(None)
        if isinstance(error, ModuleNotFoundError):
            self.place.setText(self.tr("查看样本需要 pyarrow：pip install 'criminal-law-desk[data]'"))
        else:
            self.place.setText(self.tr("数据文件无法读取，请重新制作。"))

    def _select(self, row: int) -> None:
        if not 0 <= row < len(self.table_model.samples):
            return
        sample = self.table_model.samples[row]
        self.view.show_sample(sample)
        if self._count is not None:
            self._count.cancel()
        self._count = self._courier.send(
            lambda: asyncio.to_thread(_trained_tokens, sample.answer), self.view.show_trained, lambda _error: None
        )

    def _say(self) -> None:
        found = self._found
        self.before.setEnabled(found is not None and self._page > 0)
        self.after.setEnabled(found is not None and self._page + 1 < found.pages)
        if found is not None:
            count = len(found.places)
            self.place.setText(
                self.tr("{count} 个样本，第 {page} / {pages} 页").format(
                    count=f"{count:,}", page=self._page + 1, pages=found.pages
                )
                if count
                else self.tr("没有符合条件的样本")
            )

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


def _trained_tokens(answer: str) -> int:
    """The answer's tokens and the one that ends it."""
    from trainer.corpus.prepare.token_counts import qwen_tokenizer

    return len(qwen_tokenizer().encode(answer, add_special_tokens=False).ids) + 1
