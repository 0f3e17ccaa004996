"""Judgments of our own that are given to be checked, and the files that they come in."""

from __future__ import annotations

import io

from docx import Document as WordDocument
from pypdf import PdfReader, PdfWriter

FACTS = (
    "2021年3月5日15时许，被告人甲某在某市某区一商场内趁店员乙某不备，盗走手机一部，价值人民币3200元。"
    "次日，甲某被民警抓获，手机已发还乙某。"
)
ANSWER = (
    "本院认为，被告人甲某以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。公诉机关指控的罪名成立。\n"
    "依照《中华人民共和国刑法》第二百六十四条、第七十二条第一款之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑四年，缓刑五年，并处罚金人民币二千元。"
)
"""Probation beside a term of more than three years: an error in any law."""
HEAD = (
    "某市某区人民法院\n刑事判决书\n（2021）某0102刑初12号\n公诉机关某市某区人民检察院。\n"
    "被告人甲某，男，1990年3月2日出生，汉族，初中文化，农民，住某市某区某村。2021年3月6日被刑事拘留。\n"
    "某市某区人民检察院以某检刑诉〔2021〕9号起诉书指控被告人甲某犯盗窃罪，向本院提起公诉。本院公开开庭审理了本案，现已审理终结。\n"
)
WHOLE = (
    f"{HEAD}公诉机关指控：{FACTS}\n经审理查明，{FACTS}\n上述事实，有被害人陈述、监控录像等证据证实，足以认定。\n{ANSWER}\n"
    "如不服本判决，可在接到判决书的第二日起十日内提出上诉。\n审判长　癸某某\n二〇二一年四月二日\n书记员　寅某某"
)
CIVIL = (
    "某市某区人民法院\n民事判决书\n（2021）某0102民初88号\n原告甲某，女，汉族，住某市某区。\n被告乙某，男，汉族，住某市某区。\n"
    "原告甲某与被告乙某民间借贷纠纷一案，本院受理后依法公开开庭进行了审理，现已审理终结。\n本院认为，借款事实清楚。"
    "依照《中华人民共和国民法典》第六百七十五条之规定，判决如下：\n被告乙某于本判决生效之日起十日内返还原告甲某借款本金一万元。"
)
SECOND = (
    "某省某市中级人民法院\n刑事裁定书\n（2021）某01刑终31号\n原公诉机关某市某区人民检察院。\n"
    "上诉人（原审被告人）甲某，男，汉族，住某市某区。因犯盗窃罪被原审法院判处有期徒刑四年。\n"
    f"{FACTS}\n本院认为，原判认定事实清楚，适用法律正确，量刑适当，审判程序合法。裁定如下：\n驳回上诉，维持原判。\n本裁定为终审裁定。"
)
SECOND_JUDGMENT = SECOND.replace("裁定", "判决")


def word(text: str) -> bytes:
    """As a Word file."""
    document = WordDocument()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def locked_pdf(plain: bytes) -> bytes:
    """The same PDF behind a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_word() -> bytes:
    """How Office begins a document with a password: an old container that names its encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
