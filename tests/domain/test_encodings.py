import pytest
from hypothesis import given
from hypothesis import strategies as st

from natp_studio.domain.captions import read_captions
from natp_studio.domain.encodings import decoded
from natp_studio.domain.languages import language_of

WORDS = {
    "en": "The café on the ward – “quiet” – is open. It’s £3.",
    "fr": "Où est la salle calme ? À côté, près de l’entrée. Ça va être très long, déjà.",
    "de": "Der Raum ist ruhig. Möchten Sie später zurückkommen? Grüße, schönes Gespräch.",
    "es": "¿Dónde está la sala tranquila? Mañana será más fácil, señor.",
    "pl": "Gdzie jest cichy pokój? Proszę usiąść, zaczniemy później. Źle się czuję, łóżko.",
    "cs": "Kde je tichý pokoj? Prosím, přijďte později, začneme příště. Děkuji.",
    "hu": "Hol van a csendes szoba? Kérem, jöjjön később, előbb szólunk őszintén.",
    "ru": "Где тихая комната? Пожалуйста, приходите позже, мы начнём.",
    "uk": "Де тиха кімната? Будь ласка, приходьте пізніше, її їжа є.",
    "el": "Πού είναι το ήσυχο δωμάτιο; Παρακαλώ ελάτε αργότερα.",
    "he": "איפה החדר השקט? בבקשה תבואו מאוחר יותר.",
    "ar": "أين الغرفة الهادئة؟ من فضلك تعال لاحقا.",
    "ja": "静かな部屋はどこですか。あとで来てください。",
    "ko": "조용한 방은 어디에 있습니까? 나중에 오십시오.",
    "zh": "安静的房间在哪里？我们的工作人员会在这里等你，请不要着急。",
    "th": "ห้องเงียบอยู่ที่ไหน กรุณามาภายหลัง",
}
PAGES = {
    "en": "cp1252", "fr": "cp1252", "de": "cp1252", "es": "cp1252", "pl": "cp1250", "cs": "cp1250", "hu": "cp1250",
    "ru": "cp1251", "uk": "cp1251", "el": "cp1253", "he": "cp1255", "ar": "cp1256", "ja": "cp932", "ko": "cp949",
    "zh": "gb18030", "th": "cp874",
}  # fmt: skip


def captions(text: str) -> str:
    return f"1\r\n00:00:01,000 --> 00:00:04,000\r\n{text}\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\n<i>ok</i>\r\n"


@pytest.mark.parametrize("language", WORDS)
def test_captions_in_the_code_page_of_their_language_are_read_without_being_told(language: str) -> None:
    data = captions(WORDS[language]).encode(PAGES[language])
    # Hungarian and Portuguese put their letters in the same places, so there the file's name must help.
    hint = language if language == "hu" else ""
    assert read_captions(data, "film.srt", hint)[0].text == WORDS[language]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("language", ["en", "pl", "ru", "ar", "ja"])
def test_unicode_is_read_with_its_mark_and_without(language: str, encoding: str) -> None:
    data = captions(WORDS[language]).encode(encoding)
    assert read_captions(data, "film.srt")[0].text == WORDS[language]


def test_the_language_in_the_file_name_decides_between_pages_that_fit_alike() -> None:
    data = "Işık ağır değil, şimdi sığınağı gösteriyor.".encode("cp1254")
    assert decoded(data, "tr") == "Işık ağır değil, şimdi sığınağı gösteriyor."


@given(st.binary(max_size=300))
def test_no_bytes_cannot_be_decoded(data: bytes) -> None:
    assert isinstance(decoded(data), str)


def test_languages_are_named_in_their_own_words() -> None:
    assert language_of("") == language_of("en") == language_of("EN-gb") == ("en-GB", "English")
    assert language_of("cy") == ("cy", "Cymraeg")
    assert language_of("pt_br") == ("pt-BR", "Português")
    assert language_of("tlh") == ("tlh", "tlh")
