"""Where each claim in the news comes from: who said it first, who only repeats it, and what changed on the way."""

__version__ = "0.1.0"
