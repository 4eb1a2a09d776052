"""`--without-comments` of `deck` and `export`, and what `weigh` says of comments."""

import json
import zipfile
from pathlib import Path

from deck_parts import commented, threaded
from test_command_line import answer, natp


def comment_parts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return [name for name in package.namelist() if "comment" in name.lower() or "authors" in name.lower()]


def test_a_deck_of_picks_leaves_out_comments_when_that_is_asked_for(tmp_path: Path) -> None:
    commented(tmp_path, "old", "Ann")
    threaded(tmp_path, "new", "Bo")
    picks = [{"deck": name, "slide": 1} for name in ("old.pptx", "new.pptx")]
    (tmp_path / "picks.json").write_text(json.dumps(picks))
    done = natp("deck", tmp_path / "picks.json", "--to", tmp_path / "with.pptx")
    assert "Carried:\n  old.pptx: 2 comments by Ann: whoever opens" in done.stderr
    assert len(comment_parts(tmp_path / "with.pptx")) == 4
    done = natp("deck", tmp_path / "picks.json", "--to", tmp_path / "out.pptx", "--without-comments")
    assert "Left out:\n  old.pptx: 2 comments: you asked for a deck without comments\n  new.pptx: 2 c" in done.stderr
    assert "Ann" not in done.stderr
    assert comment_parts(tmp_path / "out.pptx") == []


def test_a_session_is_exported_without_comments_and_its_report_names_the_source(tmp_path: Path) -> None:
    studio = tmp_path / "studio"
    (item,) = answer(natp("import", commented(tmp_path, "old", "Ann"), "--json", studio=studio))  # type: ignore[misc]
    path = Path(answer(natp("session", "new", "Ward", "--json", studio=studio))["path"])  # type: ignore[index, call-overload]
    held = json.loads(path.read_text(encoding="utf-8"))
    held["session"]["blocks"][1]["items"] = [{"item": item["id"], "title": item["title"], "kind": "slide"}]
    path.write_text(json.dumps(held), encoding="utf-8")
    assert "2 comments by Ann. An export with --without-comments" in natp("weigh", "Ward", studio=studio).stdout
    out = tmp_path / "out.pptx"
    value = answer(natp("export", "Ward", "deck", "--to", out, "--without-comments", "--json", studio=studio))
    lines = [(line["outcome"], line["where"], line["what"]) for line in value["report"]]  # type: ignore[index, call-overload]
    assert ("left out", "old.pptx", "2 comments") in lines
    assert comment_parts(out) == []
