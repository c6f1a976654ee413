"""Trees for raw Russian news from natasha's parser (MIT), as a style of annotation of its own.

natasha was trained by its makers on news labelled automatically. Sentences in which it gives cycles or several roots,
about a quarter, are left out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from evaluation.conllu import Tree, Word, reduced
from muasal.read.parser.trees import cycle


def natasha(sentences: Iterable[list[Word]]) -> Iterator[Tree]:
    """The sentences with natasha's tags, features and trees."""
    from natasha import NewsEmbedding, NewsMorphTagger, NewsSyntaxParser  # weighs 150 MB with what it needs

    vectors = NewsEmbedding()
    tagger, parser = NewsMorphTagger(vectors), NewsSyntaxParser(vectors)
    for words in sentences:
        forms = [w.form for w in words]
        tagged = next(iter(tagger.map([forms]))).tokens
        parsed = next(iter(parser.map([forms]))).tokens
        heads = [int(token.head_id) for token in parsed]
        if heads.count(0) == 1 and not cycle([0, *heads]):
            found = zip(words, tagged, heads, parsed, strict=True)
            yield Tree("", "", tuple(_word(w, t, h, p) for w, t, h, p in found))


def _word(word: Word, tagged: Any, head: int, parsed: Any) -> Word:
    features = "|".join(f"{name}={value}" for name, value in sorted(tagged.feats.items())) or "_"
    return Word(word.form, "_", tagged.pos, features, head, reduced(parsed.rel), word.space)
