import sqlite3
from pathlib import Path

from natp_studio.domain.items import Description, Item, ItemKind
from natp_studio.store import library_schema
from natp_studio.store.library import Library
from natp_studio.store.migrations import migrate


def test_a_library_of_the_first_version_keeps_its_items_and_takes_alt_texts_and_versions(tmp_path: Path) -> None:
    path, backups = tmp_path / "library.db", tmp_path / "backups"
    backups.mkdir()
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, library_schema.STEPS[:1], library_schema.APPLICATION, path, lambda _: None)
    lists, words = ("alt_texts", "contains", "captions", "tags", "settings", "professions"), ("title", "kind", "added")
    values: dict[str, object] = {"title": "Light", "kind": "slide", "added": "2026-01-02 03:04:05", "id": "1" * 32}
    for _, name, kind, required, *_ in connection.execute("PRAGMA table_info(item)").fetchall():
        if required and name not in (*words, "id", "number"):
            values[name] = "[]" if name in lists else 0 if kind in ("INTEGER", "BOOLEAN") else ""
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO item ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    connection.close()

    library = Library(path, backups)
    (light,) = library.get(["1" * 32]).values()
    assert (light.title, light.described, light.came_from, light.consent) == ("Light", (), "", "")
    typed = light.with_description("7", "A lamp")
    library.change([typed])
    library.add([Item("2" * 32, ItemKind.SLIDE, "Light", came_from=light.id)])
    assert library.get([light.id])[light.id].described == (Description("7", "A lamp"),)
    assert [item.id for item in library.newer_than(light.id)] == ["2" * 32]
    library.close()
    assert [backup.name for backup in backups.iterdir()] == ["library-before-version-2.db"]
