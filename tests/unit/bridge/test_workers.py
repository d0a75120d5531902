"""Several processes: the same results as one, and none lost whatever becomes of a worker."""

import os
import signal
from multiprocessing import parent_process

import pytest

from plugins.bridge import workers
from plugins.bridge.workers import count_workers, run_tasks
from plugins.keywords.core import read_article
from plugins.settings import KeywordSettings
from tests.unit.keywords.articles import HARBOUR, make_article

TASKS = [(number,) for number in range(100)]


def double(number):
    return 2 * number


def own_process(_number):
    return os.getpid()


def fail_in_workers(number):
    """Run out of memory in a worker, on some articles."""
    if parent_process() is not None and number % 30 == 1:
        raise MemoryError
    return 2 * number


def die_in_workers(number):
    if parent_process() is not None and number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def fail_everywhere(number):
    if number == 37:
        raise ValueError("the 37th")
    return 2 * number


# A worker gets the first tasks at least, before this process comes to them from the other end.


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(workers, "_cores", lambda: 2)


@pytest.mark.parametrize("work", [double, fail_in_workers, die_in_workers])
def test_every_result_in_order_whatever_becomes_of_workers(two_cores, work):
    steps = []
    assert run_tasks(work, TASKS, lambda: steps.append(1)) == [2 * n for n in range(100)]
    assert len(steps) == 100


def test_error_of_the_work_itself_is_raised(two_cores):
    with pytest.raises(ValueError, match="the 37th"):
        run_tasks(fail_everywhere, TASKS, lambda: None)


def test_work_that_cannot_be_sent_is_done_here(two_cores):
    assert run_tasks(lambda number: number, TASKS, lambda: None) == list(range(100))


def test_system_without_processes_works_with_one(two_cores, monkeypatch):
    def refuse(_workers):
        raise OSError("no semaphores")

    monkeypatch.setattr(workers, "_start", refuse)
    assert run_tasks(double, TASKS, lambda: None) == [2 * n for n in range(100)]


def test_few_tasks_are_not_worth_a_process(monkeypatch):
    monkeypatch.setattr(workers, "_cores", lambda: 8)
    assert count_workers(0) == count_workers(59) == 0
    assert count_workers(60) == 1
    assert count_workers(10_000) == 7


def test_one_core_works_alone(monkeypatch):
    monkeypatch.setattr(workers, "_cores", lambda: 1)
    assert count_workers(10_000) == 0


def test_workers_take_part(two_cores):
    assert len(set(run_tasks(own_process, TASKS * 50, lambda: None))) == 2


def test_articles_read_by_workers_are_the_same(two_cores):
    articles = [
        make_article(f"Harbour treaty number {n}", *(p.text for p in HARBOUR.paragraphs[: n % 5]))
        for n in range(84)
    ]
    tasks = [(article, KeywordSettings(), ("Bergen Courier",)) for article in articles]
    here = [read_article(*task) for task in tasks]
    assert repr(run_tasks(read_article, tasks, lambda: None)) == repr(here)
