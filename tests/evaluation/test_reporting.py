"""Sources and contents derived from trees, and how they are scored."""

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import reporting
from conllu import Tree, read
from reporting_gold import Case, cases

from muasal.languages import get
from muasal.model import Span

HERE = Path(__file__).parent
TREES = {tree.id: tree for tree in read(HERE / "sentences.conllu", split=True)}
SCRIPT = HERE.parents[1] / "evaluation" / "reporting.py"


def derived(id: str) -> list[tuple[str, str, str]]:
    """Cue, source and content of each case of a sentence in words; pieces of one content parted by a stroke."""
    found = cases(TREES[id], get(id[:2]))
    return [(c.cue.of(c.text), words(c, c.source), words(c, c.content)) for c in found]


def words(case: Case, spans: tuple[Span, ...]) -> str:
    return " / ".join(span.of(case.text) for span in spans)


def case(id: str) -> Case:
    return next(cases(TREES[id], get(id[:2])))


@pytest.mark.parametrize(
    ("id", "cue", "source", "content"),
    [
        ("id-before", "mengatakan", "Gubernur Rahmat", "tanggul retak"),
        ("id-tag", "kata", "kepala dinas itu", "Air sudah surut"),
        ("en-outer", "say", "residents", "water stinks"),
        ("en-agent", "argued", "the port", "ships returned"),
        ("en-relative", "said", "The mayor", "the bridge held"),
        ("en-broken", "said", "Ann Bell", "Wait / listen"),
        ("uk-colon", "пише", "Газета «Обрій»", "рух перекрили"),
        ("uk-inside", "каже", "інженерка", "Міст / треба закрити"),
        ("ru-that", "сообщил", "представитель порта", "причал закрыт"),
    ],
)
def test_source_and_content_come_from_the_tree(id: str, cue: str, source: str, content: str) -> None:
    assert derived(id) == [(cue, source, content)]


@pytest.mark.parametrize("id", ["en-speaker", "en-negated", "ru-object", "ru-which"])
def test_no_case_where_nobody_reports(id: str) -> None:
    assert derived(id) == []


def test_overlap_is_dice_of_characters() -> None:
    assert reporting.overlap([(0, 4)], [(2, 6)]) == 0.5
    assert reporting.overlap([(0, 2), (4, 6)], [(0, 2), (4, 6)]) == 1.0
    assert reporting.overlap([], [(0, 2)]) == 0.0
    assert reporting.overlap([], []) == 1.0


@pytest.mark.parametrize("id", ["id-tag", "en-relative", "uk-colon", "ru-that"])
def test_the_reader_is_scored_at_the_cue(id: str) -> None:
    (scored,) = reporting.score_trees([TREES[id]], id[:2])
    assert scored.found is not None
    assert scored.source_right
    assert scored.content_right


def test_an_attribution_elsewhere_does_not_count() -> None:
    found = reporting.muasal(TREES["ru-that"].text, "ru")[0]
    scored = reporting.score(case("ru-that"), [replace(found, cue=(Span(0, 1),))])
    assert (scored.found, scored.source, scored.content) == (None, 0.0, 0.0)


def test_a_cue_not_found_counts_as_wrong_over_all_and_not_over_found() -> None:
    right = next(reporting.score_trees([TREES["ru-that"]], "ru"))
    missed = reporting.score(case("ru-that"), [])
    figures = reporting.summary([right, missed])
    assert (figures["n"], figures["found"], figures["sources"], figures["contents"]) == (2, 0.5, 0.5, 0.5)
    assert (figures["found_sources"], figures["found_contents"]) == (1.0, 1.0)


def test_figures_have_the_same_keys_without_cases() -> None:
    right = next(reporting.score_trees([TREES["ru-that"]], "ru"))
    assert reporting.summary([]).keys() == reporting.summary([right]).keys()
    assert reporting.summary([])["sources"] is None


def test_marked_sentences_are_scored_by_the_best_cue() -> None:
    row = {"language": "ru", "text": TREES["ru-that"].text, "source": [[8, 27]], "cue": [[28, 35]]}
    figures = reporting.score_sentences([row | {"content": [[41, 54]]}])
    assert figures["ru"]["sentences_exact"] == 1.0
    assert figures["uk"] == dict.fromkeys(figures["uk"]) | {"sentences": 0}


def test_spans_are_marked_in_the_text() -> None:
    assert reporting.marked("Ann said no.", [Span(0, 3)], [Span(4, 8)], [Span(9, 11)]) == "S[Ann] C[said] T[no]."


def hung(tree: Tree, index: int, head: int, relation: str) -> Tree:
    """The tree with one word hung elsewhere."""
    changed = replace(tree.words[index - 1], head=head, relation=relation)
    return replace(tree, words=(*tree.words[: index - 1], changed, *tree.words[index:]))


def test_relations_of_reporting_verbs() -> None:
    gold = [TREES["en-relative"], TREES["en-broken"]]
    same = reporting.relations(gold, gold, "en")
    assert same["nsubj"] == {"n": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert same["ccomp"]["n"] == 2
    worse = [hung(gold[0], 2, 7, "obj"), hung(gold[1], 10, 5, "ccomp")]
    wrong = reporting.relations(gold, worse, "en")
    assert (wrong["nsubj"]["precision"], wrong["nsubj"]["recall"]) == (1.0, 0.5)
    assert (wrong["ccomp"]["precision"], wrong["ccomp"]["recall"]) == (pytest.approx(2 / 3), 1.0)


def test_relations_elsewhere_do_not_count() -> None:
    gold = TREES["en-relative"]
    assert reporting.relations([gold], [hung(gold, 4, 5, "obj")], "en")["nsubj"]["f1"] == 1.0


def test_relations_want_the_same_words() -> None:
    with pytest.raises(ValueError, match="different words"):
        reporting.relations([TREES["en-relative"]], [TREES["en-broken"]], "en")


def test_the_script_prints_every_language_and_names_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "ud").mkdir()
    trees = (HERE / "sentences.conllu").read_text(encoding="utf-8").split("\n\n")
    russian = "\n\n".join(t for t in trees if t.startswith("# sent_id = ru"))
    with gzip.open(tmp_path / "ud" / "ru_gsd-test.conllu.gz", "wt", encoding="utf-8") as out:
        out.write(russian)
    done = subprocess.run([sys.executable, SCRIPT, tmp_path, "--json"], capture_output=True, text=True, check=False)
    figures = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(figures) == ["id", "en", "uk", "ru"]
    assert (figures["ru"]["n"], figures["ru"]["sources"], figures["id"]["n"]) == (1, 1.0, 0)
    assert "missing, left out" in done.stderr
    assert "id_gsd-test.conllu.gz" in done.stderr
