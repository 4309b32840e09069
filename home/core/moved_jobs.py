"""Old paths of jobs, for one release.

The queue keeps a job by the dotted path of its function. A job that was queued before an upgrade
names the path of before; so that it still runs, the path answers although nothing stands there.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from django.utils.module_loading import import_string


def keep_old_paths(moved: Mapping[str, str]) -> None:
    """Let each old path of ``moved`` (of a function in an app of ours) do what the new one does."""
    for old, new in moved.items():
        module, _dot, name = old.rpartition(".")
        setattr(_module(module), name, _forward_to(new))


def _forward_to(path: str) -> Callable[..., Any]:
    """A function that does what the one at ``path`` does; it is imported when it is called."""

    def forward(*args: Any, **kwargs: Any) -> Any:
        return import_string(path)(*args, **kwargs)

    return forward


def _module(path: str) -> ModuleType:
    """The module at ``path``; an empty one where there is none any more."""
    try:
        return import_module(path)
    except ModuleNotFoundError as error:
        if not f"{path}.".startswith(f"{error.name}."):
            raise  # it is there, and something that it needs is not
        parent, _dot, name = path.rpartition(".")
        module = sys.modules[path] = ModuleType(path)
        module.__path__ = []
        setattr(_module(parent), name, module)
        return module
