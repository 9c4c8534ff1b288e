"""Changes a copy of a file, syncs it and puts it in the place of the file, or changes the file itself."""

import contextlib
import os
import shutil


@contextlib.contextmanager
def replaced(path, is_safe):
    if not is_safe:
        yield path
        return
    temporary = f"{path}.{os.getpid()}.mp3"
    shutil.copyfile(path, temporary)
    shutil.copymode(path, temporary)
    yield temporary
    for name in (temporary, os.path.dirname(os.path.abspath(path))):
        if name != temporary:
            os.replace(temporary, path)
        handle = os.open(name, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
