"""The two layers of attribution put together."""

import pytest

from muasal import attributions, languages

SAID = {
    "ru": "Паром вычеркнут из реестра, сообщает агентство «Восток» со ссылкой на министерство.",
    "uk": "Завод зачинено, повідомив директор комбінату Іван Громов.",
    "id": "Pabrik itu tutup, kata direktur Iwan Gunawan.",
}


@pytest.mark.parametrize("code", SAID)
def test_outside_its_language_the_tagger_moves_no_boundary_of_the_grammar(code: str) -> None:
    alone, both = (attributions(SAID[code], code, attitudes) for attitudes in (False, True))
    seen = {a.cue: (a.source, a.content) for a in both}
    assert alone
    assert all(seen[a.cue] == (a.source, a.content) for a in alone)


def test_one_language_has_its_boundaries_from_the_tagger() -> None:
    assert [code for code in languages.CODES if languages.get(code).config.get("tagger_redraws")] == ["en"]
