"""Chains: from the words of a source to entity ids."""

from muasal.model import Article
from muasal.read import read
from muasal.resolve import Resolved, outlet_keys, outlet_of, resolve, unify


def chains(text: str, language: str = "en", *others: Article) -> list[tuple[str, ...]]:
    return [a.chain for a in resolved(article(text, language), *others).attributions]


def article(text: str, language: str, id: str = "a1", outlet: str = "Harbour Post") -> Article:
    return Article(id, f"Headline\n\n{text}\n", language, outlet=outlet, published="2025-03-05")


def resolved(one: Article, *others: Article) -> Resolved:
    return resolve(read(one), outlet_of(one), outlet_keys([one, *others]))


def test_a_registered_name() -> None:
    assert chains("The World Health Organization said the outbreak was over.") == [("who",)]


def test_a_kind_with_its_country_is_the_entry_of_the_register() -> None:
    said = "Ukraine's military intelligence said that the bridge was empty."
    assert chains(said) == [("hur",)] == chains("Воєнна розвідка України заявила, що міст порожній.", "uk")


def test_one_kind_meets_itself_across_languages() -> None:
    english = chains("The weather agency said heavy rain would last until Friday.")
    indonesian = chains("Badan meteorologi mengatakan hujan lebat berlangsung hingga Jumat.", "id")
    assert english == indonesian


def test_an_outlet_of_the_batch_is_the_nearer_link() -> None:
    other = article("Nothing.", "en", "a2", "The Canal Ledger")
    found = chains("The ferry sank at dawn, the Canal Ledger reported, citing the coast guard.", "en", other)
    assert found[0][0] == outlet_of(other).entity.id
    assert len(found[0]) == 2


def test_a_pronoun_goes_back_to_who_spoke() -> None:
    first, second = chains("Mayor Ana Reyes said the school was safe. She added that lessons resume on Monday.")
    assert second[-1] == first[-1]


def test_a_clitic_goes_back_to_who_spoke() -> None:
    first, second = chains('Rudi Hartono mengatakan jembatan itu aman. "Warga boleh melintas," katanya.', "id")
    assert second[-1] == first[-1]


def test_nobody_named_is_unspecified() -> None:
    assert chains("It is claimed that the vault was empty.") == [("unspecified",)]


def test_the_companies_of_an_article_are_told_apart() -> None:
    text = "Security firm Blackfen Labs said data were stolen. The firm said it found the list on Monday."
    first, second = chains(text)
    assert first == second


def test_the_only_governor_of_a_batch_is_one() -> None:
    one = article("The governor of West Java said the dam would hold.", "en")
    two = article("The governor declined to comment.", "en", "a2", "Canal Ledger")
    parts = unify([resolved(one, two), resolved(two, one)])
    assert parts[0].attributions[0].chain == parts[1].attributions[0].chain


def test_lower_case_after_a_name_does_not_hide_the_state() -> None:
    assert chains("The Russian foreign ministry said the talks were over.") == [("russia-foreign-ministry",)]


def test_words_in_quotation_marks_are_a_name() -> None:
    assert chains("Мост закрыли в понедельник, сообщает «Деловой наблюдатель».", "ru") == [("delov-nabludatel",)]
    assert chains("Міст закрили в понеділок. Про це повідомляє «Оглядач».", "uk") == [("ohladach",)]


def test_a_document_without_an_author_speaks_for_itself() -> None:
    said = "According to a draft, twelve ships will be listed. The document says the vote is due in June."
    assert chains(said) == [("anon-document",)] * 2
    assert chains("Согласно проекту решения, в список войдут 12 судов.", "ru") == [("anon-document",)]


def test_a_statement_is_its_authors() -> None:
    assert chains("The mayor said the road was shut. The statement said buses would run.")[1] == ("mayor-local",)


def test_an_articles_own_paper_is_no_further_link() -> None:
    assert chains("According to a draft seen by the Harbour Post, twelve ships will be listed.") == [("anon-document",)]


def test_the_paper_is_the_outlet_named_before() -> None:
    other = article("Nothing.", "ru", "a2", "Полдень")
    said = "Мост закрыли в понедельник, пишет «Полдень». Издание отмечает, что объезд открыт."
    assert chains(said, "ru", other) == [(outlet_of(other).entity.id,)] * 2


def test_where_a_company_is_based_is_not_its_name() -> None:
    said = "Norvik Shipping, a company based in Dubai, runs the boats. The shipping company rejected the accusations."
    assert chains(said) == [("norvik-shipinh",)]


def test_the_company_is_the_one_the_article_is_about() -> None:
    said = "Shares of Norvik fell. Ana Ruiz joined Norvik in May. The company said sales fell. "
    said += "Chief executive Tom Hale said they would rise."
    assert chains(said) == [("norvik",), ("tom-hal", "norvik")]


def test_of_two_companies_named_as_often_neither_is_meant() -> None:
    said = "Norvik sued Baltor. Baltor sued Norvik. The company said sales fell."
    assert chains(said) == [("the-company",)]


def test_a_body_described_in_one_attribution_is_the_one_named_in_it() -> None:
    said = "The Consumer Safety Board registered 41 injuries, a spokesperson for the regulator told reporters."
    assert len(chains(said)[0]) == 1


def test_the_commissioner_is_who_spoke_in_that_office_before() -> None:
    said = "Ukraine's commissioner said the ship was full. The weather agency said it rained. "
    said += "The commissioner said the ship had left."
    assert chains(said)[0] == chains(said)[2]
