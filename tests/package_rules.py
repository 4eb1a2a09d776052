"""Rules that every deck we write must keep: PowerPoint repairs or refuses what breaks them, and no library sees it."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from natp_studio.decks.xml import NAMESPACES, qn

_R = f"{{{NAMESPACES['r']}}}"


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
            kinds[rel.get("Type").rpartition("/")[2]] += 1
            if rel.get("TargetMode") == "External":
                if not rel.get("Type").endswith("/hyperlink"):
                    self.found.append(f"{source} points outside: {rel.get('Type')}")
                continue
            target = posixpath.normpath(posixpath.join(base, rel.get("Target")))
            self.pointed_at.add(target.lower())
            if target.lower() not in self.lower:
                self.found.append(f"{source} points to {target}, which is not there")
        self.found += [f"{source} has two relationships {key}" for key, number in ids.items() if number > 1]
        if source.startswith("/ppt/slides/") and (kinds["slideLayout"] != 1 or kinds["notesSlide"] > 1):
            self.found.append(f"{source} has {kinds['slideLayout']} layouts and {kinds['notesSlide']} notes")
        if source.endswith(".xml") and source.lower() in self.lower:
            for node in self._xml(source).iter():
                for key, value in node.attrib.items():
                    if str(key).startswith(_R) and value and value not in ids:
                        self.found.append(f"{source} uses {value}, which is no relationship of it")

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

    def _slide(self, name: str) -> None:
        root = self._xml(name)
        shapes = Counter(
            node.get("id")
            for node in root.iter(qn("p:cNvPr"))
            if not any(str(parent.tag).endswith("}Fallback") for parent in node.iterancestors())
        )
        self.found += [f"{name} has {number} shapes {key}" for key, number in shapes.items() if number > 1]
        for target in root.iter(qn("p:spTgt")):
            if target.get("spid") not in shapes:
                self.found.append(f"{name} animates shape {target.get('spid')}, which is not there")
