import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from building import deck
from pptx import Presentation
from pptx.util import Inches, Pt

Run = subprocess.CompletedProcess[str]


def natp(*arguments: str | Path) -> Run:
    command = [sys.executable, "-m", "natp_studio", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), timeout=120)


@pytest.fixture
def small_print(tmp_path: Path) -> Path:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    run = slide.shapes.add_textbox(0, Inches(1), Inches(5), Inches(1)).text_frame.paragraphs[0].add_run()
    run.text, run.font.size = "Small print", Pt(8)
    presentation.save(str(tmp_path / "a.pptx"))
    return tmp_path / "a.pptx"


def test_an_audit_is_a_list_of_findings_and_ends_with_three(small_print: Path, tmp_path: Path) -> None:
    done = natp("audit", small_print, "--json")
    assert (done.returncode, done.stderr) == (3, "")
    findings = {finding["rule"]: finding for finding in json.loads(done.stdout)}
    assert set(findings) == {"no-document-title", "no-title", "small-text", "no-language"}
    assert findings["small-text"]["slide"] == 1
    assert findings["no-document-title"]["slide"] is None
    assert findings["no-title"]["mended"] is True
    assert all(finding[key] for finding in findings.values() for key in ("where", "what", "why", "mend"))
    words = natp("audit", small_print).stdout
    assert "Slide 1\n" in words
    assert "“Small print”: words of 8 points." in words
    assert natp("audit", tmp_path / "none.pptx").returncode == 1


def test_a_deck_of_picks_is_mended_only_when_that_is_asked_for(small_print: Path, tmp_path: Path) -> None:
    (tmp_path / "picks.json").write_text(json.dumps([{"deck": "a.pptx", "slide": 1}]))
    for wanted in ([], ["--mend"]):
        done = natp("deck", tmp_path / "picks.json", "--to", tmp_path / "out.pptx", "--json", *wanted)
        report = [line["what"] for line in json.loads(done.stdout)["report"]]
        assert report == (["the language", "the title"] if wanted else [])
        title = Presentation(str(tmp_path / "out.pptx")).slides[0].shapes.title
        assert (title is not None) == bool(wanted)


def test_a_deck_leaves_comes_back_and_is_kept(tmp_path: Path) -> None:
    studio = ["--studio", str(tmp_path / "studio")]
    deck(tmp_path / "a.pptx", ["Wait"])
    done = natp("import", tmp_path / "a.pptx", "--credit", "Drawn by Jo", "--consent", "C-7", "--json", *studio)
    item = json.loads(done.stdout)[0]["id"]
    path = Path(json.loads(natp("session", "new", "Ward", "--json", *studio).stdout)["path"])
    plan = json.loads(path.read_text())
    next(block for block in plan["session"]["blocks"] if block["kind"] == "teach")["items"] = [
        {"item": item, "title": "Wait", "kind": "slide"}
    ]
    path.write_text(json.dumps(plan))
    out = tmp_path / "out.pptx"
    assert natp("export", "Ward", "deck", "--credit-lines", "--to", out, *studio).returncode == 0
    opened = Presentation(str(out))
    slide = next(slide for slide in opened.slides if slide.shapes.title.text == "Wait")
    assert "Drawn by Jo" in [shape.text for shape in slide.shapes]
    slide.placeholders[1].text = "Ask once, then wait"
    opened.save(str(out))
    told = natp("returned", out, *studio).stdout
    assert "Wait (changed)\n  Its words were changed.\n  Before: Words of Wait\n  Now:    Ask once, then wait" in told
    number = next(one for one, slide in enumerate(opened.slides, 1) if slide.shapes.title.text == "Wait")
    both = natp("returned", out, "--as-version", str(number), "--as-item", str(number), *studio)
    assert both.returncode == 2
    assert f"Slide {number} is named twice, as a new version and as a new item." in both.stderr
    done = json.loads(natp("returned", out, "--keep-all", "--json", *studio).stdout)
    assert [(kept["title"], kept["came_from"]) for kept in done["kept"]] == [("Wait", item)]
    assert natp("returned", tmp_path / "a.pptx", *studio).stdout.splitlines()[-1] == "Nothing was changed."


def test_help_of_these_verbs_loads_no_deck(tmp_path: Path) -> None:
    script = (
        "import sys; from natp_studio.verbs.program import app\n"
        "try:\n    app(['audit', '--help'])\nexcept SystemExit:\n    pass\n"
        "assert not {'lxml', 'pptx', 'natp_studio.decks', 'natp_studio.services'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
