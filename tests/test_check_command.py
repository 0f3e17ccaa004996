"""``criminal-law-desk check`` as a user calls it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from resources.disclaimer.reader import CHECKED_LABEL_ZH, disclaimer
from tests.checked_texts import (
    ANSWER,
    CIVIL,
    FACTS,
    HEAD,
    SECOND,
    SECOND_JUDGMENT,
    WHOLE,
    locked_pdf,
    locked_word,
    word,
)
from tests.python_path import python_path
from tests.test_corpus_readers import page, pdf

pytestmark = pytest.mark.slow

LINES = WHOLE.replace("，", "，\n")  # a PDF's lines are as long as its page is wide


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Without anything of the user's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISPLAY", "WAYLAND"))}
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, "HOME": str(tmp_path), "CRIMINAL_LAW_DESK_HOME": str(tmp_path), "PYTHONPATH": python_path()}


def check(environment: dict[str, str], *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "check", *arguments],
        env={**environment, "PYTHONUTF8": "1"},
        input=given,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


def checked(environment: dict[str, str], *arguments: str, given: bytes = b"") -> dict[str, Any]:
    done = check(environment, *arguments, "--json", given=given)
    assert done.returncode == 0, done.stderr.decode()
    plain: dict[str, Any] = json.loads(done.stdout)
    return plain


def rules(plain: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in plain["findings"]}


FORMATS = {
    "txt": WHOLE.encode(),
    "GB18030": WHOLE.encode("gb18030"),
    "UTF-16": WHOLE.encode("utf-16"),
    "docx": word(WHOLE),
    "PDF": pdf(LINES),
    "HTML": page(WHOLE),
    "JSON of judge": json.dumps({"text": WHOLE, "facts": {"text": FACTS}, "model": "x"}, ensure_ascii=False).encode(),
}


@pytest.mark.parametrize("made", FORMATS)
def test_a_judgment_is_read_in_every_format(environment: dict[str, str], tmp_path: Path, made: str) -> None:
    file = tmp_path / "判决书"
    file.write_bytes(FORMATS[made])
    plain = checked(environment, str(file))
    (defendant,) = plain["judgment"]["defendants"]
    assert (defendant["name"], defendant["charges"][0]["name"], defendant["total"]["months"]) == ("甲某", "盗窃罪", 48)
    assert "probation-kind" in rules(plain)
    assert "盗走手机一部" in "".join(plain["facts"]["text"].split())
    assert plain["facts"]["in_text"] is True


def test_no_model_wrote_it(environment: dict[str, str]) -> None:
    plain = checked(environment, given=WHOLE.encode())
    nothing = ("model", "digest", "engine", "options", "end", "tokens")
    assert {name: plain[name] for name in nothing} == dict.fromkeys(nothing)
    assert plain["label"] == CHECKED_LABEL_ZH
    assert plain["disclaimer"] == disclaimer("zh")
    assert plain["text"] == WHOLE


def test_the_card_in_the_terminal_is_labelled_as_checked(environment: dict[str, str]) -> None:
    shown = check(environment, given=WHOLE.encode()).stdout.decode()
    assert "【甲某】" in shown
    assert "不能宣告缓刑" in shown
    assert CHECKED_LABEL_ZH in shown
    assert "人工智能生成，仅供参考" not in shown
    assert disclaimer("zh") in shown
    english = check(environment, "--language", "en", given=WHOLE.encode()).stdout.decode()
    assert "Checked by a program" in english


def test_an_answer_alone_is_checked_against_given_facts(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "facts.txt"
    file.write_text(FACTS, encoding="gb18030")
    alone = check(environment, given=ANSWER.encode())
    assert alone.returncode == 0
    assert "没有案件事实" in alone.stderr.decode()
    plain = checked(environment, "-", "--facts", str(file), given=ANSWER.encode())
    assert plain["facts"] == {"text": FACTS, "in_text": False}


def test_given_facts_take_the_place_of_the_judgments_own(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "facts.docx"
    file.write_bytes(word("2022年1月1日，被告人甲某在某车站盗走丙某现金人民币五千元。"))
    plain = checked(environment, "--facts", str(file), given=WHOLE.encode())
    assert plain["facts"]["text"] == "2022年1月1日，被告人甲某在某车站盗走丙某现金人民币五千元。"
    assert plain["facts"]["in_text"] is False


@pytest.mark.parametrize("head", ["", "关于甲某一案的判决草稿\n", HEAD])
def test_all_before_the_reasoning_are_facts_where_none_are_announced(environment: dict[str, str], head: str) -> None:
    plain = checked(environment, given=f"{head}{FACTS}\n{ANSWER}".encode())
    assert FACTS in plain["facts"]["text"]
    for finding in plain["findings"]:
        if finding.get("facts_span"):
            assert finding["facts_span"][1] <= len(plain["text"])


def test_a_court_is_held_to_the_law_of_its_day(environment: dict[str, str]) -> None:
    """An article of 2020-12-26 is cited in a judgment that is signed before."""
    text = WHOLE.replace("2021", "2019").replace("二〇二一年四月二日", "二〇一九年四月二日")
    text = text.replace("第二百六十四条", "第二百六十四条、第一百三十三条之二")
    assert "article-not-yet" in rules(checked(environment, given=text.encode()))
    assert "article-not-yet" not in rules(checked(environment, given=text.replace("二〇一九年", "二〇二四年").encode()))


def test_a_bare_answer_of_another_program_is_read(environment: dict[str, str]) -> None:
    plain = checked(environment, given="被告人甲某犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。".encode())
    assert plain["judgment"]["defendants"][0]["total"]["months"] == 8


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def swollen(plain: bytes) -> bytes:
    """A Word file with very many more paragraphs, which pack well."""
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = "word/document.xml"
    more = f"<w:p><w:r><w:t>{'案' * 1000}</w:t></w:r></w:p>".encode() * 24_000
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content.replace(b"<w:sectPr", more + b"<w:sectPr", 1) if name == body else content)
    return out.getvalue()


UNREADABLE = {
    "binary": (bytes(range(256)) * 40, "不是文本"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "图片"),
    "scanned PDF": (pdf(""), "扫描件"),
    "locked PDF": (locked_pdf(pdf(LINES)), "密码"),
    "cut PDF": (pdf(LINES)[:300], "已损坏"),
    "locked docx": (locked_word(), "密码"),
    "old Word": (b"\xd0\xcf\x11\xe0" + bytes(600), "旧版 Word"),
    "cut docx": (word(WHOLE)[:-200], "已损坏"),
    "docx without text": (word(""), "没有文字"),
    "docx that unpacks to a hundred times its size": (swollen(word(WHOLE)), "太多"),
    "RTF": (b"{\\rtf1\\ansi \\'b1\\'be}", "RTF"),
    "OFD": (zipped({"OFD.xml": b"<a/>", "Doc_0/Document.xml": b"<b/>"}), "OFD"),
    "table": (zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<b/>"}), "表格"),
    "archive of two": (zipped({"a.txt": WHOLE.encode(), "b.txt": WHOLE.encode()}), "不止一份"),
    "rar": (b"Rar!\x1a\x07\x00", "压缩包"),
    "20 MB": (WHOLE.encode() * (20 * 2**20 // len(WHOLE.encode()) + 1), "MB"),
    "a million characters": (("案" * 1_100_000).encode(), "最多核对"),
    "civil": (CIVIL.encode(), "不是刑事判决书"),
    "second instance": (SECOND.encode(), "裁定书"),
    "judgment of second instance": (SECOND_JUDGMENT.encode(), "第二审"),
    "facts alone": (FACTS.encode(), "预测判决"),
    "no sense": ("今天天气很好，我们去公园散步，然后回家吃饭。".encode() * 9, "没有读到判决"),
    "garbled": ("\ufffd\ue000".encode() * 200 + WHOLE.encode(), "乱码"),
    "reasoning without anything": (
        "本院认为，本案事实清楚，证据确实充分，应当依法处理。".encode() * 4,
        "主文",
    ),
}


@pytest.mark.parametrize("made", UNREADABLE)
def test_what_holds_no_judgment_is_told_in_one_sentence(
    tmp_path: Path, made: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content, told = UNREADABLE[made]
    file = tmp_path / "文书.bin"
    file.write_bytes(content)
    assert main(["check", str(file)]) == 4
    shown = capsys.readouterr()
    (line,) = shown.err.strip().split("\n")
    assert told in line
    assert line.endswith("。")
    assert shown.out == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("no-such-file.docx",), "找不到文件"),
        ((".",), "无法打开"),
        (("-", "--facts", "no-such-file.txt"), "找不到文件"),
        (("-", "--facts", "-"), "标准输入"),
        (("-", "--act-date", "2021"), "行为日"),
        (("-", "--act-date", "2021-02-30"), "行为日"),
        (("-", "--act-date", "2021-W10-5"), "行为日"),
        (("-", "--act-date", "1979-06-30"), "1979年7月1日"),
        (("-", "--province", "火星"), "浙江"),
        (("--engine", "ollama"), ""),
    ],
)
def test_what_is_asked_wrongly_is_bad_input(environment: dict[str, str], arguments: tuple[str, ...], told: str) -> None:
    done = check(environment, *arguments, given=WHOLE.encode())
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert done.stdout == b""


@pytest.mark.parametrize("given", [b"", b" \n ", b"\xef\xbb\xbf"])
def test_nothing_given(environment: dict[str, str], given: bytes) -> None:
    done = check(environment, given=given)
    assert done.returncode == 2
    assert "没有判决书" in done.stderr.decode()


def test_with_json_a_refusal_is_an_object_too(environment: dict[str, str]) -> None:
    done = check(environment, "--json", given=CIVIL.encode())
    failed = json.loads(done.stdout)
    assert (done.returncode, failed["event"], failed["kind"], failed["key"]) == (
        4,
        "failed",
        "unreadable",
        "check.not-criminal",
    )


def test_a_conviction_without_a_penalty_is_shown_and_told(environment: dict[str, str]) -> None:
    """A draft that was broken off in the middle."""
    text = f"{FACTS}\n" + ANSWER[: ANSWER.index("依照")]
    done = check(environment, "--json", given=text.encode())
    assert done.returncode == 4
    assert json.loads(done.stdout)["judgment"]["defendants"][0]["charges"][0]["name"] == "盗窃罪"
    assert "没有读到刑罚" in done.stderr.decode()


@pytest.mark.parametrize("day", ["2021年3月5日", "2021.3.5", "20210305", "9999-12-31"])
def test_a_day_is_read_as_the_window_reads_it(environment: dict[str, str], day: str) -> None:
    assert check(environment, "--act-date", day, given=WHOLE.encode()).returncode == 0


def test_a_pipe_is_read_and_a_stream_without_end_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(WHOLE.encode(),))
    writer.start()
    assert check(environment, str(pipe)).returncode == 0
    writer.join()
    done = check(environment, "/dev/zero")
    assert done.returncode == 4
    assert "MB" in done.stderr.decode()


@pytest.mark.parametrize("written", ["浙江", "浙江省"])
def test_a_province_is_taken_by_either_name(environment: dict[str, str], written: str) -> None:
    assert check(environment, "--province", written, given=WHOLE.encode()).returncode == 0


def test_the_help_names_what_can_be_read(environment: dict[str, str]) -> None:
    shown = check(environment, "--help").stdout.decode()
    assert all(word in shown for word in ("docx", "--facts", "--act-date", "--province", "--json", "130"))
    usage = subprocess.run(
        [sys.executable, "-m", "desktop", "--help"], env=environment, capture_output=True, check=True, timeout=60
    )
    assert "criminal-law-desk check" in usage.stdout.decode()
