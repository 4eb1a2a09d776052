"""Where PowerPoint puts each kind of part in a package."""

from __future__ import annotations

# The first ending of the content type that fits decides.
_FOLDERS = (
    ("presentationml.slideMaster+xml", "slideMasters/slideMaster"),
    ("presentationml.slideLayout+xml", "slideLayouts/slideLayout"),
    ("presentationml.slide+xml", "slides/slide"),
    ("presentationml.notesSlide+xml", "notesSlides/notesSlide"),
    ("presentationml.notesMaster+xml", "notesMasters/notesMaster"),
    ("presentationml.tags+xml", "tags/tag"),
    ("presentationml.comments+xml", "comments/comment"),
    ("presentationml.commentAuthors+xml", "commentAuthors"),
    ("ms-powerpoint.comments+xml", "comments/modernComment"),
    ("ms-powerpoint.authors+xml", "authors"),
    ("customXmlProperties+xml", "customXml/itemProps"),
    ("officedocument.themeOverride+xml", "theme/themeOverride"),
    ("officedocument.theme+xml", "theme/theme"),
    ("drawingml.chart+xml", "charts/chart"),
    ("office.chartstyle+xml", "charts/style"),
    ("office.chartcolorstyle+xml", "charts/colors"),
    ("office.chartex+xml", "charts/chartEx"),
    ("drawingml.chartshapes+xml", "drawings/drawing"),
    ("drawingml.diagramData+xml", "diagrams/data"),
    ("drawingml.diagramLayout+xml", "diagrams/layout"),
    ("drawingml.diagramStyle+xml", "diagrams/quickStyle"),
    ("drawingml.diagramColors+xml", "diagrams/colors"),
    ("drawingml.diagramDrawing+xml", "diagrams/drawing"),
    ("officedocument.vmlDrawing", "drawings/vmlDrawing"),
    ("application/x-fontdata", "fonts/font"),
    ("inkml+xml", "ink/ink"),
    ("officedocument.oleObject", "embeddings/oleObject"),
    ("model/gltf.binary", "media/model3d"),
)
_MEDIA_ENDINGS = (".bin", ".wdp", ".vtt", ".emf", ".wmf")
_EMBEDDED_ENDINGS = (
    ".xlsx", ".xlsm", ".xlsb", ".xls", ".docx", ".docm", ".doc", ".pptx", ".pptm", ".ppt", ".vsdx", ".vsd", ".sldx",
)  # fmt: skip


def stem_of(content_type: str, extension: str) -> str:
    """The folder below /ppt and the start of the name of a part: "slides/slide". `extension` has its dot."""
    for ending, stem in _FOLDERS:
        if content_type.endswith(ending):
            return stem
    if content_type.partition("/")[0] in ("image", "video", "audio") or extension in _MEDIA_ENDINGS:
        return "media/media"
    return "embeddings/embedded" if extension in _EMBEDDED_ENDINGS else "parts/part"
