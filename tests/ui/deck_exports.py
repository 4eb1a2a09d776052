"""Decks with something to stumble over, and the page “Export” with a session of them, for tests of the window."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from driving import Driver
from PIL import Image
from pptx import Presentation
from pptx.util import Inches
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.services.planning import create

CREDIT = "Drawn by Jo, who likes maps"
FIELD = "Alt text of picture {}: {}"


def rooms(path: Path, slides: int = 1, pictures: int = 2, *, titled: bool = True, pixels: int = 40) -> Path:
    """A deck whose slides have pictures that nobody described."""
    presentation, noise = Presentation(), np.random.default_rng(1)
    for number in range(slides):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5 if titled else 6])
        if titled:
            slide.shapes.title.text = f"Room {number + 1}"
        for place in range(pictures):
            data = io.BytesIO()
            Image.fromarray(noise.integers(0, 255, (pixels, pixels, 3), np.uint8)).save(data, "PNG")
            shape = slide.shapes.add_picture(data, Inches(1 + 3 * place), Inches(2), Inches(2))
            shape._element.nvPicPr.cNvPr.attrib.pop("descr", None)
    presentation.save(str(path))
    return path


def film(path: Path) -> Path:
    """A second of grey that gets lighter, in a codec that PowerPoint does not play."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libvpx-vp9", rate=25)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for number in range(25):
            frame = av.VideoFrame.from_ndarray(np.full((90, 160, 3), 40 + number * 6, np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


Plan = Callable[..., str]


def planner(driver: Driver, folder: Path) -> Plan:
    """What brings files in, puts them into a session, and shows it on the page with only the deck ticked."""
    (folder / "out").mkdir()
    driver.desk.prefer(replace(driver.desk.preferences, export_folder=str(folder / "out")))
    driver.window.only(None)

    def planned(*files: Path) -> str:
        items = import_files(driver.desk.studio, files, ImportDetails("Jo", credit=CREDIT)).items
        name = create(driver.desk.studio, "A calmer ward")
        opened = driver.desk.sessions.open(name)
        block = opened.session.blocks[1].id
        for item in items:
            opened.edit("Add", lambda session, item=item: session.with_item(block, item))
        driver.window.go("export", session=name)
        for box in ("Handout", "Run sheet"):
            if driver.named(QCheckBox, box).isChecked():
                driver.named(QCheckBox, box).click()
        driver.rest()
        return name

    return planned


def make(driver: Driver) -> Path:
    """Make the deck; where it is."""
    driver.named(QPushButton, "Make 1 file").click()
    driver.until(lambda: not driver.page._run.running)
    driver.rest()
    return driver.page._run.report.files[0].path


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def shown_octets(driver: Driver) -> float:
    found = re.search(r"The deck will be ([\d.]+) (KB|MB)", words(driver.page))
    assert found is not None
    return float(found[1]) * {"KB": 1e3, "MB": 1e6}[found[2]]


def texts(path: Path) -> list[str]:
    return [shape.text for slide in Presentation(str(path)).slides for shape in slide.shapes if shape.has_text_frame]


def xml(path: Path) -> str:
    """All slides of a deck as they are in the file."""
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"ppt/slides/[^/]+\.xml", name)]
        return "\n".join(package.read(name).decode() for name in names)


def field(driver: Driver, number: int, title: str) -> QLineEdit:
    return driver.named(QLineEdit, FIELD.format(number, title))
