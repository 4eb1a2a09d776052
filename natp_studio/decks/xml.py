"""XML of Office files: namespaces, and a parser that fetches nothing and expands nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from natp_studio.domain.problems import Problem

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p173": "http://schemas.microsoft.com/office/powerpoint/2017/3/main",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}

# What an attribute says for no: xsd:boolean, and "off", which some programs write.
OFF = ("0", "false", "off")

_MOST_DIGITS = 18
Element = etree._Element  # noqa: SLF001  lxml gives its element class no public name


def qn(name: str) -> str:
    """`a:t` as lxml writes it: `{namespace}t`."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local(element: Element) -> str:
    """The element's name without its namespace; "" for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def parse(data: bytes, where: str) -> Element:
    """The root of an XML part, without comments. Refuses a DOCTYPE: no Office file needs one, and entity bombs do."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Problem(
            "Something in this file is damaged and cannot be read.",
            where,
            "Open it in PowerPoint, let it repair the file, save it and try again.",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Problem(
            "This file holds instructions (a DOCTYPE) that no Office file needs.",
            where,
            "It may not be safe to open. Ask whoever sent it for the file again, saved by PowerPoint.",
        )
    return root


def serialised(root: Element) -> bytes:
    """The part as bytes, with the declaration that Office writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def declared(*prefixes: str) -> str:
    """Declarations of namespaces for markup of our own: `xmlns:a="…" xmlns:p="…"`."""
    return " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)


def from_markup(markup: str) -> Element:
    """An element of markup of our own, without declarations: where it is put, its namespaces are known already."""
    return etree.fromstring(f"<holder {declared(*NAMESPACES)}>{markup}</holder>")[0]


def is_whole(text: str) -> bool:
    """True for a whole number, 0 or more, as a sound file writes it: a few digits of ours, not thousands."""
    return len(text) <= _MOST_DIGITS and text.isascii() and text.isdecimal()


def find(element: Element, path: str) -> Element | None:
    """The first match of a path with the prefixes above."""
    return element.find(path, NAMESPACES)


def find_all(element: Element, path: str) -> list[Element]:
    """All matches of a path with the prefixes above."""
    return element.findall(path, NAMESPACES)


def child_elements(node: Element) -> list[Element]:
    """The children that are elements, without comments and processing instructions."""
    return [child for child in node if isinstance(child.tag, str)]


def elements(root: Element) -> Iterator[Element]:
    """Every element, without comments and processing instructions."""
    return (node for node in root.iter() if isinstance(node.tag, str))
