"""Which encoding a text file is in, where nothing in it says so. Standard library only, so it is a careful guess.

Captions come from many programs: Unicode with and without its mark, and the code pages that Windows had for each part
of the world. Unicode proves itself. Among code pages the one wins whose letters make the likeliest words.
"""

from __future__ import annotations

import codecs
import itertools
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_TAGS = re.compile(r"<[^>]*>|-->|\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class _Page:
    """A code page: its codec, the languages it is for, and the letters beyond ASCII that its words have most."""

    codec: str
    languages: tuple[str, ...]
    letters: str


# The order decides between pages that fit equally well.
_PAGES = (
    _Page("cp1252", ("en", "fr", "de", "es", "it", "pt", "nl", "da", "sv", "no", "nb", "fi", "is", "ga", "cy"),
          "éèàçêôîûâùëïöäüßñáíóúãõåæøÉÀÖÄÜÅØ’‘“”–—…«»¿¡°£€ ·"),
    _Page("cp1250", ("pl", "cs", "sk", "hu", "hr", "sl", "ro"),
          "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČŘŠŽőűöüÖÜăâîşţđ’‘“”„–—…«»"),
    _Page("cp1251", ("ru", "uk", "bg", "sr", "be", "mk"), "оеаинтсрвлкмдпуяыьгзбчйхжшюцщіїєОЕАИНТСПВКМДЯ’“”–—…«»№"),
    _Page("cp1253", ("el",), "αοιετσνηρυπκμλςόίάέήύώδγχθφβΑΟΙΕΤΣΝ’“”–—…«»"),
    _Page("cp1254", ("tr",), "ıİğĞşŞçÇöÖüÜâî’‘“”–—…"),
    _Page("cp1255", ("he", "yi"), "יוהלאתרבמשנםדחקפעטצגכסןזךףץ’“”–—…₪"),
    _Page("cp1256", ("ar", "fa", "ur"), "اليمنوتربدسعفهكحقجطصشخذزثضغءأإةىئؤظ،؟پچژگ’“”–—…"),
    _Page("cp1257", ("lt", "lv", "et"), "ėšžčįųūąęāēīūļņķģšžõäöüĖŠŽ’“”–—…„"),
    _Page("cp874", ("th",), "านรอกเงมยลวดทสตะปบคหแจพชขใไโ่้ีัิื็์ำุู"),
)  # fmt: skip
# Pages of two bytes a sign; a text in one of them seldom reads as another from its start to its end.
_WIDE = (
    ("cp932", ("ja",)),
    ("cp949", ("ko",)),
    ("gb18030", ("zh",)),
    ("big5", ("zh",)),
)


def decoded(data: bytes, language: str = "") -> str:
    """The text of a file. `language` (BCP 47), where it is known, breaks ties. What cannot be read becomes “�”."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace").removeprefix("\ufeff")
    wide = _without_mark(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_page(data[:_SAMPLE], language.lower().partition("-")[0]), errors="replace")


def _without_mark(data: bytes) -> str:
    """UTF-16 or UTF-32 without its mark: captions have line ends, digits and spaces, so zeros show where they stand."""
    sample = data[:_SAMPLE]
    if b"\x00" not in sample:
        return ""
    quarters = [sample[place::4].count(0) for place in range(4)]
    many = len(sample) // 4 * 0.9
    if min(quarters[2:]) > many:
        return "utf-32-le"
    if min(quarters[:2]) > many:
        return "utf-32-be"
    even, odd = quarters[0] + quarters[2], quarters[1] + quarters[3]
    return "utf-16-le" if odd > even else "utf-16-be"


def _page(sample: bytes, language: str) -> str:
    best, most = _PAGES[0].codec, float("-inf")
    for page in _PAGES:
        score = _fits(sample, page) + (0.15 if language in page.languages else 0.0)
        if score > most + 1e-9:
            best, most = page.codec, score
    for codec, languages in _WIDE:
        score = _fits_wide(sample, codec) + (0.15 if language in languages else 0.0)
        if score > most + 1e-9:
            best, most = codec, score
    return best


def _fits(sample: bytes, page: _Page) -> float:
    """From about -1 to 1: how far the signs beyond ASCII are letters that such words have, where they would stand."""
    text = _TAGS.sub(" ", sample.decode(page.codec, errors="replace"))
    signs = [sign for sign in text if sign > "\x7f"]
    if not signs:
        return 0.0
    score = sum(1.0 if sign in page.letters else (-0.2 if sign.isalpha() else -1.0) for sign in signs)
    words = re.findall(r"[^\W\d_]+", text)
    # In Latin scripts accented letters stand among plain ones; a word of nothing else is another script in disguise.
    is_latin = page.codec in ("cp1252", "cp1250", "cp1254", "cp1257")
    if is_latin:
        score -= 2.0 * sum(len(word) for word in words if len(word) > 2 and not any(sign <= "z" for sign in word))
    # Small letters are not followed by capitals inside a word, in any script that has both.
    score -= 2.0 * sum(
        1 for word in words for one, next_ in itertools.pairwise(word) if one.islower() and next_.isupper()
    )
    return score / len(signs)


def _fits_wide(sample: bytes, codec: str) -> float:
    text = ""
    for cut in range(4):
        # The sample may end inside a sign.
        try:
            text = sample[: len(sample) - cut].decode(codec)
            break
        except UnicodeDecodeError:
            continue
    signs = [sign for sign in text if sign > "\x7f"]
    if len(signs) < 2:
        return float("-inf")
    return sum(_WEIGHTS.get(_script(sign), -1.0) for sign in signs) / len(signs) + _typical(signs, codec)


def _typical(signs: list[str], codec: str) -> float:
    """What tells the pages of East Asia apart: kana are Japanese, syllables Korean, and frequent signs Chinese."""
    share = {script: sum(_script(sign) == script for sign in signs) / len(signs) for script in ("kana", "hangul")}
    if codec == "cp932":
        return 0.3 if share["kana"] > 0.2 else -0.6
    if codec == "cp949":
        usual = sum(sign in "이다는의에고가을하지니요은어로도기리시사나를한" for sign in signs) / len(signs)
        return 0.3 if share["hangul"] > 0.5 and usual > 0.15 else -0.6
    common = (
        "的一是不了在人有我他这这個個们們你来來到大说說会會就上地要也和时時可以"
        if codec == "gb18030"
        else "的一是不了在人有我他這個們你來到大說會就上地要也和時可以"
    )
    return 0.3 if sum(sign in common for sign in signs) / len(signs) > 0.08 else -0.4


_WEIGHTS = {"kana": 1.0, "hangul": 1.0, "han": 1.0, "mark": 0.6}


def _script(sign: str) -> str:
    code = ord(sign)
    if 0x3040 <= code <= 0x30FF:
        return "kana"
    if 0xAC00 <= code <= 0xD7A3:
        return "hangul"
    if 0x4E00 <= code <= 0x9FFF:
        return "han"
    return "mark" if 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFFEF or 0x2010 <= code <= 0x2030 else ""
