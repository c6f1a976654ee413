"""Names across scripts: a key under which one name meets its other spellings. Equal keys, never a similarity score.

Letters go to Latin by the language's table; spellings that romanisations disagree on are folded (ye/e, yu/u, kh/h);
a case ending is cut. The key is for comparing only, never shown.
"""

import re
import unicodedata

from muasal.languages import Language

_FOLDS = (
    ("shch", "sc"),
    ("kh", "h"),
    ("zh", "z"),
    ("ts", "c"),
    ("ph", "f"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ye", "e"),
    ("ie", "e"),
    ("yo", "o"),
    ("yu", "u"),
    ("iu", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("w", "v"),
    ("j", "i"),
    ("y", "i"),
)
_ENDING = re.compile(r"(?:ogo|oho|omu|emu|oiu|ami|om|em|im|oi|ei|ou|[aeiou])$")
SHORTEST = 3  # letters that must remain when an ending is cut


def latin(text: str, language: Language) -> str:
    """`text` in Latin letters, lower case, without accents."""
    letters = language.letters
    out = "".join(letters.get(char, char) for char in text.casefold())
    plain = unicodedata.normalize("NFKD", out)
    return "".join(char for char in plain if not unicodedata.combining(char))


def key(name: str, language: Language) -> str:
    """The key of a name: its words folded, endings cut, joined by hyphens; "" if nothing is left."""
    return "-".join(_fold(latin, own) for latin, own in _words(name, language))


def stem(name: str, language: Language) -> str:
    """The key with endings cut in either script, for names whose other spelling is unknown."""
    return "-".join(_fold(latin, True) for latin, _ in _words(name, language))


def _words(name: str, language: Language) -> list[tuple[str, bool]]:
    """The words in Latin letters, each with whether it was written in the language's own script: only such inflect."""
    out = []
    for word in re.findall(r"[\w'’ʼ]+", name.casefold()):
        plain = re.sub(r"[^a-z\d]", "", latin(word, language))
        if plain:
            out.append((plain, any(char in language.letters for char in word)))
    return out


def _fold(word: str, inflected: bool) -> str:
    for spelling, plain in _FOLDS:
        word = word.replace(spelling, plain)
    word = re.sub(r"(.)\1", r"\1", word)
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= SHORTEST and inflected else word
