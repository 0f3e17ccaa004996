"""The mark of the tier that applies to a charge, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.controls.pressable import Pressable
from desktop.controls.surface import Surface
from desktop.judging.finding_places import FindingPlaces
from desktop.wording.message_words import message_words
from desktop.wording.sentence_words import range_words
from trainer.judgment.bands.types import Band

translate = QCoreApplication.translate


class BandView(QWidget):
    """The tiers as one mark, which shows in the judgment and in the facts what opened them, and the reasons below it.

    ``charge``: its name where the defendant has several, else "".
    """

    def __init__(
        self,
        band: Band,
        charge: str,
        places: FindingPlaces,
        pointed: Callable[[FindingPlaces], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.band = band
        self.places = places
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = band_words(band, charge)
        self.mark = Pressable(Surface.MARK)
        self.words = Label(wrap=True, text=words)
        self.mark.row(padding=(6, 2, 6, 2)).addWidget(self.words)
        where = translate("BandView", "点按在文书与事实中标出依据") if places else ""
        self.mark.setAccessibleName(f"{words} {where}".strip())
        self.mark.setToolTip(where)
        self.mark.set_pressable(bool(places))
        self.mark.pressed.connect(lambda: pointed(places))
        column.addWidget(self.mark)
        self.why = Label(LabelRole.SOFT, wrap=True, text="\n".join(map(message_words, band.reasons)))
        column.addWidget(self.why)


def band_words(band: Band, charge: str = "") -> str:
    """适用：3年以上10年以下有期徒刑; where several are open all of them, where none is known that."""
    tiers = tuple(band.version.tiers[tier] for tier in band.tiers)
    if not tiers:
        words = translate("BandView", "适用哪一档未能确定")
    elif len(tiers) == 1:
        words = translate("BandView", "适用：{range}").format(range=range_words(tiers))
    else:
        words = translate("BandView", "可能适用：{range}").format(range=range_words(tiers))
    return translate("BandView", "{charge}：{words}").format(charge=charge, words=words) if charge else words
