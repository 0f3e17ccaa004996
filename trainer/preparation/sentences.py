"""What a preparation says when it cannot go on: one sentence, with what to do. ``{…}`` are figures."""

from __future__ import annotations

READING_BROKE_OFF = "读取进程意外结束，已完成的部分保留，请用同样的命令继续。"
READING_BROKE_OFF_SAYING = "读取进程意外结束，已完成的部分保留，请用同样的命令继续。（{reason}）"
FOLDER_IN_USE = "另一个 prepare 正在使用 {folder}：请等它结束，或换一个输出文件夹。"
FOLDER_OF_OTHERS = "{folder} 中是用其他设置或其他文件做成的数据：请换一个输出文件夹。"
FOLDER_UNFINISHED = (
    "这个输出文件夹里有一次没有做完的数据准备，设置或输入文件与现在不同：请用原来的设置继续，或换一个输出文件夹。"
)
NO_FILES = "输入的文件夹里没有文件：请检查路径。"

CLUSTER_PART_MISSING = "缺少 {part}：请执行 pip install 'criminal-law-desk[cluster]'。"
SCHEDULER_ABSENT = "无法连接 Dask 调度器 {address}：请检查地址，并确认它已经启动。"
NO_WORKERS = "Dask 调度器 {address} 还没有工作进程：请先在各台机器上启动 dask worker。"
WORKER_OF_OTHER_VERSION = "{host} 上的程序与本机不是同一版本：请在各台机器上安装同样的版本，再以同样的命令继续。"
WORKER_SEES_NOT = "{host} 看不到 {path}：请让各台机器以同样的路径共享输入与输出文件夹。"
