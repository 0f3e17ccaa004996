"""``criminal-law-desk judge``: the window's main job in the terminal."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TextIO

from desktop.commands.openai_server import openai_engine, server_words
from desktop.judging.card_text import card_text, samples_text
from desktop.judging.case import Case
from desktop.judging.choice import EngineName, Engines, choose
from desktop.judging.facts_text import UnreadableFactsError, decode_facts
from desktop.judging.judging import judge_case, read_verdict
from desktop.judging.sampling import Samples, agreement_of, judge_often
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_json import verdict_json
from resources.disclaimer.reader import AI_LABEL_ZH, disclaimer
from resources.messages.message import message
from resources.messages.wording import say
from resources.model_card.parameters import Parameters
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import EngineError
from trainer.engines.ollama.engine import SAFE_VERSION, OllamaEngine
from trainer.samples.control_tokens import control_tokens
from trainer.samples.prompt import StatedAttitude

JUDGED, BAD_INPUT, NO_ENGINE, CUT_OFF = 0, 2, 3, 4
_INTERRUPTED = 130  # as the shell has it for Ctrl+C
_RULE = "─" * 40


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be judged, and how."""

    case: Case
    engine: EngineName = "auto"
    model: str | None = None
    samples: int = 1
    parameters: Parameters = field(default_factory=Parameters)
    as_json: bool = False
    hosts: tuple[str, ...] = ()  # outside the office's network, to which the facts may go


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status: 0 judged, 2 bad input, 3 no engine or model, 4 cut off or unreadable."""
    args = _parser().parse_args(arguments)
    try:
        facts = decode_facts(_read(args.file))
        if not facts:
            raise UnreadableFactsError("没有案情。请给出案件事实，例如：criminal-law-desk judge 案情.txt")
        act_date = date.fromisoformat(args.act_date) if args.act_date else None
    except (OSError, ValueError) as error:
        _complain(_why_not_read(error, args.file))
        return BAD_INPUT
    case = Case(facts, StatedAttitude(args.attitude), act_date)
    parameters = replace(Parameters(), seed=args.seed)
    return run(Order(case, args.engine, args.model, args.samples, parameters, args.json, tuple(args.allow_host)))


def run(order: Order) -> int:
    """The same for a case that is at hand already."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal with another character set shows what it can; it must not end the program.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        return asyncio.run(_run(order))
    except KeyboardInterrupt:
        _complain("已停止。")
        return _INTERRUPTED


async def _run(order: Order) -> int:
    engines = Engines(OllamaEngine(), EmbeddedEngine(), openai_engine(order.hosts))
    shown = _AnswerWriter(sys.stderr if order.as_json else sys.stdout, quiet=order.as_json)
    done: list[Verdict] = []
    try:
        engine, model = await choose(engines, order.engine, order.model)
        if model.engine == "ollama" and (version := await engines.ollama.outdated()):
            _complain(say(message("engines.ollama-old", version=version, wanted=SAFE_VERSION)))
        where = {"embedded": "内置引擎", "openai": server_words(engines.openai)}.get(model.engine, "Ollama")
        _complain(f"模型：{model.label or model.name}（{where}）")
        if model.demonstration:
            _complain("这是随程序附带的演示模型，仅供试用。")
        if tokens := control_tokens(order.case.facts):
            _complain(say(message("engines.facts-neutralised", tokens=tokens)))

        async def judge(parameters: Parameters) -> Verdict:
            shown.begin()
            try:
                verdict = await judge_case(engine, model, order.case, parameters, shown.write)
            except EngineError as error:
                if not shown.text or error.kind == "too_long":
                    raise
                # Broken off in the middle: what was written is kept, and read as far as it goes.
                _complain(str(error))
                verdict = await asyncio.to_thread(read_verdict, order.case, model, parameters, shown.text, None)
            finally:
                shown.end()
            if verdict.finished is not None and verdict.finished.refused and not done:
                _complain(say(message("engines.openai-options-refused", names=verdict.finished.refused)))
            done.append(verdict)
            return verdict

        await judge_often(judge, order.parameters, order.samples)
    except EngineError as error:
        _complain(str(error))
        if error.kind == "too_long":
            return BAD_INPUT
        if not done:
            return NO_ENGINE
    finally:
        await engines.close()
    return _report(order, agreement_of(done))


