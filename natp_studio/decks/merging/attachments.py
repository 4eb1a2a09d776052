"""A video or sound behind a picture of a slide, with its captions, as PowerPoint itself writes them.

Two relationships lead to one media part (`a:videoFile` for older readers, `p14:media` for PowerPoint 2010 on); each
caption track is a WebVTT part of the slide. It plays on a click and never by itself. Source: MS-PPTX 2.3 and 2.6.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr

from natp_studio.decks.merging.linked import KINDS, MEDIA_EXTENSION, MEDIA_TYPE, file_beside, type_of
from natp_studio.decks.merging.output import FromFile, Output, office_type
from natp_studio.decks.merging.plan import Attachment
from natp_studio.decks.package import Package, Relationship
from natp_studio.decks.slide_tree import one_line
from natp_studio.decks.xml import Element, find, from_markup, local, qn

_TRACK_TYPE = "http://schemas.microsoft.com/office/2017/04/relationships/track"
_TRACKS_EXTENSION = "{3AFAAA56-56D3-431D-BCD4-E75A35582382}"


class MediaShelf:
    """Media files of one output: each carried once, however many slides play it."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._names: dict[Path, str] = {}

    def attach(self, root: Element, slide: str, attachment: Attachment) -> list[Relationship]:
        """Put media behind the picture with the attachment's shape id; the slide's new relationships."""
        picture = _picture(root, attachment.shape)
        media = self._part(attachment.media, attachment.content_type, attachment.extension)
        kind = "video" if attachment.is_video else "audio"
        prefix = f"rIdMedia{attachment.shape}"
        related = [
            Relationship(f"{prefix}File", office_type(kind), media),
            Relationship(f"{prefix}Embed", MEDIA_TYPE, media),
        ]
        tracks = []
        for number, caption in enumerate(attachment.captions, start=1):
            rel = Relationship(f"{prefix}Track{number}", _TRACK_TYPE, self._part(caption.path, "text/vtt", ".vtt"))
            related.append(rel)
            guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{slide}#{rel.id}")).upper()
            label, language = quoteattr(one_line(caption.label)), quoteattr(one_line(caption.language))
            tracks.append(f'<p173:track id="{{{guid}}}" label={label} lang={language} r:embed="{rel.id}"/>')
        _mark(picture, kind, prefix, "".join(tracks))
        _play_on_click(root, attachment.shape, kind)
        return related

    def bring_in(self, package: Package, part: str) -> dict[str, str]:
        """Put in the films, sounds and pictures that a part links to and that lie beside its deck.

        For each relationship id the new part; what does not lie there is not in it.
        """
        found = {}
        for rel in _linked(package.relationships(part)):
            path = file_beside(package.path, rel.target)
            if path is not None:
                found[rel.id] = self._part(path, type_of(path), path.suffix.lower())
        return found

    def _part(self, path: Path, content_type: str, extension: str) -> str:
        name = self._names.get(path)
        if name is None:
            name = self._names[path] = self._output.add(content_type, extension, FromFile(path))
        return name


def _linked(relationships: Iterable[Relationship]) -> Iterable[Relationship]:
    return (rel for rel in relationships if rel.external and rel.kind in KINDS)


def _picture(root: Element, shape: int) -> Element:
    for picture in root.iter(qn("p:pic")):
        properties = find(picture, "p:nvPicPr/p:cNvPr")
        if properties is not None and properties.get("id") == str(shape):
            return picture
    raise ValueError(f"no picture with id {shape} on this slide")


def _mark(picture: Element, kind: str, prefix: str, tracks: str) -> None:
    properties = find(picture, "p:nvPicPr/p:cNvPr")
    outer = find(picture, "p:nvPicPr/p:nvPr")
    assert properties is not None, "every picture has properties"
    assert outer is not None, "every picture has properties"
    properties.insert(0, from_markup('<a:hlinkClick r:id="" action="ppaction://media"/>'))
    outer.append(from_markup(f'<a:{kind}File r:link="{prefix}File"/>'))
    inner = ""
    if tracks:
        inner = (
            f'<p14:extLst><p:ext uri="{_TRACKS_EXTENSION}"><p173:tracksInfo displayLoc="media"><p173:trackLst>{tracks}'
            "</p173:trackLst></p173:tracksInfo></p:ext></p14:extLst>"
        )
    outer.append(
        from_markup(
            f'<p:extLst><p:ext uri="{MEDIA_EXTENSION}"><p14:media r:embed="{prefix}Embed">{inner}</p14:media>'
            "</p:ext></p:extLst>"
        )
    )


def _play_on_click(root: Element, shape: int, kind: str) -> None:
    if find(root, "p:timing") is not None:
        raise ValueError("a slide that plays an attachment has no timing of its own")
    timing = from_markup(
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        f'<p:{kind}><p:cMediaNode vol="80000"><p:cTn id="2" fill="hold" display="0"><p:stCondLst>'
        '<p:cond delay="indefinite"/></p:stCondLst></p:cTn><p:tgtEl>'
        f'<p:spTgt spid="{shape}"/></p:tgtEl></p:cMediaNode></p:{kind}>'
        "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )
    children = [local(child) for child in root]
    root.insert(children.index("extLst") if "extLst" in children else len(children), timing)
