"""Every table of every language loads, says nothing twice, and uses the words the grammar knows."""

import re
from collections import Counter
from pathlib import Path

import pytest
from marked import marked

from muasal import tables
from muasal.languages import CODES, get
from muasal.languages.base import FOLDER, FRAMES, STRENGTHS
from muasal.model.claim import CERTAINTIES, STANCES

TABLES = sorted(path for code in CODES for path in (FOLDER / code).glob("*.tsv"))
SENTENCES = sorted(Path(__file__).parent.glob("*/attributions.txt"))
TAKES = {"clause", "np", "predicate", "none"}
NOUN_TYPES = {"person", "organisation", "country", "place", "medium", "collective", "document", "title"}
NOUN_ROLES = {
    "",
    "spokesperson",
    "official",
    "anonymous",
    "generic",
    "institution",
    "resident",
    "member",
    "work",
    "accounts",
}
HEDGE_CLASSES = {"attribute", "adverb", "modal", "plan", "opinion", "conditional", "noun"}
KINDS = ("named", "pronoun", "clitic", "generic", "anonymous", "implicit")
NEGATION_CLASSES = {"none", "fails", "verb", "seeming"}
COLUMNS = {
    "cues": ["cue", "strength", "frame", "stance", "certainty", "takes", "note"],
    "words": ["word", "class", "note"],
    "nouns": ["noun", "type", "role", "note"],
    "hedges": ["hedge", "class", "note"],
    "negations": ["phrase", "class", "note"],
    "anonymity": ["phrase", "note"],
    "asides": ["opening", "note"],
    "names": ["word", "class", "side"],
}


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def table(code: str, name: str) -> list[dict[str, str]]:
    return get(code).table(name)


def forms(code: str, name: str) -> list[str]:
    """All forms of a table's first column, case-folded; words and names with their class (there may be several)."""
    found = []
    for row in table(code, name):
        first = next(iter(row.values()))
        suffix = f" ({row['class']})" if name in ("words", "names") else ""
        found += [" ".join(form.casefold().split()) + suffix for form in tables.expand(first)]
    return found


@pytest.mark.parametrize("path", TABLES, ids=named)
def test_a_table_loads_and_has_rows(path: Path) -> None:
    assert tables.load(path)


@pytest.mark.parametrize("path", TABLES, ids=named)
def test_the_first_cell_of_a_row_is_filled(path: Path) -> None:
    assert all(next(iter(row.values())) for row in tables.rows(path))


@pytest.mark.parametrize("path", TABLES, ids=named)
def test_no_brace_is_left_open(path: Path) -> None:
    cells = [next(iter(row.values())) for row in tables.rows(path)]
    assert [cell for cell in cells if any(re.search(r"[{}]", form) for form in tables.expand(cell))] == []


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("code", CODES)
def test_columns_are_the_agreed_ones(code: str, name: str) -> None:
    for row in table(code, name)[:1]:
        assert [column for column in COLUMNS[name] if column != "note"] == [c for c in row if c != "note"]


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("code", CODES)
def test_no_form_stands_twice(code: str, name: str) -> None:
    assert [form for form, times in Counter(forms(code, name)).items() if times > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_cues_have_legal_values(code: str) -> None:
    for row in table(code, "cues"):
        assert row["strength"] in STRENGTHS, row
        assert row["frame"] in FRAMES, row
        assert row["stance"] in {"", *STANCES}, row
        assert row["certainty"] in {"", *CERTAINTIES}, row
        assert set((row["takes"] or "clause").split(",")) <= TAKES, row


@pytest.mark.parametrize("code", CODES)
def test_nouns_have_legal_values(code: str) -> None:
    for row in table(code, "nouns"):
        assert row["type"] in NOUN_TYPES, row
        assert row["role"] in NOUN_ROLES, row


@pytest.mark.parametrize("code", CODES)
def test_hedges_have_legal_classes(code: str) -> None:
    assert {row["class"] for row in table(code, "hedges")} <= HEDGE_CLASSES


@pytest.mark.parametrize("code", CODES)
def test_negations_have_legal_classes(code: str) -> None:
    assert {row["class"] for row in table(code, "negations")} <= NEGATION_CLASSES


@pytest.mark.parametrize("code", CODES)
def test_closed_class_words_are_single_words(code: str) -> None:
    assert [row["word"] for row in table(code, "words") if len(row["word"].split()) != 1] == []


@pytest.mark.parametrize("code", CODES)
def test_every_cue_compiles(code: str) -> None:
    language = get(code)
    assert all((language.cues, language.nouns, language.words))


@pytest.mark.parametrize("path", SENTENCES, ids=named)
def test_every_marked_attribution_has_a_cue(path: Path) -> None:
    assert [s.where for s in marked(path) for roles in s.attributions.values() if "C" not in roles] == []


@pytest.mark.parametrize("path", SENTENCES, ids=named)
def test_no_mark_is_left_open(path: Path) -> None:
    assert [s.where for s in marked(path) if re.search(r"[\[\]]", s.text)] == []


@pytest.mark.parametrize("path", SENTENCES, ids=named)
def test_marked_fields_have_legal_values(path: Path) -> None:
    allowed = {"stance": STANCES, "certainty": CERTAINTIES, "kind": KINDS}
    for sentence in marked(path):
        for name, value in sentence.expected.items():
            assert value in allowed[name.rstrip("0123456789")], sentence.where
