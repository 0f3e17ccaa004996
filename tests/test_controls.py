"""The pages are made of the controls, and the style sheet knows every role that a control may have."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from desktop.controls.button import ButtonRole
from desktop.controls.label import LabelRole
from desktop.controls.surface import Surface
from desktop.theme.palette import LIGHT
from desktop.theme.stylesheet import style_sheet
from desktop.theme.type_scale import TypeScale

ROOT = Path(__file__).resolve().parent.parent
NAVIGATION = {"nav"}  # the rail's own buttons
BY_HAND = {"setProperty", "QFrame", "QLabel", "QPushButton", "QScrollArea"}


def test_the_sheet_and_the_roles_know_each_other() -> None:
    sheet = style_sheet(LIGHT, TypeScale(), "chevron", "chevron_right", "check")
    roles = {role.value for kind in (LabelRole, ButtonRole, Surface) for role in kind} - {""}
    assert set(re.findall(r'\[role="([a-z-]+)"\]', sheet)) == roles | NAVIGATION


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "desktop" / "pages").iterdir() if path.is_dir()))
def test_pages_make_no_frame_label_or_role_by_hand(page: str) -> None:
    wrong = [
        (path.name, node.lineno)
        for path in (ROOT / "desktop" / "pages" / page).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in BY_HAND
    ]
    bases = [
        (path.name, node.name)
        for path in (ROOT / "desktop" / "pages" / page).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & BY_HAND
    ]
    assert (wrong, bases) == ([], [])
