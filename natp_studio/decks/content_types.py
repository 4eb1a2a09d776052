"""What a part of a package is: what its file says, or else what points to it and how its name ends.

Programs other than PowerPoint forget types, or write "application/xml" for everything; what is carried on needs its
right one. Types: ISO/IEC 29500-1, 13 and 15, and MS-PPTX for those that Microsoft added.
"""

from __future__ import annotations

import posixpath
import re

UNKNOWN = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_SLIDES = f"{_OFFICE}presentationml."
_DRAWING = f"{_OFFICE}drawingml."
# The one type of what a relationship of this kind leads to.
_BY_KIND = {
    "slide": f"{_SLIDES}slide+xml",
    "slideLayout": f"{_SLIDES}slideLayout+xml",
    "slideMaster": f"{_SLIDES}slideMaster+xml",
    "notesSlide": f"{_SLIDES}notesSlide+xml",
    "notesMaster": f"{_SLIDES}notesMaster+xml",
    "handoutMaster": f"{_SLIDES}handoutMaster+xml",
    "commentAuthors": f"{_SLIDES}commentAuthors+xml",
    "presProps": f"{_SLIDES}presProps+xml",
    "viewProps": f"{_SLIDES}viewProps+xml",
    "tableStyles": f"{_SLIDES}tableStyles+xml",
    "tags": f"{_SLIDES}tags+xml",
    "theme": f"{_OFFICE}theme+xml",
    "themeOverride": f"{_OFFICE}themeOverride+xml",
    "customXmlProps": f"{_OFFICE}customXmlProperties+xml",
    "vmlDrawing": f"{_OFFICE}vmlDrawing",
    "oleObject": f"{_OFFICE}oleObject",
    "chart": f"{_DRAWING}chart+xml",
    "chartUserShapes": f"{_DRAWING}chartshapes+xml",
    "diagramData": f"{_DRAWING}diagramData+xml",
    "diagramLayout": f"{_DRAWING}diagramLayout+xml",
    "diagramQuickStyle": f"{_DRAWING}diagramStyle+xml",
    "diagramColors": f"{_DRAWING}diagramColors+xml",
    "diagramDrawing": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "chartStyle": "application/vnd.ms-office.chartstyle+xml",
    "chartColorStyle": "application/vnd.ms-office.chartcolorstyle+xml",
    "chartEx": "application/vnd.ms-office.chartex+xml",
}
# Films, sounds and pictures by the endings of their names.
MEDIA = {
    ".mp4": "video/mp4",
    ".m4v": "video/x-m4v",
    ".mov": "video/quicktime",
    ".wmv": "video/x-ms-wmv",
    ".avi": "video/avi",
    ".mpg": "video/mpeg",
    ".mpeg": "video/mpeg",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".wav": "audio/wav",
    ".wma": "audio/x-ms-wma",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
_OTHERS = {
    ".emf": "image/x-emf",
    ".wmf": "image/x-wmf",
    ".svg": "image/svg+xml",
    ".wdp": "image/vnd.ms-photo",
    ".glb": "model/gltf.binary",
    ".vtt": "text/vtt",
    ".fntdata": "application/x-fontdata",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".pptx": f"{_SLIDES}presentation",
    ".xls": "application/vnd.ms-excel",
    ".doc": "application/msword",
    ".ppt": "application/vnd.ms-powerpoint",
}
_BY_ENDING = {**MEDIA, **_OTHERS}
# The name of the outermost element of parts whose types end so.
_ROOTS = {
    ".slide+xml": "sld",
    ".slideLayout+xml": "sldLayout",
    ".slideMaster+xml": "sldMaster",
    ".notesSlide+xml": "notes",
    ".notesMaster+xml": "notesMaster",
    ".tags+xml": "tagLst",
    ".theme+xml": "theme",
    ".themeOverride+xml": "themeOverride",
    ".chart+xml": "chartSpace",
    ".chartex+xml": "chartSpace",
    ".chartshapes+xml": "userShapes",
    ".diagramData+xml": "dataModel",
    ".diagramLayout+xml": "layoutDef",
    ".diagramStyle+xml": "styleDef",
    ".diagramColors+xml": "colorsDef",
    ".diagramDrawing+xml": "drawing",
}
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")
_SAYS_NOTHING = (UNKNOWN, "binary/octet-stream", "application/xml", "text/xml", "text/plain", "")


def is_a(relationship: str, content_type: str) -> bool:
    """True unless a relationship of this kind must lead to a part of another type."""
    return relationship == "oleObject" or _BY_KIND.get(relationship, content_type) == content_type


def root_of(content_type: str) -> str:
    """The local name of the outermost element of a part of this type; "" where it may be any."""
    return _ROOTS.get("." + content_type.rpartition(".")[2], "")


def ending_for(name: str, content_type: str) -> str:
    """How the name of a new part ends (".png") that was called `name` in its own deck."""
    ending = posixpath.splitext(name)[1].lower()
    if _ENDING.fullmatch(ending) and ending != ".rels":
        return ending
    return next((known for known, kind in _BY_ENDING.items() if kind == content_type), ".bin")


def stated(text: str) -> str:
    """A content type as a file states it, without parameters; those of media in small letters."""
    kind = text.partition(";")[0].strip()
    return kind.lower() if kind.lower().startswith(("image/", "video/", "audio/")) else kind


def meant(kind_stated: str, relationship: str, ending: str) -> str:
    """A part's type, when the file states one, a relationship of a kind leads there, and its name ends so (".png")."""
    if kind_stated.startswith("application/vnd."):
        return kind_stated
    if relationship in _BY_KIND and (relationship != "oleObject" or ending in (".bin", "")):
        return _BY_KIND[relationship]
    return _BY_ENDING.get(ending, kind_stated) if kind_stated in _SAYS_NOTHING else kind_stated
