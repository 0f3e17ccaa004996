"""Every format is told by its contents, and what is damaged in one is a damaged document, never the end."""

from __future__ import annotations

import gzip
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from docx import Document as WordDocument
from pyarrow import parquet

from tests.corpus_texts import HEADER, civil, dump_row, theft
from tests.test_corpus_csv import criminal, mixed_rows, table
from trainer.corpus.column_filter import ColumnFilter
from trainer.corpus.sources import read_path, read_stream
from trainer.judgment.document import read_document
from trainer.samples.prompt import user_text

FACTS = "2020年5月1日，被告人甲某潜入某村民家中，盗走现金三千元。"
ANSWER = "本院认为，被告人甲某的行为已构成盗窃罪。判决如下：被告人甲某犯盗窃罪，判处拘役五个月，并处罚金人民币一千元。"


def squeezed(text: str) -> str:
    return "".join(text.split())


def pdf(text: str) -> bytes:
    """One page in a font that is not embedded, as word processors of Chinese systems write them."""
    shown = b"".join(
        b"1 0 0 1 50 %d Tm <%s> Tj\n" % (800 - 14 * number, line.encode("utf-16-be").hex().encode())
        for number, line in enumerate(text.split("\n"))
    )
    stream = b"BT /F1 10 Tf\n" + shown + b"ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
    )
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + content + b"endobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def word(text: str) -> bytes:
    document = WordDocument()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def page(text: str) -> bytes:
    body = "".join(f"<p>{line}&nbsp;</p>" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head><style>p{{}}</style><script>var 判决='x<p>';</script></head>{body}".encode(
        "gb18030"
    )


ONE_DOCUMENT = {
    "text": lambda text: text.encode("gb18030"),
    "page": page,
    "word": word,
    "pdf": pdf,
    "json line": lambda text: json.dumps({"full_text": text}, ensure_ascii=False).encode(),
    "gzip": lambda text: gzip.compress(text.encode()),
    "zip": lambda text: zipped({"a/b.dat": text.encode()}),
    "court XML": lambda text: f'<?xml version="1.0"?><writ><QW nameCN="全文" value="{text}"/></writ>'.encode(),
    "word in a zip": lambda text: zipped({"x": word(text)}),
}


@pytest.mark.parametrize("made", ONE_DOCUMENT)
def test_one_judgment_in_every_format(made: str, tmp_path: Path) -> None:
    (tmp_path / "no-suffix").write_bytes(ONE_DOCUMENT[made](theft(3)))
    (document,) = read_path(tmp_path / "no-suffix")
    assert document.damage is None
    assert squeezed(document.text) == squeezed(theft(3))
    assert read_document(document.text).rejected is None


@pytest.mark.parametrize("made", ["gzip", "word in a zip"])
def test_a_stream_that_cannot_be_sought_reads_alike(made: str) -> None:
    data = ONE_DOCUMENT[made](theft(4))
    code = (
        "import sys; from trainer.corpus.sources import read_stream;"
        "sys.stdout.buffer.write(''.join(d.text for d in read_stream(sys.stdin.buffer, 'stdin')).encode())"
    )
    read = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert squeezed(read.stdout.decode()) == squeezed(theft(4))


def test_paragraphs_of_a_pdf_are_joined() -> None:
    text = "经审理查明，被告人某甲于某日在某地盗走某物\n一件，后被抓获。\n- 2 -\n本院认为，构成盗窃罪。"
    (document,) = read_stream(io.BytesIO(pdf(text)), "p")
    assert document.text.split("\n") == [
        "经审理查明，被告人某甲于某日在某地盗走某物一件，后被抓获。",
        "本院认为，构成盗窃罪。",
    ]


def test_tables_inside_a_zip_are_read_without_unpacking(tmp_path: Path) -> None:
    rows = mixed_rows(30)
    name = "2021年裁判文书/一月.csv".encode("gb18030").decode("cp437")
    (tmp_path / "dump").write_bytes(zipped({name: table(rows).encode(), "__MACOSX/x": b"x", "b.csv": b"\x00" * 99}))
    wanted = ColumnFilter(criminal)
    found = list(read_path(tmp_path / "dump", wanted))
    assert [document.text for document in found if not document.damage] == [
        row[-1].strip() for row in rows if row[5] == "刑事案件"
    ]
    assert wanted.dropped["civil"] == 24
    assert [document.id for document in found if document.damage] == ["dump/b.csv"]


