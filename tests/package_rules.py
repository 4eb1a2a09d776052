"""Rules that every deck we write must keep: PowerPoint repairs or refuses what breaks them, and no library sees it."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from natp_studio.decks.xml import NAMESPACES, qn

_R = f"{{{NAMESPACES['r']}}}"
_THREADS = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"
_EXACTLY_ONE = {
    "/ppt/slideLayouts/": "slideMaster",
    "/ppt/slideMasters/": "theme",
    "/ppt/notesSlides/": "notesMaster",
    "/ppt/notesMasters/": "theme",
}
# From where alone a part of such a kind may be pointed to.
_ALLOWED_FROM = {
    "slideLayout": ("/ppt/slides/", "/ppt/slideMasters/"),
    "slideMaster": ("/ppt/presentation.xml", "/ppt/slideLayouts/"),
    "notesMaster": ("/ppt/presentation.xml", "/ppt/notesSlides/"),
    "officeDocument": ("/",),
}
_PRESENTATION_ORDER = (
    "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "smartTags",
    "embeddedFontLst", "custShowLst", "photoAlbum", "custDataLst", "kinsoku", "defaultTextStyle", "modifyVerifier",
    "extLst",
)  # fmt: skip


def broken_rules(path: Path) -> list[str]:
    """Every rule that a deck breaks, with where; empty for a sound one."""
    with zipfile.ZipFile(path) as deck:
        assert deck.testzip() is None, "a member does not match its checksum"
        return _Checker(deck).check()


class _Checker:
    def __init__(self, deck: zipfile.ZipFile) -> None:
        self.deck = deck
        self.names = ["/" + name for name in deck.namelist()]
        self.lower = {name.lower() for name in self.names}
        self.found: list[str] = []
        self.pointed_at: set[str] = set()

    def check(self) -> list[str]:
        for name, number in Counter(name.lower() for name in self.names).items():
            if number > 1:
                self.found.append(f"two members called {name}")
        self._content_types()
        for name in self.names:
            if name.endswith(".rels"):
                self._relationships(name)
        self._orphans()
        self._presentation()
        for name in self.names:
            if name.startswith("/ppt/slides/slide"):
                self._slide(name)
            elif name.startswith(("/ppt/slideLayouts/slideLayout", "/ppt/slideMasters/slideMaster")):
                self._shape_ids(name, self._xml(name))
        self._comments()
        return self.found

    def _xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.deck.read(name[1:]))

    def _content_types(self) -> None:
        overrides: Counter[str] = Counter()
        defaults: Counter[str] = Counter()
        for node in self._xml("/[Content_Types].xml"):
            if node.tag.endswith("Override"):
                overrides[node.get("PartName").lower()] += 1
            else:
                defaults[node.get("Extension").lower()] += 1
        for name, number in (overrides + defaults).items():
            if number > 1:
                self.found.append(f"two content types for {name}")
        self.found += [f"a content type for {name}, which is not there" for name in overrides if name not in self.lower]
        for name in self.names:
            typed = name.lower() in overrides or name.rpartition(".")[2].lower() in defaults
            if not typed and name != "/[Content_Types].xml":
                self.found.append(f"no content type for {name}")

    def _relationships(self, name: str) -> None:
        folder, file = posixpath.split(name)
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file.removesuffix(".rels"))
        ids: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        for rel in self._xml(name):
            ids[rel.get("Id")] += 1
            kind = rel.get("Type").rpartition("/")[2]
            kinds[kind] += 1
            if rel.get("TargetMode") == "External":
                if not rel.get("Type").endswith("/hyperlink"):
                    self.found.append(f"{source} points outside: {rel.get('Type')}")
                continue
            target = posixpath.normpath(posixpath.join(base, rel.get("Target")))
            if kind in _ALLOWED_FROM and not source.startswith(_ALLOWED_FROM[kind]):
                self.found.append(f"{source} points to a {kind}")
            self.pointed_at.add(target.lower())
            if target.lower() not in self.lower:
                self.found.append(f"{source} points to {target}, which is not there")
        self.found += [f"{source} has two relationships {key}" for key, number in ids.items() if number > 1]
        self._numbers(source, kinds)
        if source.endswith(".xml") and source.lower() in self.lower:
            for node in self._xml(source).iter():
                for key, value in node.attrib.items():
                    if str(key).startswith(_R) and value and value not in ids:
                        self.found.append(f"{source} uses {value}, which is no relationship of it")

    def _numbers(self, source: str, kinds: Counter[str]) -> None:
        if source.startswith("/ppt/slides/") and (kinds["slideLayout"] != 1 or kinds["notesSlide"] > 1):
            self.found.append(f"{source} has {kinds['slideLayout']} layouts and {kinds['notesSlide']} notes")
        for start, wanted in _EXACTLY_ONE.items():
            if source.startswith(start) and kinds[wanted] != 1:
                self.found.append(f"{source} has {kinds[wanted]} relationships to a {wanted}")

    def _orphans(self) -> None:
        for name in self.names:
            if not name.endswith(".rels") and name != "/[Content_Types].xml" and name.lower() not in self.pointed_at:
                self.found.append(f"nothing points to {name}")

    def _presentation(self) -> None:
        root = self._xml("/ppt/presentation.xml")
        slide_ids = [int(node.get("id")) for node in root.iter(qn("p:sldId"))]
        if len(set(slide_ids)) != len(slide_ids) or not all(256 <= number < 2**31 for number in slide_ids):
            self.found.append(f"slide ids {slide_ids[:5]}")
        masters = [int(node.get("id")) for node in root.iter(qn("p:sldMasterId"))]
        for name in self.names:
            if name.startswith("/ppt/slideMasters/slideMaster"):
                masters += [int(node.get("id")) for node in self._xml(name).iter(qn("p:sldLayoutId"))]
        if len(set(masters)) != len(masters) or not all(2**31 <= number < 2**32 for number in masters):
            self.found.append("ids of masters and layouts collide or are out of range")
        in_sections = [int(node.get("id")) for node in root.iter(qn("p14:sldId"))]
        if in_sections and in_sections != slide_ids:
            self.found.append("sections do not list every slide once, in order")
        sections = [node.get("id") for node in root.iter(qn("p14:section"))]
        if len(set(sections)) != len(sections):
            self.found.append("two sections have one id")
        for kind in ("p:custShow", "p:embeddedFont/p:font"):
            found = root.iterfind(f".//{kind}", NAMESPACES)
            names = [node.get("name") or node.get("typeface", "").lower() for node in found]
            self.found += [f"two of {kind} called {name}" for name, number in Counter(names).items() if number > 1]
        slides = {node.get(f"{_R}id") for node in root.iter(qn("p:sldId"))}
        shown = {node.get(f"{_R}id") for node in root.iter(qn("p:sld"))}
        if not shown <= slides:
            self.found.append("a custom show lists what is no slide")
        order = [_PRESENTATION_ORDER.index(node.tag.rpartition("}")[2]) for node in root]
        if order != sorted(order):
            self.found.append("the presentation's parts are out of order")

    def _slide(self, name: str) -> None:
        root = self._xml(name)
        shapes = self._shape_ids(name, root)
        for target in root.iter(qn("p:spTgt"), qn("p:inkTgt")):
            if target.get("spid") not in shapes:
                self.found.append(f"{name} animates shape {target.get('spid')}, which is not there")
        timers = Counter(node.get("id") for node in root.iter(qn("p:cTn")) if node.get("id"))
        self.found += [f"{name} has {number} timers {key}" for key, number in timers.items() if number > 1]
        for build in root.iterfind(".//p:bldLst/*", NAMESPACES):
            if build.get("spid") not in shapes:
                self.found.append(f"{name} builds shape {build.get('spid')}, which is not there")

    def _shape_ids(self, name: str, root: etree._Element) -> Counter[str]:
        shapes = Counter(
            node.get("id", "")
            for node in root.iter(qn("p:cNvPr"))
            if not any(str(parent.tag).endswith("}Fallback") for parent in node.iterancestors())
        )
        self.found += [f"{name} has {number} shapes {key}" for key, number in shapes.items() if number > 1]
        return shapes

    def _comments(self) -> None:
        authors, numbered = set(), Counter()
        for name in self.names:
            if name.startswith(("/ppt/commentAuthors", "/ppt/authors")) and name.endswith(".xml"):
                found = [node.get("id") for node in self._xml(name)]
                authors.update(found)
                self.found += [f"two authors {key}" for key, number in Counter(found).items() if number > 1]
        for name in self.names:
            if name.startswith("/ppt/comments/") and name.endswith(".xml"):
                for node in self._xml(name).iter():
                    if node.get("authorId") is not None and node.get("authorId") not in authors:
                        self.found.append(f"{name} has a comment of author {node.get('authorId')}, who is not there")
                    if node.tag in (qn("p:cm"), f"{_THREADS}cm", f"{_THREADS}reply"):
                        numbered[node.get("id") or (node.get("authorId"), node.get("idx"))] += 1
        self.found += [f"two comments {key}" for key, number in numbered.items() if number > 1]
