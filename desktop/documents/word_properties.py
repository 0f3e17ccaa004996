"""Properties of a Word document: title and the like, and the implicit label."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from desktop.documents.ai_label import FIELD
from desktop.documents.blocks import Properties
from desktop.documents.plain import line
from desktop.documents.word_styles import font_entries

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MOST = 255  # characters of a property, as python-docx has it
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FIRST_PROPERTY = 2  # 0 and 1 are Word's own
_USER = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that users define
_LEFT_OUT = ("/docProps/thumbnail.jpeg", "/docProps/app.xml", "/customXml/item1.xml", "/word/stylesWithEffects.xml")
"""Of python-docx's template: a picture, figures and sources of another document, and styles that no Word reads."""


def describe(word: WordDocument, properties: Properties, label: str) -> None:
    """Fills in the properties, and puts away what the template has of its own."""
    core = word.core_properties
    core.title, core.subject = line(properties.title)[:_MOST], line(properties.subject)[:_MOST]
    core.keywords, core.author = line(properties.keywords)[:_MOST], properties.producer[:_MOST]
    core.comments, core.last_modified_by = label[:_MOST], properties.producer[:_MOST]
    core.created = core.modified = properties.made.astimezone(UTC).replace(tzinfo=None)
    core.revision = 1
    _put_away(word)
    _name_fonts(word)
    _be_modern(word)
    custom = {"Label": label} | ({FIELD: properties.aigc} if properties.aigc is not None else {})
    package = word.part.package
    assert package is not None
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM, _custom(custom), package)
    package.relate_to(part, RELATION.CUSTOM_PROPERTIES)


def _custom(values: dict[str, str]) -> bytes:
    entries = "".join(
        f'<property fmtid="{_USER}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(line(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), start=_FIRST_PROPERTY)
    )
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{namespace}/custom-properties" xmlns:vt="{namespace}/docPropsVTypes">'
        f"{entries}</Properties>"
    ).encode()


def _put_away(word: WordDocument) -> None:
    package = word.part.package
    assert package is not None
    for relations in (package.rels, word.part.rels):
        for key in [key for key, each in relations.items() if _target(each) in _LEFT_OUT]:
            del relations[key]


def _target(relation: Any) -> str:
    return "" if relation.is_external else str(relation.target_part.partname)


def _be_modern(word: WordDocument) -> None:
    """Laid out by the rules of Word 2013 and later; the template asks for those of an older one, and for Japanese."""
    settings = word.settings.element
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
    for each in settings.iter(qn("w:themeFontLang")):
        each.set(qn("w:eastAsia"), "zh-CN")


def _name_fonts(word: WordDocument) -> None:
    """Into the table of fonts, which python-docx keeps as bytes."""
    for relation in word.part.rels.values():
        if relation.reltype == RELATION.FONT_TABLE:
            fonts = parse_xml(relation.target_part.blob)
            for entry in font_entries():
                fonts.append(entry)
            relation.target_part._blob = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)
