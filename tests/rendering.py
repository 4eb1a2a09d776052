"""Judges that are programs of their own: LibreOffice, and the Open XML validator. Tests skip without them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")), reason="LibreOffice and poppler are not installed"
)
needs_validator = pytest.mark.skipif(
    not os.environ.get("OOXML_VALIDATOR"), reason="OOXML_VALIDATOR does not name the Open XML validator"
)


def pages(document: Path, folder: Path) -> int:
    """How many pages LibreOffice makes of a document; one for each slide that is not hidden."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    told = subprocess.run(
        ["pdfinfo", str(folder / f"{document.stem}.pdf")], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE)
    assert found is not None, told
    return int(found[1])


def validator_errors(document: Path) -> Counter[tuple[str, str]]:
    """Kinds of errors that Microsoft's validator finds, with how often; numbers and part names taken out of them."""
    done = subprocess.run([os.environ["OOXML_VALIDATOR"], str(document)], capture_output=True, text=True, timeout=300)
    errors = json.loads(done.stdout)["errors"]
    return Counter(
        (error["id"], re.sub(r"\d+|/ppt/\S+|'[^']*part[^']*'", "#", error.get("description") or "")[:110])
        for error in errors
    )
