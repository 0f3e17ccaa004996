"""What ends a job, in words that its user can act on."""

from __future__ import annotations


class ToldError(Exception):
    """``sentence`` is shown: ``template``, one of a ``sentences`` module, with ``figures`` in its places.

    The window knows it by that template again and fills its own. A sentence that another error has filled may be
    passed on as it is.
    """

    def __init__(self, template: str, **figures: int | float | str) -> None:
        # Without figures a brace is a path's own: also in one that comes, filled, from another process.
        self.sentence = template.format(**figures) if figures else template
        super().__init__(self.sentence)
