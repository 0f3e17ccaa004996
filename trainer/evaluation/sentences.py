"""What asking a model says when it cannot: one sentence, with what to do. ``{…}`` are figures."""

from __future__ import annotations

MODEL_NOT_PULLED = "Ollama 中没有模型 {model}：请先执行 ollama pull {model}。"
FILE_MISSING = "找不到模型文件 {file}，请检查路径。"
FILE_NO_MODEL = "{file} 不是可以载入的 GGUF 模型，请重新导出或下载。"
ENGINE_MISSING = "内置引擎没有安装（缺少 {part}）：请先执行 make run。"
