"""The key of the encrypted log, wrapped twice: by a passphrase, and by the recovery sheet.

The log is encrypted with a random data key. `keys.json` holds that key in two locked boxes; either opens it, so a
lost passphrase does not lose the log, and a new passphrase needs no rewriting of it. Passphrases go through argon2id
(RFC 9106), the recovery key is 160 random bits and needs no stretching; the boxes are XSalsa20-Poly1305 (libsodium).
"""

from __future__ import annotations

import base64
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nacl.exceptions
import nacl.hash
import nacl.pwhash.argon2id as argon2id
import nacl.secret
import nacl.utils

from natp_studio.domain.problems import Problem
from natp_studio.store.files import files_as_problems, write_whole

SHORTEST_PASSPHRASE = 10
_FORMAT, _VERSION = "natp-keys", 1
_RECOVERY_BYTES = 20
_GROUP = 4
_PERSON = b"natp-recovery"
# Crockford's base 32: no letter that can be taken for a digit.
_PLAIN, _CROCKFORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MOST_MEMORY, _MOST_PASSES = 1 << 31, 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess at the passphrase costs: argon2id passes, and memory in bytes."""

    passes: int = argon2id.OPSLIMIT_MODERATE
    memory: int = argon2id.MEMLIMIT_MODERATE


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What setting up gives: the data key (32 bytes), and the recovery key in groups, to be printed once."""

    data_key: bytes
    recovery: tuple[str, ...]


def set_up(path: Path, passphrase: str, cost: Cost | None = None) -> NewKeys:
    """Make keys for a studio that has none, write `keys.json`, and give the recovery key, which is kept nowhere."""
    if path.exists():
        raise Problem("This studio has its keys already.", str(path), "Unlock it with your passphrase.")
    check_passphrase(passphrase)
    data_key = nacl.utils.random(nacl.secret.SecretBox.KEY_SIZE)
    recovery = nacl.utils.random(_RECOVERY_BYTES)
    boxes = {
        "passphrase": _locked_by_passphrase(data_key, passphrase, cost or Cost()),
        "recovery": _locked_by_recovery(data_key, recovery),
    }
    _write(path, boxes)
    return NewKeys(data_key, _groups(recovery))


def unlock(path: Path, passphrase: str) -> bytes:
    """The data key, by passphrase. Raises Problem when it is the wrong one."""
    box = _read(path)["passphrase"]
    cost = Cost(int(box["passes"]), int(box["memory"]))
    if not 0 < cost.passes <= _MOST_PASSES or not 0 < cost.memory <= _MOST_MEMORY:
        raise _damaged(path)
    key = _stretched(passphrase, _bytes(box["salt"], path), cost)
    return _opened(
        key,
        _bytes(box["box"], path),
        Problem(
            "This is not the passphrase of this studio.",
            "",
            "Try again, and mind capital letters. Or use the recovery sheet to set a new one.",
        ),
    )


def unlock_with_recovery(path: Path, typed: str) -> bytes:
    """The data key, by the recovery key as a person typed it: spaces, dashes, O for 0 and small letters are fine."""
    wrong = Problem(
        "This is not the recovery key of this studio.",
        "",
        "Check each group against the sheet. A newer sheet makes older ones useless.",
    )
    recovery = _ungrouped(typed)
    if recovery is None:
        raise wrong
    return _opened(_recovery_key(recovery), _bytes(_read(path)["recovery"]["box"], path), wrong)


def change_passphrase(path: Path, data_key: bytes, passphrase: str, cost: Cost | None = None) -> None:
    """Lock the data key with another passphrase; the recovery sheet stays good."""
    check_passphrase(passphrase)
    boxes = _read(path)
    boxes["passphrase"] = _locked_by_passphrase(data_key, passphrase, cost or Cost())
    _write(path, boxes)


def new_recovery(path: Path, data_key: bytes) -> tuple[str, ...]:
    """A new recovery key in groups, to be printed once; the older sheet no longer opens anything."""
    recovery = nacl.utils.random(_RECOVERY_BYTES)
    boxes = _read(path)
    boxes["recovery"] = _locked_by_recovery(data_key, recovery)
    _write(path, boxes)
    return _groups(recovery)


def check_passphrase(passphrase: str) -> None:
    """Raise a Problem for a passphrase that is too short to protect anybody."""
    if len(_plain(passphrase)) < SHORTEST_PASSPHRASE:
        raise Problem(
            f"The passphrase is shorter than {SHORTEST_PASSPHRASE} characters.",
            "",
            "Take three or four words that do not belong together.",
        )


def _plain(passphrase: str) -> str:
    return unicodedata.normalize("NFC", passphrase.strip())


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    return argon2id.kdf(
        nacl.secret.SecretBox.KEY_SIZE,
        _plain(passphrase).encode(),
        salt,
        opslimit=cost.passes,
        memlimit=cost.memory,
    )


def _locked_by_passphrase(data_key: bytes, passphrase: str, cost: Cost) -> dict[str, Any]:
    salt = nacl.utils.random(argon2id.SALTBYTES)
    box = nacl.secret.SecretBox(_stretched(passphrase, salt, cost)).encrypt(data_key)
    return {
        "kdf": "argon2id",
        "passes": cost.passes,
        "memory": cost.memory,
        "salt": _text(salt),
        "box": _text(box),
    }


def _recovery_key(recovery: bytes) -> bytes:
    return nacl.hash.blake2b(recovery, digest_size=32, person=_PERSON, encoder=nacl.encoding.RawEncoder)


def _locked_by_recovery(data_key: bytes, recovery: bytes) -> dict[str, Any]:
    return {"box": _text(nacl.secret.SecretBox(_recovery_key(recovery)).encrypt(data_key))}


def _opened(key: bytes, box: bytes, wrong: Problem) -> bytes:
    try:
        return nacl.secret.SecretBox(key).decrypt(box)
    except (nacl.exceptions.CryptoError, ValueError) as error:
        raise wrong from error


def _groups(recovery: bytes) -> tuple[str, ...]:
    letters = base64.b32encode(recovery).decode().translate(str.maketrans(_PLAIN, _CROCKFORD))
    return tuple(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _ungrouped(typed: str) -> bytes | None:
    letters = typed.upper().translate(str.maketrans("OIL", "011"))
    kept = "".join(letter for letter in letters if letter in _CROCKFORD)
    if len(kept) != _RECOVERY_BYTES * 8 // 5:
        return None
    return base64.b32decode(kept.translate(str.maketrans(_CROCKFORD, _PLAIN)))


def _read(path: Path) -> dict[str, dict[str, Any]]:
    with files_as_problems(path):
        data = path.read_bytes()
    try:
        held = json.loads(data)
        if held["format"] != _FORMAT:
            raise _damaged(path)
        if held["version"] > _VERSION:
            raise Problem(
                "These keys were made by a newer NATP Studio.",
                str(path),
                "Install the newer version on this laptop too.",
            )
        return {"passphrase": dict(held["passphrase"]), "recovery": dict(held["recovery"])}
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path) from error


def _write(path: Path, boxes: dict[str, dict[str, Any]]) -> None:
    held = {"format": _FORMAT, "version": _VERSION, **boxes}
    write_whole(path, json.dumps(held, indent=2).encode() + b"\n")


def _damaged(path: Path) -> Problem:
    return Problem("The key file is damaged.", str(path), "Put back the newest copy of keys.json from a backup.")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: object, path: Path) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except ValueError as error:
        raise _damaged(path) from error
