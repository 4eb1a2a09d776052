"""Names of languages, each in its own words, as PowerPoint shows them in its list of captions."""

from __future__ import annotations

# By the first part of a BCP 47 tag. Source of the names: Unicode CLDR.
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
_USUAL = "en-GB"


def language_of(code: str) -> tuple[str, str]:
    """The BCP 47 tag to write for what a file's name says, and the language's name: ("en-GB", "English") for ""."""
    tag = code.strip().replace("_", "-")
    if tag.lower() in ("", "en"):
        tag = _USUAL
    parts = tag.split("-")
    tag = "-".join([parts[0].lower(), *(part.upper() if len(part) == 2 else part for part in parts[1:])])
    return tag, _NAMES.get(parts[0].lower(), tag)
