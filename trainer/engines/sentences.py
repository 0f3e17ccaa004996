"""What an engine says when it cannot do its work: one sentence, with what to do. The window translates these templates.

``{…}`` are figures of the ``EngineError`` that carries the sentence.
"""

from __future__ import annotations

OLLAMA_ABSENT = "Ollama 没有运行（{host}）。请启动 Ollama，或改用内置模型。"
OLLAMA_BAD_SETTINGS = "无法连接 Ollama（{host}）：地址、代理或证书的设置有误。请检查设置与环境变量后重试。"
OLLAMA_SLOW = "Ollama（{host}）长时间没有回应。请稍后重试，或重新启动 Ollama。"
OLLAMA_CUT = "与 Ollama 的连接中断了，判决没有写完。请重试；如果再次出现，请重新启动 Ollama。"
OLLAMA_WITHOUT_END = "Ollama 没有把判决写完就结束了（模型一再重复同一个词时会这样）。请重试，或换一个模型。"
OLLAMA_NOT_UNDERSTOOD = "{host} 的回答无法识别，它可能不是 Ollama。请检查地址设置。"
OLLAMA_FAILED = "Ollama 报告错误：{message}。请重试，或换一个模型。"
OLLAMA_CUT_FACTS = (
    "Ollama 只读了案情的一部分（应为 {tokens} 个词元，实际读了 {read} 个），结果不可用。请删减案情后重试。"
)
OLLAMA_MEMORY = "内存不足，Ollama 无法载入模型“{model}”。请关闭其他程序，或换一个较小的模型。"
OLLAMA_CANNOT_LOAD = "Ollama 无法载入模型“{model}”，它可能已损坏，或需要更新的 Ollama。请重新下载，或换一个模型。"
OLLAMA_RUNNER_DIED = "Ollama 的模型进程意外结束，判决没有写完。请重试；如果再次出现，请重新启动 Ollama。"
MODEL_MISSING = "Ollama 里没有模型“{model}”。请在“模型”页下载，或换一个模型。"
MODEL_CANNOT_CHAT = "“{model}”不是能写判决的模型。请换一个模型。"
CLOUD_REFUSED = "“{model}”在云端运行，案情会离开这台电脑，因此不予使用。请换一个本机模型。"
OLLAMA_OLD = "Ollama {version} 有已知的安全漏洞（CVE-2026-7482）。请升级到 {wanted} 或更新的版本。"

PULL_STALLED = "下载“{model}”已有 {seconds} 秒没有进展。请检查网络后重试，已下载的部分会保留。"
PULL_CUT = "下载“{model}”中断了。请重试，已下载的部分会保留。"
PULL_UNKNOWN = "找不到模型“{model}”。请检查名称。"
PULL_NO_NETWORK = "Ollama 无法连接模型库。请检查网络；也可以直接打开下载好的 GGUF 文件。"
PULL_DISK_FULL = "磁盘空间不足，“{model}”没有下载完。请腾出空间后重试，已下载的部分会保留。"

TOO_LONG = "案情太长：{tokens} 个词元，模型最多能读 {limit} 个。请删减案情，或在设置中加大上下文长度。"
TOO_LONG_ABOUT = "案情太长：约 {tokens} 个词元，模型最多能读 {limit} 个。请删减案情，或在设置中加大上下文长度。"
TOO_LONG_UNKNOWN = "案情太长，模型读不完。请删减案情，或在设置中加大上下文长度。"

FILE_MISSING = "找不到模型文件“{file}”。请重新选择。"
FILE_UNREADABLE = "没有权限读取模型文件“{file}”。请检查文件权限，或重新选择。"
FILE_NOT_GGUF = "“{file}”不是 GGUF 模型文件。请重新选择。"
FILE_DAMAGED = "模型文件“{file}”已损坏或不完整。请重新下载，或换一个模型。"
FILE_NOT_CHATML = "“{file}”不使用 ChatML 对话格式，不能写判决。请换一个模型。"
FILE_MEMORY = "内存不足，无法载入模型“{file}”。请关闭其他程序，或换一个较小的模型。"
CHILD_DIED = "模型进程意外结束，判决没有写完。请重试；如果再次出现，请换一个模型。"
CHILD_NOT_STARTED = "内置引擎无法启动。请重新安装本程序，或改用 Ollama。"
CHILD_FAILED = "模型运行出错。请重试，或换一个模型。"

NO_ENGINE = "没有可用的模型：Ollama 没有运行，内置模型也不在。请启动 Ollama，或指定一个 GGUF 文件。"
NO_EMBEDDED_MODEL = "内置模型不在。请指定一个 GGUF 文件，或启动 Ollama。"
OLLAMA_EMPTY = "Ollama 里还没有能写判决的模型。请先下载一个，或改用内置模型。"
