"""Reading one article after another."""

import gc

import pytest

from muasal import languages, pipeline
from muasal.model import Article

TEXTS = {
    "id": "Gempa di Mamasa\n\nKepala BPBD Mamasa, Harun Salim, mengatakan pada Selasa bahwa 12 orang tewas.\n",
    "en": "Quake in Mamasa\n\nTwelve people died on Tuesday, said Harun Salim of the disaster agency in Mamasa.\n",
    "uk": "Землетрус у Мамасі\n\nУ вівторок загинули 12 людей, повідомив голова агентства Харун Салім.\n",
    "ru": "Землетрясение в Мамасе\n\nВо вторник погибли 12 человек, сообщил глава агентства Харун Салим.\n",
}


@pytest.mark.parametrize("code", languages.CODES)
def test_reading_leaves_no_objects_behind_that_hold_each_other(code: str) -> None:
    article = Article("a1", TEXTS[code], code, "Harian Uji", "2025-03-05")
    pipeline.read_one(article, {})  # tables load once
    gc.collect()
    with pipeline.no_search_for_cycles():
        pipeline.read_one(article, {})
        assert gc.collect() == 0


def test_the_search_for_cycles_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), pipeline.no_search_for_cycles():
        _ = 1 / gc.isenabled()
    assert gc.isenabled()


def test_the_search_for_cycles_stays_off_where_somebody_switched_it_off() -> None:
    gc.disable()
    try:
        with pipeline.no_search_for_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
