"""What the parser sees of a word: the word, its beginnings, endings and shape, as rows of one table.

Every string goes to two rows by two hashes, so that two words that meet in one row are parted by the other (hash
embeddings: Svenstrup et al. 2017). No word is stored.
"""

from html import unescape
from zlib import crc32

PREFIXES = (2, 3, 4)
SUFFIXES = (1, 2, 3, 4, 5)
ROWS = 2 * (1 + len(PREFIXES) + len(SUFFIXES) + 1)  # rows a word
SEEN = 20  # characters of a word's shape
_ALIKE = (("’ʼ`", "'"), ("‑–—−", "-"), ("„“”«»‟", '"'), ("[{", "("), ("]}", ")"), ("…", "."))
_LIKE = {ord(char): one for chars, one in _ALIKE for char in chars}  # treebanks know one style of marks, pages many
_TYPED = {"--": "-", "---": "-", "''": '"'}  # how a typewriter and older treebanks write a dash and a quotation mark


def rows(word: str, size: int) -> list[int]:
    """The rows of a table of `size` rows for a word as written: two for each of its strings, in a fixed order."""
    hashes = [crc32(string.encode()) for string in strings(word)]
    return [row for found in hashes for row in (found % size, found // size % size)]


def strings(word: str) -> list[str]:
    """The word in lower case with its digits alike, its beginnings and endings, and its shape."""
    word = unescape(word) if "&" in word else word  # some treebanks leave them in: &#39;&#39; for a quotation mark
    low = normal(word)
    begins = [f"{n}<{low[:n]}" for n in PREFIXES]
    ends = [f"{n}>{low[-n:]}" for n in SUFFIXES]
    return [f"={low}", *begins, *ends, f"#{shape(word)}"]


def normal(word: str) -> str:
    """In lower case, any digit as 0, one kind of apostrophe, dash, bracket and quotation mark."""
    low = "".join("0" if c.isdigit() else c for c in word.translate(_LIKE).casefold())
    return _TYPED.get(low, low)


def shape(word: str) -> str:
    """`Xx` for Kyiv, `XX` for NATO, `x` for word, `0` for 12, `.` for any mark: kinds of characters, runs as one."""
    out = ""
    for char in word[:SEEN]:
        kind = "0" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else "."
        if out[-1:] != kind or out == "X":
            out += kind
    return out
