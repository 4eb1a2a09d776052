"""Comments of slides and whoever wrote them, each author once in the new deck; or nothing of them, on request.

Two kinds are about: one list a slide with authors by number (ISO/IEC 29500-1, 19.4), and threads with authors by GUID,
which PowerPoint writes since 2021 (MS-PPTX 2.12). Both may stand in one deck.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from lxml import etree

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.output import DECLARATION, Output, office_type
from natp_studio.decks.merging.scaling import Fit
from natp_studio.decks.merging.scaling_parts import moved_eighths
from natp_studio.decks.package import Relationship
from natp_studio.decks.xml import NAMESPACES, Element, elements, find, find_all, is_whole, local, serialised
from natp_studio.domain.reports import ReportLine, carried, left_out
from natp_studio.domain.wording import count, listed

_THREADS_TYPE = "application/vnd.ms-powerpoint.comments+xml"
_THREADS = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
_AUTHORS = "http://schemas.microsoft.com/office/2018/10/relationships/authors"
_PRESENCE = "{19B8F6BF-5375-455C-9EA6-DF929625EA0E}"
_LIST_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
_LIST_AUTHORS_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml"
_COLOURS = 7
_UNKNOWN = "Unknown author"


@dataclass(slots=True)
class _Author:
    """An author of the older kind: number in the new deck, and the number of the last comment."""

    number: int
    name: str
    initials: str
    extension: str
    comments: int = 0


@dataclass(slots=True)
class _Told:
    """What a report says of the comments of one deck: how many there are, and by whom."""

    number: int = 0
    authors: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Comments:
    """The comments of one output. `finish` adds the lists of authors. Unless `wanted`, they are only counted."""

    output: Output
    report: list[ReportLine]
    wanted: bool = True
    _authors: dict[tuple[str, str, str], _Author] = field(default_factory=dict)
    _thread_authors: dict[str, str] = field(default_factory=dict)
    _thread_ids: set[str] = field(default_factory=set)
    _told: dict[str, _Told] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many comments there were so far, answers among them, carried or not."""
        return sum(told.number for told in self._told.values())

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote them, each name once."""
        return tuple(dict.fromkeys(name for told in self._told.values() for name in told.authors))

    def carry(self, deck: Deck, part: str, slide_id: int, fitting: Fit | None) -> str | None:
        """Carry the comments of one slide; the name of the new part, None where they are not wanted.

        `slide_id` is the slide's id in the new deck.
        """
        root = deck.package.xml(part)
        are_threads = deck.package.content_type(part) == _THREADS_TYPE
        known = _authors_of(deck, "authors" if are_threads else "commentAuthors")
        self._tell(deck, root, known)
        if not self.wanted:
            return None
        if are_threads:
            self._thread(root, slide_id, known)
            return self.output.add(_THREADS_TYPE, ".xml", serialised(root))
        self._list(root, fitting, known)
        return self.output.add(_LIST_TYPE, ".xml", serialised(root))

    def finish(self) -> list[Relationship]:
        """Add the lists of authors of what was carried; the presentation's relationships to them."""
        related = []
        if self._authors:
            rows = "".join(
                f'<p:cmAuthor id="{author.number}" name={quoteattr(author.name)} initials={quoteattr(author.initials)}'
                f' lastIdx="{author.comments}" clrIdx="{author.number % _COLOURS}">{author.extension}</p:cmAuthor>'
                for author in self._authors.values()
            )
            markup = f'{DECLARATION}<p:cmAuthorLst xmlns:p="{NAMESPACES["p"]}">{rows}</p:cmAuthorLst>'
            name = self.output.add(_LIST_AUTHORS_TYPE, ".xml", markup.encode())
            related.append(Relationship("rIdCommentAuthors", office_type("commentAuthors"), name))
        if self._thread_authors:
            markup = (
                f'{DECLARATION}<p188:authorLst xmlns:p188="{_THREADS}">{"".join(self._thread_authors.values())}'
                "</p188:authorLst>"
            )
            name = self.output.add("application/vnd.ms-powerpoint.authors+xml", ".xml", markup.encode())
            related.append(Relationship("rIdAuthors", _AUTHORS, name))
        for deck, told in self._told.items():
            what = count(told.number, "comment")
            if self.wanted:
                who = f" by {listed(tuple(told.authors))}" if told.authors else ""
                can = "whoever opens this deck in PowerPoint can read them"
                self.report.append(carried(f"{what}{who}", deck, can))
            else:
                # Whoever reads the report is not to learn either who wrote them.
                self.report.append(left_out(what, deck, "you asked for a deck without comments"))
        return related

    def _list(self, root: Element, fitting: Fit | None, known: Mapping[str, Element]) -> None:
        renamed: dict[tuple[str, str], tuple[str, str]] = {}
        for comment in find_all(root, "p:cm"):
            author = self._author(known.get(comment.get("authorId", "")))
            author.comments += 1
            old = comment.get("authorId", ""), comment.get("idx", "")
            renamed[old] = str(author.number), str(author.comments)
            comment.set("authorId", renamed[old][0])
            comment.set("idx", renamed[old][1])
            position = find(comment, "p:pos")
            if position is not None and fitting is not None:
                for name, shift in (("x", fitting.left), ("y", fitting.top)):
                    if is_whole(position.get(name, "").removeprefix("-")):
                        position.set(name, str(moved_eighths(int(position.get(name, "0")), fitting.factor, shift)))
        for answer in [node for node in elements(root) if local(node) == "parentCm"]:
            new = renamed.get((answer.get("authorId", ""), answer.get("idx", "")))
            if new is not None:
                answer.set("authorId", new[0])
                answer.set("idx", new[1])

    def _author(self, node: Element | None) -> _Author:
        name = _name_of(node)
        initials = node.get("initials", "") if node is not None else ""
        # Who the author is to Microsoft's services tells two people of one name apart.
        presence = find(node, f"p:extLst/p:ext[@uri='{_PRESENCE}']/*") if node is not None else None
        extension = ""
        if presence is not None:
            inner = etree.tostring(presence, with_tail=False).decode()
            extension = f'<p:extLst><p:ext uri="{_PRESENCE}">{inner}</p:ext></p:extLst>'
        key = name, initials, presence.get("userId", "") if presence is not None else ""
        if key not in self._authors:
            self._authors[key] = _Author(len(self._authors), name, initials, extension)
        return self._authors[key]

    def _thread(self, root: Element, slide_id: int, known: Mapping[str, Element]) -> None:
        for node in elements(root):
            name = local(node)
            if name == "sldMk" and "sldId" in node.attrib:
                node.set("sldId", str(slide_id))
            elif name in ("cm", "reply") and "id" in node.attrib:
                node.set("id", self._own_id(node.get("id", ""), slide_id))
        for guid in sorted(_written_by(root)):
            author = known.get(guid)
            self._thread_authors.setdefault(
                guid,
                etree.tostring(author, with_tail=False).decode()
                if author is not None
                else f'<p188:author id={quoteattr(guid)} name="{_UNKNOWN}" initials="" userId="" providerId="None"/>',
            )

    def _own_id(self, guid: str, slide_id: int) -> str:
        """A comment keeps its GUID; that of a slide which stands in the deck twice gets another."""
        if guid in self._thread_ids:
            guid = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, f'{guid}#{slide_id}')).upper()}}}"
        self._thread_ids.add(guid)
        return guid

    def _tell(self, deck: Deck, root: Element, known: Mapping[str, Element]) -> None:
        told = self._told.setdefault(deck.name, _Told())
        told.number += sum(local(node) in ("cm", "reply") for node in elements(root))
        told.authors |= dict.fromkeys(
            name for author in sorted(_written_by(root)) if (name := _name_of(known.get(author)))
        )


def _authors_of(deck: Deck, kind: str) -> dict[str, Element]:
    """The authors of a deck's comments of one kind, by their ids."""
    return {
        author.get("id", ""): author
        for part in deck.package.related(deck.package.main, kind)
        for author in deck.package.xml(part)
        if local(author) in ("author", "cmAuthor")
    }


def _written_by(root: Element) -> set[str]:
    return {node.get("authorId", "") for node in elements(root) if "authorId" in node.attrib}


def _name_of(author: Element | None) -> str:
    return author.get("name", "") if author is not None else _UNKNOWN
