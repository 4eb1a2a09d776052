"""The package being made: parts with their types and relationships, gathered first and written at the end.

Gathering holds names, small XML and pointers to where large parts lie; nothing large is in memory.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from natp_studio.decks.merging.zip_writer import ZipWriter
from natp_studio.decks.package import ROOT, Package, Relationship
from natp_studio.domain.progress import Progress

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PML = "application/vnd.openxmlformats-officedocument.presentationml."

# Where PowerPoint puts each kind of part. The first ending of the content type that fits decides.
_FOLDERS = (
    ("presentationml.slideMaster+xml", "slideMasters/slideMaster"),
    ("presentationml.slideLayout+xml", "slideLayouts/slideLayout"),
    ("presentationml.slide+xml", "slides/slide"),
    ("presentationml.notesSlide+xml", "notesSlides/notesSlide"),
    ("presentationml.notesMaster+xml", "notesMasters/notesMaster"),
    ("presentationml.tags+xml", "tags/tag"),
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
    ("inkml+xml", "ink/ink"),
    ("officedocument.oleObject", "embeddings/oleObject"),
    ("model/gltf.binary", "media/model3d"),
)
_MEDIA_ENDINGS = (".bin", ".wdp", ".vtt", ".emf", ".wmf", ".fntdata")
_EMBEDDED_ENDINGS = (
    ".xlsx", ".xlsm", ".xlsb", ".xls", ".docx", ".docm", ".doc", ".pptx", ".pptm", ".ppt", ".vsdx", ".vsd", ".sldx",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copied:
    """A part that lies in another package."""

    package: Package
    part: str


@dataclass(frozen=True, slots=True)
class FromFile:
    """A part that is a file on disk."""

    path: Path


Source = bytes | Copied | FromFile


def office_type(kind: str) -> str:
    """The relationship type of Office with this last word: `office_type("slide")`."""
    return f"{_OFFICE}/{kind}"


def presentation_type(kind: str) -> str:
    """The content type of a presentation part: `presentation_type("slide")`."""
    return f"{_PML}{kind}+xml"


class Output:
    """The parts of the package that is being made."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[str, Source]] = {}
        self._relationships: dict[str, list[Relationship]] = {}
        self._numbers: Counter[str] = Counter()

    def new_name(self, content_type: str, extension: str) -> str:
        """A free part name in the folder where PowerPoint keeps parts of this type. `extension` has its dot."""
        stem = _stem(content_type, extension)
        if content_type.endswith("+xml") and extension not in (".xml", ".vml", ".svg"):
            extension = ".xml"
        self._numbers[stem] += 1
        return f"/ppt/{stem}{self._numbers[stem]}{extension}"

    def put(self, name: str, content_type: str, source: Source) -> None:
        """Put a part, or put other content in its place."""
        self._parts[name] = (content_type, source)

    def relate(self, name: str, relationships: Sequence[Relationship]) -> None:
        """Say what a part points to; `ROOT` is the package itself."""
        self._relationships[name] = list(relationships)

    def relationships(self, name: str) -> list[Relationship]:
        """What a part points to so far; a list that may be added to."""
        return self._relationships.setdefault(name, [])

    def add(self, content_type: str, extension: str, source: Source) -> str:
        """Put a part under a new name, and give that name."""
        name = self.new_name(content_type, extension)
        self.put(name, content_type, source)
        return name

    def write(self, file: BinaryIO, progress: Progress) -> None:
        """Write the package: types first, then small parts, then media, each group in the order it was put."""
        writer = ZipWriter(file)
        writer.add_bytes("[Content_Types].xml", self._content_types())
        writer.add_bytes("_rels/.rels", _relationships_xml(ROOT, self._relationships.get(ROOT, [])))
        ordered = sorted(self._parts, key=lambda name: name.startswith("/ppt/media/"))
        for done, name in enumerate(ordered):
            progress.report(done, len(ordered), name.rpartition("/")[2])
            self._write_part(writer, name, progress)
        writer.close()

    def _write_part(self, writer: ZipWriter, name: str, progress: Progress) -> None:
        member = name.removeprefix("/")
        _, source = self._parts[name]
        match source:
            case bytes():
                writer.add_bytes(member, source)
            case FromFile(path):
                writer.add_file(member, path, progress.check)
            case Copied(package, part):
                if package.strict and part.lower().endswith((".xml", ".vml")):
                    writer.add_bytes(member, package.read(part))
                else:
                    info = package.member(part)
                    writer.add_raw(
                        member,
                        info.compress_type,
                        info.CRC,
                        info.file_size,
                        info.compress_size,
                        package.packed_blocks(part),
                    )
        related = self._relationships.get(name)
        if related:
            folder, file = posixpath.split(member)
            writer.add_bytes(f"{folder}/_rels/{file}.rels", _relationships_xml(name, related))

    def _content_types(self) -> bytes:
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        overrides = {}
        for name, (content_type, _) in self._parts.items():
            extension = posixpath.splitext(name)[1].lower().removeprefix(".")
            if extension == "xml" or defaults.setdefault(extension, content_type) != content_type:
                overrides[name] = content_type
        rows = [
            f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(content_type)}/>"
            for extension, content_type in sorted(defaults.items())
        ]
        rows += [
            f"<Override PartName={quoteattr(name)} ContentType={quoteattr(content_type)}/>"
            for name, content_type in sorted(overrides.items())
        ]
        namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
        return f'{DECLARATION}<Types xmlns="{namespace}">{"".join(rows)}</Types>'.encode()


def _relationships_xml(source: str, relationships: Sequence[Relationship]) -> bytes:
    folder = posixpath.dirname(source)
    rows = []
    for rel in relationships:
        target = rel.target if rel.external else posixpath.relpath(rel.target, folder)
        mode = ' TargetMode="External"' if rel.external else ""
        rows.append(
            f"<Relationship Id={quoteattr(rel.id)} Type={quoteattr(rel.type)} Target={quoteattr(target)}{mode}/>"
        )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{"".join(rows)}</Relationships>'.encode()


def _stem(content_type: str, extension: str) -> str:
    for ending, stem in _FOLDERS:
        if content_type.endswith(ending):
            return stem
    if content_type.partition("/")[0] in ("image", "video", "audio") or extension in _MEDIA_ENDINGS:
        return "media/media"
    return "embeddings/embedded" if extension in _EMBEDDED_ENDINGS else "parts/part"
