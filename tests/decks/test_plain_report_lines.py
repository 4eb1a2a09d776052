"""What the report of a merge says in words that a trainer reads: links that are cut, languages, a disk that is full."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from building import changed, deck, rich_deck
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.auditing.audit import audit_deck
from natp_studio.decks.composing import CarriedSlide, Composition, Part
from natp_studio.decks.mended import compose_mended
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick

OLE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject"


def linked(data: bytes) -> bytes:
    """The relationships of a chart whose table is a file on another laptop."""
    row = f'<Relationship Id="rId99" Type="{OLE}" Target="file:///\\\\server\\Our table.xlsx" TargetMode="External"/>'
    return data.replace(b"</Relationships>", row.encode() + b"</Relationships>")


def test_a_chart_with_its_table_elsewhere_stays_and_the_report_says_so(tmp_path: Path) -> None:
    rich = rich_deck(tmp_path / "rich.pptx", tmp_path)
    path = changed(rich, tmp_path / "a.pptx", {r"ppt/charts/_rels/.*": linked})
    report = merge(DeckPlan("x", (Pick(path, 1),)), tmp_path / "out.pptx").report
    (line,) = [line for line in report if "table" in line.what]
    assert line.what == "the link of a chart to its table (Our table.xlsx)"
    assert line.why.startswith("the chart stays as it is;")
    assert any(shape.has_chart for shape in Presentation(str(tmp_path / "out.pptx")).slides[0].shapes)


@pytest.mark.parametrize(
    ("words", "said", "seems", "is_mended"),
    [
        ("Welcome to the ward", "en-US", "It seems to be American English.", True),
        ("ようこそ", "en-US", "cannot be told", False),
        ("ようこそ", "ja-JP", "It seems to be Japanese.", True),
        ("Welcome", "en-US de-DE", "cannot be told", False),
        ("Welcome", "en-US en-GB en-US", "It seems to be American English.", True),
    ],
)
def test_a_language_is_named_plainly_and_only_where_it_is_clear(
    tmp_path: Path, words: str, said: str, seems: str, is_mended: bool
) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = slide.shapes.add_textbox(0, 0, Inches(4), Inches(2)).text_frame
    for language in (*said.split(), ""):
        run = box.add_paragraph().add_run()
        run.text = "Ward" if language else words
        if language:
            run._r.get_or_add_rPr().set("lang", language)
    presentation.save(str(tmp_path / "a.pptx"))
    (finding,) = [one for one in audit_deck(tmp_path / "a.pptx").findings if one.rule == "no-language"]
    assert seems in finding.what
    assert finding.mended is is_mended
    parts = (Part(CarriedSlide(tmp_path / "a.pptx", 1)),)
    report = compose_mended(Composition("M", parts), tmp_path / "out.pptx").report
    told = [line.why for line in report if line.what == "the language"]
    assert [why.partition("now it is ")[2] for why in told] == (
        [seems.removeprefix("It seems to be ").rstrip(".")] if is_mended else []
    )


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from natp_studio.domain.problems import Problem
from natp_studio.decks.merging.merge import merge
from natp_studio.decks.merging.plan import DeckPlan, Pick
from natp_studio.store.files import whole_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    with whole_file(Path(sys.argv[2])) as part:
        merge(DeckPlan("x", (Pick(Path(sys.argv[1]), 1),)), part)
except Problem as problem:
    print(problem.what, problem.where, problem.advice, sep="\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_full_disk_is_told_with_the_chosen_file_and_the_room_that_is_needed(tmp_path: Path) -> None:
    deck(tmp_path / "a.pptx", ["A"], body=random.Random(1).randbytes(30_000).hex())
    target = tmp_path / "Our deck.pptx"
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "a.pptx"), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    what, where, advice = done.stdout.splitlines()
    assert (what, where) == ("There is no room left on this disk.", str(target))
    assert advice.startswith("The deck needs ")
    assert "KB. Make room" in advice
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pptx"]
