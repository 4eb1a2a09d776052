"""Whether PowerPoint plays a video or sound on every computer that has it, Windows and Mac; and if not, why not.

Sources: Microsoft, "Video and audio file formats supported in PowerPoint" (MP4 with H.264 and AAC is what it advises,
and M4A, MP3 and WAV for sound); Microsoft, "H.264 Video Decoder" of Media Foundation (Baseline, Main and High profile,
so 8 bits a colour and 4:2:0, up to level 5.1, so 4,096 × 2,304 pixels).
"""

from __future__ import annotations

from natp_studio.media.kinds import FileKind

LARGEST_SIDE = 4096
LARGEST_PICTURE = 4096 * 2304
_VIDEO_KINDS = (FileKind.MP4, FileKind.MOV, FileKind.M4V, FileKind.M4A)
_PLAIN_PIXELS = ("yuv420p", "yuvj420p", "nv12")
_PLAIN_SOUND = ("pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le")
_KIND_NAMES = {FileKind.WEBM: "WebM", FileKind.MKV: "Matroska", FileKind.OGG: "Ogg"}
_WINDOWS_ONLY = {FileKind.WMV: "Windows Media", FileKind.AVI: "AVI"}
_CODEC_NAMES = {
    "hevc": "HEVC (H.265)",
    "vp8": "VP8",
    "vp9": "VP9",
    "av1": "AV1",
    "mpeg4": "MPEG-4 part 2",
    "prores": "ProRes",
    "mjpeg": "Motion JPEG",
    "aac": "AAC",
    "opus": "Opus",
    "vorbis": "Vorbis",
    "flac": "FLAC",
    "alac": "Apple Lossless",
    "ac3": "Dolby Digital",
    "eac3": "Dolby Digital Plus",
    "mp3": "MP3",
}


def why_not_in_powerpoint(kind: FileKind, *, video: str, pixel_format: str, size: tuple[int, int], audio: str) -> str:
    """One sentence that says why PowerPoint may not play this; "" where it plays everywhere.

    `video` and `audio` are canonical codec names, "" for none; `size` is what is stored, in pixels.
    """
    if kind in _WINDOWS_ONLY:
        return f"PowerPoint plays {_WINDOWS_ONLY[kind]} files on Windows, and not on a Mac."
    if kind in _KIND_NAMES:
        return f"PowerPoint does not play {_KIND_NAMES[kind]} files on every computer."
    return _why_not_video(video, pixel_format, size, audio) if video else _why_not_sound(kind, audio)


def _why_not_video(video: str, pixel_format: str, size: tuple[int, int], audio: str) -> str:
    if video != "h264":
        return f"The pictures are in {_named(video)}. PowerPoint plays that on some computers only."
    if pixel_format not in _PLAIN_PIXELS:
        return f"The pictures are in a form of H.264 that Windows does not play ({pixel_format})."
    if size[0] * size[1] > LARGEST_PICTURE or max(size) > LARGEST_SIDE:
        return "The pictures have more than 4,096 × 2,304 pixels. Windows does not play that."
    if audio not in ("", "aac"):
        return f"The sound is in {_named(audio)}. With pictures, PowerPoint plays AAC on every computer."
    return ""


def _why_not_sound(kind: FileKind, audio: str) -> str:
    if (kind in _VIDEO_KINDS and audio == "aac") or kind is FileKind.MP3:
        return ""
    if kind is FileKind.WAV and audio in _PLAIN_SOUND:
        return ""
    if kind is FileKind.AAC:
        return "This is bare AAC sound. PowerPoint plays it on every computer once it is in an M4A file."
    return f"The sound is in {_named(audio)}. PowerPoint plays that on some computers only."


def _named(codec: str) -> str:
    return _CODEC_NAMES.get(codec, codec.replace("_", " "))
