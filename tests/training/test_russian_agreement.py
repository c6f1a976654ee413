"""Ukrainian government, gender and number where the Russian sentence has others."""

import pytest

from evaluation.conllu import Word
from training.russian_agreement import translated
from training.russian_to_ukrainian import Translator

TRANSLATOR = Translator()
NEW = "Degree=Pos|Number=Sing"
MATTER = "Animacy=Inan|Gender=Neut|Number=Sing"
TABLE = "Animacy=Inan|Gender=Masc|Number=Sing"
PAST = "Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin"

SENTENCES = {  # words as form lemma tag features head relation, parted by slashes
    "до нового столу": f"к к ADP _ 3 case / новому новый ADJ Case=Dat|Gender=Masc|{NEW} 3 amod / "
    f"столу стол NOUN Case=Dat|{TABLE} 0 root",
    "до мене": "ко ко ADP _ 2 case / мне я PRON Case=Dat|Number=Sing|Person=1 0 root",
    "про цю справу": f"об об ADP _ 3 case / этом этот DET Case=Loc|Gender=Neut|Number=Sing 3 det / "
    f"деле дело NOUN Case=Loc|{MATTER} 0 root",
    "два роки": f"два два NUM Case=Nom|Gender=Masc 2 nummod / года год NOUN Case=Gen|{TABLE} 0 root",
    "22 роки": f"22 22 NUM NumForm=Digit 2 nummod / года год NOUN Case=Gen|{TABLE} 0 root",
    "12 років": "12 12 NUM NumForm=Digit 2 nummod / лет год NOUN Animacy=Inan|Case=Gen|Gender=Masc|Number=Plur 0 root",
    "нова справа закінчилася": f"новое новый ADJ Case=Nom|Gender=Neut|{NEW} 2 amod / "
    f"дело дело NOUN Case=Nom|{MATTER} 3 nsubj / закончилось закончиться VERB Gender=Neut|{PAST} 0 root",
    "справа , яка почалася": f"дело дело NOUN Case=Nom|{MATTER} 0 root / , , PUNCT _ 4 punct / "
    f"которое который PRON Case=Nom|Gender=Neut|Number=Sing 4 nsubj / "
    f"началось начаться VERB Gender=Neut|{PAST} 1 acl:relcl",
}


def words(marked: str) -> list[Word]:
    rows = [word.split(" ") for word in marked.split(" / ")]
    return [Word(form, lemma, tag, feats, int(head), rel) for form, lemma, tag, feats, head, rel in rows]


@pytest.mark.parametrize("expected", SENTENCES)
def test_a_sentence_follows_ukrainian_grammar(expected: str) -> None:
    assert " ".join(translated(words(SENTENCES[expected]), TRANSLATOR)) == expected


def test_the_words_stay_one_for_one() -> None:
    sentence = words(SENTENCES["про цю справу"])
    assert len(translated(sentence, TRANSLATOR)) == len(sentence)