def _report(order: Order, samples: Samples) -> int:
    verdict = samples.typical
    missing = len(samples.verdicts) < order.samples
    cut_off = missing or verdict.finished is None or verdict.finished.reason != "stop"
    if order.as_json:
        print(json.dumps(verdict_json(verdict, samples), ensure_ascii=False, indent=2))
    else:
        print(_RULE)
        if len(samples.verdicts) > 1:
            print(samples_text(samples) + "\n")
        print(card_text(verdict.judgment, verdict.findings, verdict.missing))
        print(f"{_RULE}\n【{AI_LABEL_ZH}】\n{disclaimer('zh')}")
    if missing:
        _complain(f"应预测 {order.samples} 次，只完成了 {len(samples.verdicts)} 次。")
    elif verdict.finished is not None and verdict.finished.reason != "stop":
        _complain("判决没有写完：已达到长度上限。")
    elif not verdict.judgment.defendants:
        _complain("写出的文字无法识别为判决。请重试，或换一个模型。")
    return CUT_OFF if cut_off or not verdict.judgment.defendants else JUDGED


class _AnswerWriter:
    """The text on its way to the reader."""

    def __init__(self, stream: TextIO, *, quiet: bool) -> None:
        self._stream = stream
        self._quiet = quiet
        self.text = ""  # of this answer

    def begin(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text
        if not self._quiet:
            self._stream.write(text)
            self._stream.flush()

    def end(self) -> None:
        if self.text and not self._quiet:
            self._stream.write("\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="criminal-law-desk judge",
        description="读入案件事实，由本机模型写出判决预测，并核对法律。",
        epilog="退出状态：0 已预测；2 输入有误；3 没有引擎或模型；4 没有写完或无法识别。",
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE|-", help="案情文本文件；- 为标准输入（默认）")
    parser.add_argument(
        "--engine",
        choices=("auto", "ollama", "embedded", "openai"),
        default="auto",
        help="默认 auto：先用 Ollama，没有则用内置引擎。openai：OpenAI 兼容的服务器，地址取自环境变量 OPENAI_BASE_URL，"
        "没有则取自设置；密钥取自 OPENAI_API_KEY，没有则取自系统的密钥环",
    )
    parser.add_argument("--model", metavar="NAME|FILE", help="服务器上的模型名，或 GGUF 文件")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST",
        help="允许案情发往这台主机，它不在这台电脑或办公室的内部网络中（可重复）；云端服务一律拒绝",
    )
    parser.add_argument("--samples", type=_positive, default=1, metavar="N", help="预测 N 次，给出一致程度")
    parser.add_argument("--seed", type=_natural, metavar="S", help="随机种子，使结果可以重现")
    parser.add_argument(
        "--attitude", choices=[each.value for each in StatedAttitude], default="未记载", help="到案后的态度"
    )
    parser.add_argument("--act-date", metavar="YYYY-MM-DD", help="行为日，决定适用哪一时期的法律")
    parser.add_argument("--json", action="store_true", help="只输出一个 JSON 对象")
    return parser


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError("应为 1 至 1000 的整数")
    return int(text)


def _natural(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) >= 2**31:
        raise argparse.ArgumentTypeError("应为 0 至 2147483647 的整数")
    return int(text)


def _read(file: str) -> bytes:
    if file != "-":
        return Path(file).read_bytes()
    if sys.stdin.isatty():
        _complain("请粘贴案件事实，最后按 Ctrl+D（Windows：Ctrl+Z 回车）结束。")
    return sys.stdin.buffer.read()


def _why_not_read(error: OSError | ValueError, file: str) -> str:
    if isinstance(error, UnreadableFactsError):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return f"找不到文件“{file}”。"
    if isinstance(error, OSError):
        return f"文件“{file}”无法打开：请检查它是否为文件，以及读取权限。"
    return "行为日应写成 2021-03-05 的样子。"


def _complain(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
