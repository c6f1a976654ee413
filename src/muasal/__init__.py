"""Where each claim in the news comes from: who said it first, who only repeats it, and what changed on the way."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muasal.model import Attribution

__all__ = ["__version__", "attributions"]
__version__ = "0.1.0"


def attributions(text: str, language: str | None = None, attitudes: bool = True) -> "list[Attribution]":
    """Who says what in `text`: see muasal.pipeline.attributions, which is loaded when first asked for."""
    from muasal import pipeline

    return pipeline.attributions(text, language, attitudes)
