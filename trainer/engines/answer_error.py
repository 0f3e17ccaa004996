"""An answer of a server, or of what stands before it, that is no success."""

from __future__ import annotations

from http import HTTPStatus

_NO_PATH = {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}


class AnswerError(Exception):
    """``said`` is what the server wrote, without secrets; of a page for people (``is_page``) nothing is kept.
    ``moved_to``: the host that a redirect leads to, "" where it names none.
    """

    def __init__(self, status: int, said: str = "", *, is_page: bool = False, moved_to: str = "") -> None:
        super().__init__(f"{status}: {said or ('a page' if is_page else 'nothing')}")
        self.status = status
        self.said = said
        self.is_page = is_page
        self.moved_to = moved_to

    @property
    def lacks_path(self) -> bool:
        """The server does not know the path, as an older one or a program with a part of the API. A model that is not
        there is another matter: the server then names it."""
        return self.status in _NO_PATH and not (self.status == HTTPStatus.NOT_FOUND and "model" in self.said.lower())
