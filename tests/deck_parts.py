"""Decks with parts that python-pptx cannot make, such as comments, put together by hand for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from building import changed, deck, replaced

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_THREADS = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"

THREAD = "{11111111-2222-3333-4444-555555555555}"


def with_parts(
    source: Path, to: Path, parts: Mapping[str, tuple[str, str]], related: Mapping[str, str], presentation: str = ""
) -> Path:
    """A copy with parts added (name: content type, content), rows added to .rels files, and XML behind `notesSz`."""
    types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts.items())
    changes = {r"\[Content_Types\].xml": replaced("</Types>", f"{types}</Types>")}
    for name, (_, content) in parts.items():
        changes[name] = lambda _, content=content: content.encode()
    for name, rows in related.items():
        changes[name] = lambda data, rows=rows: (
            data.replace(b"</Relationships>", rows.encode() + b"</Relationships>")
            if data
            else f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}'
            "</Relationships>".encode()
        )
    if presentation:
        changes["ppt/presentation.xml"] = replaced("<p:defaultTextStyle>", f"{presentation}<p:defaultTextStyle>")
    return changed(source, to, changes)


def row(number: str, kind: str, target: str) -> str:
    kind = kind if kind.startswith("http") else f"{_OFFICE}/{kind}"
    return f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'


def commented(folder: Path, name: str, author: str) -> Path:
    """A deck with a comment and an answer to it, in the manner of PowerPoint 2013."""
    answer = (
        '<p:extLst><p:ext uri="{C676402C-5697-4E1C-873F-D02D1690AC5C}"><p15:threadingInfo xmlns:p15="x">'
        '<p15:parentCm authorId="4" idx="7"/></p15:threadingInfo></p:ext></p:extLst>'
    )
    comments = (
        f'<p:cmLst {_P}><p:cm authorId="4" idx="7"><p:pos x="10" y="10"/><p:text>Slower</p:text></p:cm>'
        f'<p:cm authorId="4" idx="8"><p:pos x="10" y="10"/><p:text>Yes</p:text>{answer}</p:cm></p:cmLst>'
    )
    authors = (
        f'<p:cmAuthorLst {_P}><p:cmAuthor id="4" name="{author}" initials="A" lastIdx="8" clrIdx="0"/></p:cmAuthorLst>'
    )
    return with_parts(
        deck(folder / f"{name}0.pptx", [name]),
        folder / f"{name}.pptx",
        {
            "ppt/comments/comment1.xml": (f"{_PML}.comments+xml", comments),
            "ppt/commentAuthors.xml": (f"{_PML}.commentAuthors+xml", authors),
        },
        {
            "ppt/slides/_rels/slide1.xml.rels": row("rIdC", "comments", "../comments/comment1.xml"),
            "ppt/_rels/presentation.xml.rels": row("rIdA", "commentAuthors", "commentAuthors.xml"),
        },
    )


def threaded(folder: Path, name: str, author: str) -> Path:
    """A deck with a thread of a comment and an answer, in the manner of PowerPoint since 2021."""
    command = "http://schemas.microsoft.com/office/powerpoint/2013/main/command"
    thread = (
        f'<p188:cmLst xmlns:p188="{_THREADS}" xmlns:pc="{command}"><p188:cm id="{THREAD}" authorId="{{AAAA}}"'
        ' created="2024-01-01T00:00:00"><pc:sldMkLst><pc:docMk/><pc:sldMk cId="1" sldId="999"/></pc:sldMkLst>'
        '<p188:replyLst><p188:reply id="{22222222-2222-3333-4444-555555555555}" authorId="{AAAA}"'
        ' created="2024-01-02T00:00:00"/></p188:replyLst></p188:cm></p188:cmLst>'
    )
    authors = (
        f'<p188:authorLst xmlns:p188="{_THREADS}"><p188:author id="{{AAAA}}" name="{author}" initials="A" userId="a"'
        ' providerId="None"/></p188:authorLst>'
    )
    pointer = (
        '<p:extLst><p:ext uri="{6950BFC3-D8DA-4A85-94F7-54DA5524770B}">'
        f'<p188:commentRel xmlns:p188="{_THREADS}" xmlns:r="{_OFFICE}" r:id="rIdC"/></p:ext></p:extLst></p:sld>'
    )
    base = "http://schemas.microsoft.com/office/2018/10/relationships"
    source = changed(
        deck(folder / f"{name}0.pptx", [name]),
        folder / f"{name}1.pptx",
        {"ppt/slides/slide1.xml": replaced("</p:sld>", pointer)},
    )
    return with_parts(
        source,
        folder / f"{name}.pptx",
        {
            "ppt/comments/modernComment_1.xml": ("application/vnd.ms-powerpoint.comments+xml", thread),
            "ppt/authors.xml": ("application/vnd.ms-powerpoint.authors+xml", authors),
        },
        {
            "ppt/slides/_rels/slide1.xml.rels": row("rIdC", f"{base}/comments", "../comments/modernComment_1.xml"),
            "ppt/_rels/presentation.xml.rels": row("rIdA", f"{base}/authors", "authors.xml"),
        },
    )
