"""Does the same work on many values with all processor cores: same results, same order, same errors as with one.

The processes are started fresh, not forked from one that may be running threads; they end when whoever started them
does, however that was.
"""

import math
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Given = TypeVar("Given")
Value = TypeVar("Value")
Result = TypeVar("Result")

_SHARES = 4
"""Pieces of work for each core: enough that none waits long for the last one."""

_work: Callable[[Any], Any]


def in_processes(
    prepare: Callable[[Given], Callable[[Value], Result]], given: Given, values: Sequence[Value], *, fewest: int = 2
) -> Iterator[Result]:
    """Yield what `prepare(given)` makes of each of `values`, in their order.

    Each process calls `prepare` once: there belongs what costs time or can't be sent. It is a function of a module,
    and what is sent and returned can be pickled. With fewer values than `fewest`, or one core, no process is started.
    The first error ends the work, as it would in one process.
    """
    cores = _cores()
    if cores < 2 or len(values) < fewest:
        yield from map(prepare(given), values)
        return
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([prepare.__module__])
    size = math.ceil(len(values) / (cores * _SHARES))
    with ProcessPoolExecutor(min(cores, len(values)), context, _begin, (prepare, given)) as pool:
        try:
            yield from pool.map(_one, values, chunksize=size)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(prepare: Callable[[Given], Callable[[Any], Any]], given: Given) -> None:
    """Make a new process ready."""
    global _work  # a process of the pool does one kind of work only
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # end at once; whoever waits says why
    threading.Thread(target=_end_with_the_build, daemon=True).start()
    _work = prepare(given)


def _one(value: Any) -> Any:
    return _work(value)


def _end_with_the_build() -> None:
    """Wait until the process that asked for the work is gone, and end: nobody waits for the results any more."""
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os._exit(1)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
