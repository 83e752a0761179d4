"""A language is told by the file, guessed from words or letters, or not known; it is never made up."""

from __future__ import annotations

import pytest

from ombud.heard.themes.languages import script, spoken
from ombud.heard.themes.texts import OpenAnswer


def of(*texts: str) -> list[tuple[str, str]]:
    return [(one.language, one.by) for one in spoken([OpenAnswer(str(at), text) for at, text in enumerate(texts)])]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lamps at the station are broken and it is dark", "en"),
        ("Lamporna vid stationen är trasiga och det är mörkt", "sv"),
        ("Lygterne blev slukket efter midnat, hvad bliver der gjort ved det", "da"),
        ("Die Lampen am Bahnhof sind kaputt und es ist dunkel", "de"),
        ("De lampen bij het station zijn kapot en het is donker", "nl"),
        ("Les lampes de la gare sont cassées et il fait noir", "fr"),
        ("Las farolas de la estación están rotas y no hay luz", "es"),
        ("I lampioni della stazione sono rotti e non si vede", "it"),
        ("As luzes da estação estão partidas e não se vê", "pt"),
        ("Lampy na dworcu są zepsute i jest ciemno, nie ma jak iść", "pl"),
        ("Aseman lamput ovat rikki ja siellä on pimeä, se ei ole hyvä", "fi"),
        ("İstasyondaki lambalar bozuk ve çok karanlık, bu iyi değil", "tr"),
        ("المصابيح في المحطة معطلة و لا يوجد ضوء على الطريق", "ar"),
        ("چراغ های ایستگاه خراب است و ما از تاریکی می ترسیم", "fa"),
        ("Лампы на станции сломаны и очень темно", "ru"),
        ("Лампи на станції зламані, і там дуже темно, що це", "uk"),
        ("車站的燈壞了很暗", "zh"),
        ("駅の明かりが壊れていて暗いです", "ja"),
    ],
)
def test_the_language_of_one_sentence(text: str, language: str) -> None:
    assert of(text)[0][0] == language


def test_what_the_file_says_goes_before_any_guess() -> None:
    (told,) = spoken([OpenAnswer("1", "The lamps are broken", "sv-SE")])
    assert (told.language, told.by) == ("sv", "stated")


def test_one_word_is_not_enough_to_know() -> None:
    assert of("Ja!", "123", "")[0] == ("und", "")
    assert of("123", "")[0] == ("und", "")


def test_letters_tell_what_small_words_do_not_once_there_are_enough_answers() -> None:
    many = [f"The lamps and the bus stops at the station are broken in street {at}" for at in range(60)]
    assert of(*many, "broken lamps station")[-1] == ("en", "letters")
    assert of("broken lamps station")[-1] == ("und", "")


def test_kana_among_chinese_signs_is_japanese() -> None:
    assert (script("駅の明かり"), script("車站"), script("...")) == ("ja", "zh", "")
