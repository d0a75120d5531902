"""Work on many tasks by several processes.

Workers are started anew ("spawn"), not forked: Pelican has threads when a progress bar runs, and a
fork of a process with threads may hang. Whatever becomes of a worker, its tasks are done here, so
that none is lost; the results and their order are those of one process.
"""

import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
Task = tuple[Any, ...]

# A worker takes 0.9 s to start, an article 15 ms, and this process works meanwhile: with one
# worker more that pays from about 60 articles.
_WORTH_A_WORKER = 60
_MOST_WORKERS = 32
# So many tasks travel together, and so many lots are sent ahead for each worker: it has enough
# while this process is busy with a lot of its own.
_LOT = 4
_AHEAD = 3

_log = logging.getLogger(__name__)


def run_tasks(work: Callable[..., T], tasks: Sequence[Task], step: Callable[[], None]) -> list[T]:
    """Return ``work(*task)`` of every task, in order. ``step`` is called when one is done."""
    done: dict[int, T] = {}
    workers = count_workers(len(tasks))
    if workers:
        for at, result in _share(work, tasks, workers):
            done[at] = result
            step()
    for at in range(len(tasks)):
        if at not in done:
            done[at] = work(*tasks[at])
            step()
    return [done[at] for at in range(len(tasks))]


def count_workers(tasks: int) -> int:
    """Return how many processes, besides this one, are worth their start for so many tasks."""
    return min(_cores() - 1, tasks // _WORTH_A_WORKER, _MOST_WORKERS)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _share(work: Callable[..., T], tasks: Sequence[Task], workers: int) -> Iterator[tuple[int, T]]:
    """Yield results with their places; of what went wrong in a worker nothing is yielded.

    The workers begin at the front, this process at the end.
    """
    try:
        executor = _start(workers)
    except (OSError, ImportError) as error:  # no semaphores on this system
        _log.info("Working with one process: %s", error)
        return
    try:
        yield from _work_beside(executor, work, tasks, _AHEAD * workers)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _work_beside(
    executor: "ProcessPoolExecutor", work: Callable[..., T], tasks: Sequence[Task], ahead: int
) -> Iterator[tuple[int, T]]:
    """Yield results of workers and of this process.

    What is sent is never cancelled again: where a worker was killed, Python 3.11.7 would then wait
    for ever.
    """
    lots = deque(range(s, min(s + _LOT, len(tasks))) for s in range(0, len(tasks), _LOT))
    sent: dict[Future[list[T]], range] = {}
    while lots or sent:
        while lots and len(sent) < ahead:
            future = _send(executor, work, [tasks[at] for at in lots[0]])
            if future is None:
                ahead = 0
            else:
                sent[future] = lots.popleft()
        if lots:
            yield from ((at, work(*tasks[at])) for at in lots.pop())
        finished, _ = wait(sent, timeout=0 if lots else None, return_when=FIRST_COMPLETED)
        for future in finished:
            yield from _collect(future, sent.pop(future))


def _send(
    executor: "ProcessPoolExecutor", work: Callable[..., T], lot: Sequence[Task]
) -> Future[list[T]] | None:
    try:
        return executor.submit(_run_lot, work, lot)
    except Exception as error:  # noqa: BLE001 - no process, no memory: all is done here
        _log.info("Working with one process: %r", error)
        return None


def _collect(future: Future[list[T]], lot: range) -> Iterator[tuple[int, T]]:
    failure = future.exception()
    if failure:
        _log.info("A worker failed, its tasks are done here: %r", failure)
    else:
        yield from zip(lot, future.result(), strict=True)


def _start(workers: int) -> "ProcessPoolExecutor":
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_leave_interrupts
    )


def _run_lot(work: Callable[..., T], tasks: Sequence[Task]) -> list[T]:
    return [work(*task) for task in tasks]


def _leave_interrupts() -> None:
    """Ctrl-C ends the build; a worker would only print where it was."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
