"""Reading the words of a picture with tesseract, where it is installed with Thai.

The program is called as it is. Its Python wrappers write each picture into a file of its own, and
what is read here may be a person's card; nor do they bound the memory that it takes.
"""

import io
import os
import resource
import shutil
import subprocess
from functools import cache

from django.conf import settings
from PIL import Image

PROGRAM = "tesseract"
THAI, LANGUAGES = "tha", "tha+eng"
DPI = 200  # at which pages are drawn for it
SECONDS = 60  # for one picture; a full page takes 3 to 7
MEMORY = 2 * 1024**3  # bytes; a page of A4 takes 0.1 GB


class NotRead(Exception):
    """The picture could not be read in its time, or at all."""


def is_on() -> bool:
    """Whether pictures are read: the program is there, and nobody switched it off."""
    return bool(settings.OCR_ENABLED) and is_installed()


@cache
def is_installed() -> bool:
    """Whether the program is there with Thai; a process looks once."""
    if shutil.which(PROGRAM) is None:
        return False
    told = subprocess.run(
        [PROGRAM, "--list-langs"], capture_output=True, text=True, check=False, timeout=SECONDS
    )
    return THAI in told.stdout.split()


def words_in(picture: Image.Image) -> str:
    """What is written in ``picture``, as far as the machine can tell.

    Raises:
        NotRead: see there.
    """
    buffer = io.BytesIO()
    picture.convert("L").save(buffer, "PNG", compress_level=1)
    command = ["nice", PROGRAM, "stdin", "stdout", "-l", LANGUAGES, "--dpi", str(DPI)]
    one_thread = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        with subprocess.Popen(
            command,
            env=one_thread,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as reading:
            resource.prlimit(reading.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
            try:
                told, _nothing = reading.communicate(buffer.getvalue(), timeout=SECONDS)
            except subprocess.TimeoutExpired:
                reading.kill()
                raise
    except (OSError, subprocess.SubprocessError) as error:
        raise NotRead from error
    if reading.returncode:
        raise NotRead
    return told.decode("utf-8", "replace")
