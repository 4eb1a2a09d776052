"""Names of languages, in their own words and in English, and the letters that they are written with."""

from __future__ import annotations

import unicodedata

# In their own words, as PowerPoint shows them in its list of captions, by the first part of a BCP 47 tag. Source of the
# names: Unicode CLDR.
_NAMES = {
    "ar": "العربية", "bg": "Български", "bn": "বাংলা", "bsl": "British Sign Language", "cs": "Čeština", "cy": "Cymraeg",
    "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti",
    "fa": "فارسی", "fi": "Suomi", "fr": "Français", "ga": "Gaeilge", "gd": "Gàidhlig", "gu": "ગુજરાતી",
    "he": "עברית", "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "is": "Íslenska", "it": "Italiano",
    "ja": "日本語", "ko": "한국어", "lt": "Lietuvių", "lv": "Latviešu", "nb": "Norsk bokmål", "nl": "Nederlands",
    "no": "Norsk", "pa": "ਪੰਜਾਬੀ", "pl": "Polski", "pt": "Português", "ro": "Română", "ru": "Русский",
    "sk": "Slovenčina", "sl": "Slovenščina", "so": "Soomaali", "sr": "Српски", "sv": "Svenska", "ta": "தமிழ்",
    "tr": "Türkçe", "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip
_ENGLISH = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bsl": "British Sign Language", "cs": "Czech", "cy": "Welsh",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gd": "Scottish Gaelic", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian",
    "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sr": "Serbian", "sv": "Swedish", "ta": "Tamil", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_VARIANTS = {"en-gb": "British English", "en-us": "American English", "en-au": "Australian English",
             "en-ca": "Canadian English", "en-ie": "Irish English"}  # fmt: skip
# Scripts as the names of letters begin (Unicode Character Database). Languages that are not here use Latin letters.
_SCRIPTS = {
    "ar": ("ARABIC",), "fa": ("ARABIC",), "ur": ("ARABIC",), "he": ("HEBREW",), "el": ("GREEK",), "th": ("THAI",),
    "bg": ("CYRILLIC",), "ru": ("CYRILLIC",), "uk": ("CYRILLIC",), "sr": ("CYRILLIC",), "bn": ("BENGALI",),
    "gu": ("GUJARATI",), "hi": ("DEVANAGARI",), "pa": ("GURMUKHI",), "ta": ("TAMIL",), "zh": ("CJK",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"), "ko": ("HANGUL", "CJK"),
}  # fmt: skip
_USUAL = "en-GB"
_AFTER_LATIN = "\u0250"


def language_of(code: str) -> tuple[str, str]:
    """The BCP 47 tag to write for what a file's name says, and the language's name: ("en-GB", "English") for ""."""
    tag = code.strip().replace("_", "-")
    if tag.lower() in ("", "en"):
        tag = _USUAL
    parts = tag.split("-")
    tag = "-".join([parts[0].lower(), *(part.upper() if len(part) == 2 else part for part in parts[1:])])
    return tag, _NAMES.get(parts[0].lower(), tag)


def plain_name(tag: str) -> str:
    """What people here call a language: "American English" for "en-US"; the tag itself where it is not known."""
    return _VARIANTS.get(tag.lower()) or _ENGLISH.get(_first(tag), tag)


def is_same_language(one: str, other: str) -> bool:
    """True for two tags of one language, such as "en-US" and "en-GB"."""
    return _first(one) == _first(other)


def may_be_in(words: str, tag: str) -> bool:
    """False where words have letters that the language of a tag is not written with, such as Japanese for "en-US".

    Latin letters may stand in words of every language.
    """
    scripts = ("LATIN", "MODIFIER", *_SCRIPTS.get(_first(tag), ()))
    return all(
        unicodedata.name(sign, "LATIN").startswith(scripts)
        for sign in words
        if sign >= _AFTER_LATIN and unicodedata.category(sign).startswith("L")
    )


def _first(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()
