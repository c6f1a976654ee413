"""How often each frame of attribution stands in the marked sentences of each language.

    python tests/languages/frames.py

Prints a table: sentences that show the frame, those of them not read rightly yet (~), and negative twins.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from marked import marked

FOLDER = Path(__file__).parent
LANGUAGES = ("id", "en", "uk", "ru")
FRAMES = (
    # linking
    *("one source, several contents", "several sources, one content", "split quotation", "cues that share a source"),
    *("quotation over several paragraphs", "quotation that goes on", "source in the sentence before"),
    *("by somebody's account", "headline with a colon", "headline with a dash"),
    # chains
    *("citing somebody", "carried by somebody", "long chain", "unnamed source", "post or page as a source"),
    "spokesperson",
    # stance
    *("denies", "confirms", "doubts", "declines", "negated cue", "evasion is no denial", "denied that it had not"),
    # certainty
    *("hedge in the cue", "hedge in the verb", "hedge in an adverb", "conditional", "plan", "scope of a hedge"),
)


@dataclass
class Counts:
    """Sentences by frame."""

    shown: Counter[str] = field(default_factory=Counter)
    not_yet: Counter[str] = field(default_factory=Counter)
    twins: Counter[str] = field(default_factory=Counter)


def counts(code: str) -> Counts:
    """The sentences of one language. Frames that nobody knows are counted too, so that a test can name them."""
    out = Counts()
    for sentence in marked(FOLDER / code / "frames.txt"):
        (out.shown if sentence.attributions else out.twins)[sentence.frame] += 1
        out.not_yet[sentence.frame] += sentence.not_yet
    return out


def main() -> None:
    found = {code: counts(code) for code in LANGUAGES}
    print(f"{'frame':<36}" + "".join(f"{code:>14}" for code in LANGUAGES))
    for frame in FRAMES:
        cells = (f"{c.shown[frame]} ~{c.not_yet[frame]} -{c.twins[frame]}" for c in found.values())
        print(f"{frame:<36}" + "".join(f"{cell:>14}" for cell in cells))


if __name__ == "__main__":
    main()
