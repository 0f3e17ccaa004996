"""Why a model could not be published, in words that its user can act on."""

from __future__ import annotations


class PublishError(Exception):
    """``sentence`` is shown, with ``figures`` put in its braces; ``detail`` goes to the log.

    ``kind`` names the state: "absent" (no server), "died" (connection lost), "room" (server's disk), "refused" (the
    server said no), "name" (a bad or taken name), "file" (not a GGUF), "different" (what the server has is not what
    was sent), "parity", "cloud", "stopped".
    """

    def __init__(self, kind: str, sentence: str, detail: str = "", **figures: int | float | str) -> None:
        super().__init__(sentence.format(**figures))
        self.kind = kind
        self.sentence = sentence
        self.detail = detail
        self.figures = figures


def publishing_stopped() -> PublishError:
    """The user asked to stop, before the tag moved."""
    return PublishError("stopped", "发布已停止；正在使用的模型未动。")
