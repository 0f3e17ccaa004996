"""The style sheet, made from the palette and the type scale. Widgets say what they are with the property ``role``."""

from __future__ import annotations

from string import Template

from desktop.theme.palette import Palette
from desktop.theme.type_scale import TypeScale

_SHEET = Template("""
* { outline: none; }
QWidget { color: $text; selection-background-color: $accent_fill; selection-color: $on_accent; }
QMainWindow, QWidget[role="page"] { background: $ground; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${body}px; font-weight: 600; }
QLabel[role="soft"] { color: $text_soft; }
QLabel[role="faint"] { color: $text_faint; font-size: ${caption}px; }
QLabel[role="error"] { color: $error; }
QLabel[role="first"] { color: $accent; font-weight: 600; }
QLabel[role="second"] { color: $second; font-weight: 600; }
QLabel[role="penalty"] { font-size: ${penalty}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${title}px; font-weight: 600; }
QLabel[differs="true"] { background: $mark; border-radius: 4px; }
QLabel[role="ai-label"] { color: $text_soft; font-size: ${caption}px; }

QWidget[role="rail"] { background: $rail; border: none; border-right: 1px solid $line; }
QWidget[role="status"] { background: $rail; border: none; border-top: 1px solid $line; }
QFrame[role="line"] { background: $line; border: none; }

QFrame[role="card"], QFrame[role="panel"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="banner"] { background: $accent_tint; border: none; border-radius: 8px; }
QFrame[role="problem"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="trained"] { background: $accent_tint; border: none; border-left: 3px solid $accent; border-radius: 4px; }
QFrame[role="card"][dropping="true"] { border: 2px dashed $accent; background: $accent_tint; }
QFrame[role="finding-error"] { background: $error_tint; border: 2px solid transparent; border-radius: 6px; }
QFrame[role="finding-warning"] { background: $raised; border: 2px solid transparent; border-radius: 6px; }
QFrame[role="finding-note"] { background: transparent; border: 2px solid transparent; border-radius: 6px; }
QFrame[role="finding-error"][differs="true"], QFrame[role="finding-warning"][differs="true"],
QFrame[role="finding-note"][differs="true"] { background: $mark; }
QFrame[role="mark"] { background: $raised; border: 2px solid transparent; border-radius: 6px; }
QFrame[pressable="true"]:hover { border-color: $control; }
QFrame[pressable="true"]:focus { border-color: $accent; }

QToolButton[role="nav"] {
  border: 2px solid transparent; border-radius: 8px; padding: 8px 0 6px 0; color: $text_soft;
  font-size: ${caption}px; background: transparent;
}
QToolButton[role="nav"]:hover { background: $raised; color: $text; }
QToolButton[role="nav"]:checked { background: $accent_tint; color: $accent; font-weight: 600; }
QToolButton[role="nav"]:focus { border-color: $accent; }

QPushButton {
  background: $surface; color: $text; border: 1px solid $control; border-radius: 6px;
  padding: 0 15px; min-height: ${button}px; margin: 1px;
}
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $text_faint; background: $ground; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; margin: 0; }
QPushButton[role="primary"] {
  background: $accent_fill; color: $on_accent; border: 1px solid $accent_fill; font-weight: 600;
}
QPushButton[role="primary"]:hover { background: $accent_fill_hover; border-color: $accent_fill_hover; }
QPushButton[role="primary"]:disabled { background: $raised; color: $text_faint; border-color: $line; }
QPushButton[role="primary"]:focus { border: 2px solid $focus_on_fill; }

QPushButton[role="quiet"], QToolButton[role="quiet"] {
  background: transparent; border: 2px solid transparent; border-radius: 6px; color: $text_soft;
  padding: 0 8px; min-height: ${quiet}px; margin: 0;
}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $raised; color: $text; }
QPushButton[role="quiet"]:pressed, QToolButton[role="quiet"]:pressed { background: $line; }
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled { color: $control; background: transparent; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked { background: $accent_tint; color: $accent; }
QWidget[role="status"] QPushButton { font-size: ${caption}px; padding: 0 6px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QPushButton[role="chip"], QPushButton[role="chip-article"] {
  background: $raised; color: $text; border: 2px solid transparent; border-radius: 6px;
  padding: 0 8px; min-height: ${chip}px; margin: 0; font-size: ${ui}px;
}
QPushButton[role="chip-article"] { background: $accent_tint; color: $accent; }
QPushButton[role="chip"]:hover { border-color: $control; }
QPushButton[role="chip-article"]:hover { border-color: $accent; }
QPushButton[role="chip"]:focus, QPushButton[role="chip-article"]:focus { border-color: $accent; }
QPushButton[role="chip"]:checked { background: $mark; }
QPushButton[role="chip-article"]:checked { background: $accent_fill; color: $on_accent; }
QPushButton[role="chip"][differs="true"] { background: $mark; }
QPushButton[role="chip-article"][differs="true"] { background: $mark; color: $text; }
QPushButton[role="step"] {
  background: transparent; border: 2px solid transparent; border-radius: 6px; color: $text_soft; text-align: left;
  padding: 0 6px 0 0; min-height: ${chip}px; margin: 0;
}
QPushButton[role="step"]:hover { color: $accent; }
QPushButton[role="step"]:focus { border-color: $accent; }
QPushButton[role="step"]:disabled { color: $text_soft; }

QTextEdit, QPlainTextEdit { background: $surface; border: none; }
QFrame[role="trained"] QTextEdit { background: transparent; }
QFrame[role="field"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="field"][focused="true"] { border-color: $accent; }
QFrame[role="field"][dropping="true"] { border: 2px dashed $accent; background: $accent_tint; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: $surface; border: 1px solid $control; border-radius: 6px; padding: 0 8px;
  min-height: ${input}px; margin: 1px;
}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border: 2px solid $accent; margin: 0; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $error; margin: 0; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
  color: $text_faint; background: $ground; border-color: $line;
}
QComboBox { padding-right: 28px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${body}px; height: ${body}px; }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $line; padding: 4px; selection-background-color: $accent_tint;
  selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: ${input}px; padding: 0 8px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
  border: none; margin: 0; padding: 0; min-height: 0; background: transparent;
}
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
  width: 0; border: none;
}

QRadioButton, QCheckBox { spacing: 8px; background: transparent; padding: 4px 4px; border-radius: 6px;
  border: 2px solid transparent; }
QRadioButton:focus, QCheckBox:focus { border-color: $accent; }
QRadioButton::indicator { width: ${tick}px; height: ${tick}px; border-radius: ${tick_round}px;
  border: 2px solid $control; background: $surface; }
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: 5px solid $accent;
  border-radius: ${tick_round}px;
  background: $surface; }
QRadioButton:disabled { color: $text_faint; }
QCheckBox::indicator { width: ${ui}px; height: ${ui}px; border-radius: 4px; border: 2px solid $control;
  background: $surface; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url("$check"); }
QCheckBox:disabled { color: $text_faint; }

QMenu { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; min-height: ${chip}px; }
QMenu::item:selected { background: $accent_tint; color: $text; }
QMenu::item:disabled { color: $text_faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QTreeView, QListView, QTableView {
  background: $surface; border: 1px solid $line; border-radius: 8px; padding: 4px; show-decoration-selected: 1;
  alternate-background-color: $surface;
}
QListView[role="cards"], QListView[role="cards"]:focus { background: transparent; border: none; padding: 0; }
QTreeView:focus, QListView:focus, QTableView:focus { border: 1px solid $accent; }
QTreeView::item, QListView::item { min-height: ${row}px; padding: 0 6px; border-radius: 4px; }
QTreeView::item:hover, QListView::item:hover { background: $raised; }
QTreeView::item:selected, QListView::item:selected { background: $accent_tint; color: $text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: $accent_tint; }
QTreeView::branch:hover:!selected { background: $raised; }
QTreeView::branch:has-children:closed { image: url("$chevron_right"); }
QTreeView::branch:has-children:open { image: url("$chevron"); }

QHeaderView::section {
  background: $surface; color: $text_faint; border: none; border-bottom: 1px solid $line; padding: 6px 6px;
  font-size: ${caption}px;
}
QHeaderView { background: $surface; border: none; }
QHeaderView::section:vertical { color: $text; border: none; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QTableView { gridline-color: transparent; }
QTableView::item { padding: 0 6px; border: none; }
QTableView::item:hover { background: $raised; }
QTableView::item:selected { background: $accent_tint; color: $text; }

QProgressBar { background: $line; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $control; border-radius: 2px; min-height: 32px; margin: 0 3px; }
QScrollBar::handle:vertical:hover { background: $text_faint; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $control; border-radius: 2px; min-width: 32px; margin: 3px 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }

QCalendarWidget QWidget { background: $surface; alternate-background-color: $surface; }
QCalendarWidget QToolButton { background: transparent; border: none; padding: 4px 8px; color: $text; }
QCalendarWidget QAbstractItemView { border: none; padding: 0; selection-background-color: $accent_fill;
  selection-color: $on_accent; }
""")


def style_sheet(palette: Palette, scale: TypeScale, chevron: str, chevron_right: str, check: str) -> str:
    """The whole sheet. The last three are paths of tinted images, as a sheet cannot tint them."""
    colours = {name: getattr(palette, name) for name in palette.__slots__}
    sizes = {name: getattr(scale, name) for name in scale.__slots__}
    return _SHEET.substitute(
        colours,
        **sizes,
        button=scale.ui * 2 + 4,
        quiet=scale.ui * 2,
        chip=scale.ui + 8,
        input=scale.ui * 2 + 2,
        row=scale.ui * 2,
        tick=scale.ui - 2,
        tick_round=(scale.ui + 2) // 2,
        dot=scale.ui - 8,
        focus_on_fill=palette.text,
        chevron=chevron,
        chevron_right=chevron_right,
        check=check,
    )
