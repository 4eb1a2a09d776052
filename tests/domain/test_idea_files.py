import json

import pytest

from natp_studio.domain.idea_files import read_ideas
from natp_studio.domain.problems import Problem

TABLE = (
    "Title;Text;Source;Link;Tags;Setting\n"
    "Dim one light;Start with one.;NHS England 2022;https://example.org;sensory;Inpatient mental health\n"
    ";no title;;;;\n"
)


def test_a_table_with_semicolons_becomes_ideas_and_names_rows_it_leaves_out() -> None:
    read = read_ideas(TABLE.encode(), "ideas.csv")
    (idea,) = read.ideas
    assert (idea.title, idea.tags, idea.settings) == ("Dim one light", ("sensory",), ("Inpatient mental health",))
    assert idea.cites == "NHS England 2022 https://example.org"
    assert read.left_out == ((3, "it has no title"),)


def test_the_same_idea_has_the_same_id_whichever_file_it_comes_in() -> None:
    entry = {
        "title": "Dim one light",
        "text": "Start with one.",
        "cites": "NHS England 2022",
        "url": "https://example.org",
    }
    from_json = read_ideas(json.dumps({"ideas": [entry]}).encode(), "bank.json").ideas[0]
    assert from_json.id == read_ideas(TABLE.encode(), "ideas.csv").ideas[0].id


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_as_excel_saves_them_are_read(encoding: str) -> None:
    assert read_ideas("title,text\nCafé,“quiet”\n".encode(encoding), "x.csv").ideas[0].title == "Café"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "x.csv"),
        (b"a,b\n1,2\n", "x.csv"),
        (b"title\n", "x.csv"),
        (b"{", "x.json"),
        (b"3", "x.json"),
        (b"[]", "x.json"),
        (b"[" * 100_000, "x.json"),
    ],
)
def test_what_is_no_list_of_ideas_is_a_problem_that_says_what_one_needs(data: bytes, name: str) -> None:
    with pytest.raises(Problem) as caught:
        read_ideas(data, name)
    assert "title" in caught.value.advice
