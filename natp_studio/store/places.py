"""Where a studio may live: the default folder, and folders that a database must not be in."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import platformdirs

from natp_studio.domain.problems import Problem

ENVIRONMENT = "NATP_STUDIO"
_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "mobile documents",
    "nextcloud",
    "box sync",
)
_NETWORK_TYPES = {
    "nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.rclone", "9p",
    "fuse.davfs2", "fuse.gvfsd-fuse", "ncpfs", "fuse.glusterfs", "ceph", "lustre",
}  # fmt: skip
_ADVICE = (
    "Keep the studio in a folder of this laptop only. "
    "To share, export a session and put that file into the shared folder."
)


def default_folder() -> Path:
    """The studio's folder when nobody names one: NATP_STUDIO, else the platform's folder for a user's data."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(platformdirs.user_data_dir("NATP Studio", appauthor=False))


def portable_folder() -> Path:
    """The studio's folder beside the program, as on a stick that is carried to another laptop."""
    # A program that is one file stands in its folder; else the folder that holds the Python environment is meant.
    program = Path(sys.executable if getattr(sys, "frozen", False) else sys.prefix)
    return program.parent / "NATP Studio data"


def check_place(folder: Path) -> None:
    """Raise a Problem for a folder on a network or in a synced folder: SQLite's write-ahead log cannot live there."""
    full = folder.expanduser().absolute()
    for part in full.parts:
        if any(part.lower() == name or part.lower().startswith(name + " ") for name in _SYNCED):
            raise Problem(f"A studio cannot be in a folder that is synchronised ({part}).", str(folder), _ADVICE)
    if _is_on_network(full):
        raise Problem("A studio cannot be on a network drive.", str(folder), _ADVICE)


def _is_on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_windows_network(folder)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return str(folder).startswith("/Network/")
    best, best_type = "", ""
    for line in mounts.read_text(errors="replace").splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].encode().decode("unicode_escape")
        inside = str(folder) == point or str(folder).startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, best_type = point, fields[2]
    return best_type in _NETWORK_TYPES


def _is_windows_network(folder: Path) -> bool:
    if str(folder).startswith("\\\\"):
        return True
    if sys.platform == "win32":
        drive_remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == drive_remote)
    return False
