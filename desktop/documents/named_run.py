"""A kept run with its names put back: for whoever looks at it or hands it on. The history keeps the placeholders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.documents.names import put_back
from desktop.history.run import Run


def named_run(run: Run, names: Mapping[str, str]) -> Run:
    """``names``: placeholder → name. To be read again, which gives its places in the text with the names."""
    if not names:
        return run
    case = replace(run.input.case, facts=put_back(run.input.case.facts, names))
    summary = replace(run.summary, names=tuple(put_back(name, names) for name in run.summary.names))
    return replace(run, summary=summary, input=replace(run.input, case=case), text=put_back(run.text, names))
