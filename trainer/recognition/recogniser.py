"""Text recognised in pictures on this computer: rapidocr, whose models lie in its wheel."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from trainer.recognition.page_images import LONGEST_SIDE
from trainer.recognition.page_lines import PageLine

if TYPE_CHECKING:
    from PIL.Image import Image


class Recogniser:
    """Loading it takes about two seconds, a page some seconds on two cores. Nothing is fetched from anywhere."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self._engine: Any = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.max_side_len": LONGEST_SIDE,
                # What is hardly legible is told as such, not left out.
                "Global.text_score": 0.1,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            }
        )

    def lines(self, image: Image) -> list[PageLine]:
        """The lines of a page in no certain order; [] for an empty page."""
        import numpy as np

        # The recogniser takes colours in OpenCV's order.
        found = self._engine(np.asarray(image)[:, :, ::-1].copy())
        if found.boxes is None:
            return []
        return [
            PageLine(
                text.strip(),
                float(min(corner[0] for corner in box)),
                float(min(corner[1] for corner in box)),
                float(max(corner[0] for corner in box)),
                float(max(corner[1] for corner in box)),
                float(score),
            )
            for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
            if text.strip()
        ]
