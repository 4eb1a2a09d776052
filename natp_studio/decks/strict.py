"""Strict OOXML (ISO/IEC 29500 Strict) turned into the Transitional form that PowerPoint itself writes.

The two differ in namespace names, relationship types, and how percentages are written ("75%" against "75000").
Source: ISO/IEC 29500-4, Annex A.
"""

from __future__ import annotations

import re

_STRICT = b"http://purl.oclc.org/ooxml/"
# Without the last byte, so that it is found in either order of bytes.
_STRICT_UTF16 = _STRICT.decode().encode("utf-16-le")[:-1]
_NAMESPACES = (
    (b"presentationml/main", b"http://schemas.openxmlformats.org/presentationml/2006/main"),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"drawingml/chartDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"),
    (b"drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (b"drawingml/diagram", b"http://schemas.openxmlformats.org/drawingml/2006/diagram"),
    (b"drawingml/compatibility", b"http://schemas.openxmlformats.org/drawingml/2006/compatibility"),
    (b"drawingml/lockedCanvas", b"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"),
    (b"drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (b"drawingml/spreadsheetDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
    (b"drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (
        b"officeDocument/extendedProperties",
        b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    ),
    (b"officeDocument/customProperties", b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
    (b"officeDocument/docPropsVTypes", b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    (b"officeDocument/bibliography", b"http://schemas.openxmlformats.org/officeDocument/2006/bibliography"),
    (b"officeDocument/customXml", b"http://schemas.openxmlformats.org/officeDocument/2006/customXml"),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"schemaLibrary/main", b"http://schemas.openxmlformats.org/schemaLibrary/2006/main"),
)
# Relationship types that differ by more than their first part.
_ODD_TYPES = {
    "extendedProperties": "extended-properties",
    "customProperties": "custom-properties",
    "metadata/thumbnail": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
    "metadata/core-properties": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
}
_TYPES_FROM = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_TYPES_TO = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

# Attributes that are percentages in DrawingML, from the schemas of ISO/IEC 29500-1.
_PERCENT_NAMES = (
    "val|pos|amt|t|b|l|r|sx|sy|fov|fontScale|lnSpcReduction|stA|endA|stPos|endPos|sat|lum|hue|pctVal|size|thresh"
    "|bright|contrast|d|sp|alpha"
)
_PERCENT = re.compile(rf'(\s(?:{_PERCENT_NAMES})=["\'])(-?\d+(?:\.\d+)?)%(["\'])'.encode())
_CONFORMANCE = re.compile(rb"""\sconformance=["']strict["']""")
_DECLARATION = re.compile(r"^\ufeff?<\?xml[^>]*\?>")


def is_strict(data: bytes) -> bool:
    """True when a part is written in the Strict form."""
    return _STRICT in data or (_is_utf16(data) and _STRICT_UTF16 in data)


def to_transitional(data: bytes) -> bytes:
    """The same part in the Transitional form, in UTF-8 where it was in UTF-16."""
    if _is_utf16(data):
        data = _DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode()
    for strict, transitional in _NAMESPACES:
        for quote in (b'"', b"'"):
            data = data.replace(quote + _STRICT + strict + quote, b'"' + transitional + b'"')
    data = _CONFORMANCE.sub(b"", data)
    return _PERCENT.sub(lambda match: match[1] + _thousandths(match[2]) + match[3], data)


def _is_utf16(data: bytes) -> bool:
    return data[:2] in (b"\xff\xfe", b"\xfe\xff")


def transitional_type(relationship_type: str) -> str:
    """The Transitional name of a relationship type."""
    if not relationship_type.startswith(_TYPES_FROM):
        return relationship_type
    rest = relationship_type.removeprefix(_TYPES_FROM)
    rest = _ODD_TYPES.get(rest, rest)
    return rest if rest.startswith("http") else _TYPES_TO + rest


def _thousandths(percent: bytes) -> bytes:
    return str(round(float(percent) * 1000)).encode()