def test_parquet_takes_texts_of_wanted_rows_only(tmp_path: Path) -> None:
    rows = mixed_rows(50)
    columns = {name: [row[place] for row in rows] for place, name in enumerate(HEADER)}
    parquet.write_table(pa.table(columns), tmp_path / "dump", row_group_size=9)
    wanted = ColumnFilter(criminal)
    found = list(read_path(tmp_path / "dump", wanted))
    assert [document.text for document in found] == [row[-1].strip() for row in rows if row[5] == "刑事案件"]
    assert wanted.dropped["civil"] == 40


SAMPLES: dict[str, dict[str, Any]] = {
    "alpaca": {"instruction": user_text(FACTS), "input": "", "output": ANSWER},
    "alpaca with input": {"instruction": "请判决", "input": FACTS, "output": ANSWER},
    "sharegpt": {"conversations": [{"from": "human", "value": user_text(FACTS)}, {"from": "gpt", "value": ANSWER}]},
    "messages": {
        "messages": [
            {"role": "system", "content": "s"},
            {"role": "user", "content": FACTS},
            {"role": "assistant", "content": ANSWER},
        ]
    },
}


@pytest.mark.parametrize("made", SAMPLES)
@pytest.mark.parametrize("as_parquet", [False, True])
def test_samples_of_llama_factory_become_judgments(made: str, as_parquet: bool, tmp_path: Path) -> None:
    file = tmp_path / "samples"
    if as_parquet:
        parquet.write_table(pa.Table.from_pylist([SAMPLES[made]] * 3), file)
    else:
        file.write_text(json.dumps([SAMPLES[made]] * 3, ensure_ascii=False, indent=1), encoding="utf-8")
    found = list(read_path(file))
    assert len(found) == 3
    read = read_document(found[0].text)
    assert read.rejected is None
    assert FACTS in (read.fact or "")
    assert "拘役五个月" in (read.result or "")


def test_lines_of_json_join_from_parts(tmp_path: Path) -> None:
    lines = [json.dumps({"id": number, "full_text": theft(number)}, ensure_ascii=False) for number in range(9)]
    lines[4] = lines[4][:40]
    data = "\n".join(lines).encode("gb18030")
    whole = list(read_stream(io.BytesIO(data), "x"))
    assert [bool(document.damage) for document in whole] == [number == 4 for number in range(9)]
    cut = whole[5].resume
    assert cut is not None
    first = list(read_stream(io.BytesIO(data), "x", stop=cut))
    second = list(read_stream(io.BytesIO(data), "x", start=cut))
    assert [document.text for document in first + second] == [document.text for document in whole]


BROKEN = {
    "old Word": b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
    "rar": b"Rar!\x1a\x07\x00",
    "binary": bytes(range(256)) * 40,
    "cut zip": zipped({"a": theft(1).encode()})[:-30],
    "cut gzip": gzip.compress(theft(1).encode())[:-30],
    "cut word": word(theft(1))[:-200],
    "cut PDF": pdf(theft(1))[:300],
    "scanned PDF": pdf(""),
    "cut Parquet": b"PAR1" + b"\x15" * 50,
    "damaged XML": b'<?xml version="1.0"?><writ><QW value="',
}


@pytest.mark.parametrize("made", BROKEN)
def test_what_cannot_be_read_is_one_damaged_document(made: str, tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(BROKEN[made])
    (tmp_path / "good").write_bytes(theft(2).encode())
    found = list(read_path(tmp_path))
    damaged = [document for document in found if document.damage]
    assert [re.split("[/:]", document.id)[0] for document in damaged] == ["broken"]
    assert found[-1].text == theft(2)


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": theft(1).encode()}))
    for place in (6, data.index(b"PK\x01\x02") + 8):
        data[place] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(data))
    (document,) = read_path(tmp_path / "locked.zip")
    assert document.damage == "packed with a password"
    assert document.id == "locked.zip/a.txt"


def test_a_civil_row_has_its_columns() -> None:
    data = table([dump_row(8, civil(8), kind="民事", decided="2019-07-01")]).encode()
    (document,) = read_stream(io.BytesIO(data), "d.csv")
    assert (document.case_type, document.decided) == ("民事案件 民事一审", "2019-07-01")
