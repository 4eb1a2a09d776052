"""What a video or sound is, with everything that is measured about it so far."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from natp_studio.domain.captions import read_captions
from natp_studio.media.probe import probe
from natp_studio.services.collecting import collect
from natp_studio.services.worker import Worker
from natp_studio.store.files import files_as_problems

# What the sensory check will fill in; None stands for "not measured yet", never for "fine".
_NOT_MEASURED = (
    "general_flash",
    "red_flash",
    "extended_flash",
    "integrated_lufs",
    "largest_jump_lu",
    "cuts_per_minute",
)


def facts_of(path: Path, worker: Worker) -> dict[str, Any]:
    """The facts of a video or sound: seconds, pixels, codecs, captions beside it, and None for what is not measured."""
    facts = worker.run(probe, path)
    captions = []
    for found in collect([path]).files:
        for file, language in found.captions:
            with files_as_problems(file):
                cues = read_captions(file.read_bytes(), file.name, language)
            captions.append({"file": file.name, "language": language or None, "cues": len(cues)})
    return {
        "kind": facts.kind.value,
        "seconds": round(facts.seconds, 3),
        "width": facts.width,
        "height": facts.height,
        **dict.fromkeys(_NOT_MEASURED),
        "captions": captions,
        "video_codec": facts.video_codec or None,
        "audio_codec": facts.audio_codec or None,
        "frames_per_second": facts.frames_per_second,
        "channels": facts.channels,
        "sample_rate": facts.sample_rate,
        "embedded_subtitles": list(facts.subtitles),
        "plays_in_powerpoint": facts.plays_in_powerpoint,
        "why_not": facts.why_not or None,
    }
