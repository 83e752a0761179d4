"""Spark, started quietly on this machine or reached where a city already runs it; or a word on what it needs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, TypeVar
from uuid import uuid4

from ombud.served.points import Unusable
from ombud.words import Sentence, say

HERE = "local[2]"
_LOOK = 0.2  # seconds between two looks at how far Spark has come
T = TypeVar("T")
_OLDEST_JAVA = 17
_QUIET = {
    "spark.app.name": "ombud tally",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_ALONE = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}


class NoSpark(ValueError):
    """Spark cannot be used here: why, and what to install or to look at."""

    def __init__(self, what: Sentence) -> None:
        super().__init__(what)
        self.what = what


def missing() -> Sentence | None:
    """What Spark needs and does not find here, and how to install it; None where all is there."""
    for package in ("pyspark", "pandas"):
        if find_spec(package) is None:
            return say("Counting on Spark needs the Python package {package}; install it with: "
                       "pip install 'ombud[served,spark]'.", package=package)  # fmt: skip
    java = _java()
    if java is None:
        return say("Counting on Spark needs Java, and there is none; on Debian: apt install default-jre-headless.")
    version = _version(java)
    if version < _OLDEST_JAVA:
        return say("Counting on Spark needs Java {needed} or newer, and {java} is Java {version}; on Debian: "
                   "apt install openjdk-17-jre-headless, and name it in JAVA_HOME.",
                   needed=_OLDEST_JAVA, java=java, version=version)  # fmt: skip
    return None


@contextmanager
def spark(master: str = "") -> Iterator[Any]:
    """A SparkSession of our own settings; stopped at the end, unless Spark ran before.

    ``master`` is the cluster, as in ``spark://host:7077``, ``yarn`` or ``local[8]``; without it that of the environment
    variable OMBUD_SPARK_MASTER, else two cores of this machine, where nothing listens beyond 127.0.0.1. Where this
    program already runs Spark, that one is used whatever ``master`` says. Raises :class:`NoSpark`.
    """
    lacking = missing()
    if lacking is not None:
        raise NoSpark(lacking)
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    if SparkContext._active_spark_context is not None:
        yield SparkSession.builder.getOrCreate().newSession()
        return
    before = signal.getsignal(signal.SIGINT)
    session = SparkSession(_started(master or os.environ.get("OMBUD_SPARK_MASTER", "") or HERE))
    try:
        yield session
    finally:
        session.stop()
        if before is not None and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, before)  # Spark's own would ask the one that has stopped


def _started(master: str) -> Any:
    """A SparkContext. What Java has to say goes into a file, and is shown only where Spark does not start."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway

    is_here = master.startswith("local")
    settings = _QUIET | (_ALONE if is_here else {})
    conf = SparkConf(loadDefaults=False).setMaster(master).setAll(list(settings.items()))
    with tempfile.TemporaryFile() as said, _told_where(is_here):
        try:
            streams = {"stdout": said, "stderr": said}
            gateway = SparkContext._gateway or launch_gateway(conf, popen_kwargs=streams)
            return SparkContext(conf=conf, gateway=gateway)
        except Exception as wrong:
            why = _why(wrong, said)
            with warnings.catch_warnings():  # Spark leaves a pipe open to a Java that has ended
                warnings.simplefilter("ignore", ResourceWarning)
                wrong.with_traceback(None)
            raise NoSpark(say("Spark does not start on {master} ({why}).", master=master, why=why)) from None


@contextmanager
def _told_where(is_here: bool) -> Iterator[None]:
    """The variables by which Spark finds the Python of this program; what is set already, stays."""
    ours = {"PYSPARK_PYTHON": sys.executable} | ({"SPARK_LOCAL_IP": "127.0.0.1"} if is_here else {})
    new = {name: value for name, value in ours.items() if name not in os.environ}
    os.environ.update(new)
    try:
        yield
    finally:
        for name in new:
            os.environ.pop(name, None)


def followed(
    context: Any, work: Callable[[], T], progress: Callable[[int, int], None] | None, done: Callable[[], int], all_: int
) -> T:
    """What ``work`` gives, with ``progress`` told on the way; where that raises, all that Spark does is cancelled."""
    group, told = f"ombud-{uuid4()}", -1

    def run() -> T:
        context.setJobGroup(group, "ombud tally")
        return work()

    with ThreadPoolExecutor(1) as one:
        running = one.submit(run)
        try:
            while not running.done():
                wait([running], _LOOK)
                if progress is not None and done() != told:
                    told = done()
                    progress(told, all_)
        except BaseException:
            while not running.done():  # a job that had not begun when it was cancelled, begins all the same
                context.cancelJobGroup(group)
                wait([running], _LOOK)
            raise
        return running.result()


@contextmanager
def in_a_sentence(file: str) -> Iterator[None]:
    """What Spark and Java raise, as :class:`~ombud.served.points.Unusable` or as :class:`NoSpark`."""
    from py4j.protocol import Py4JError
    from pyspark.errors import AnalysisException, PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as wrong:
        why = short(wrong)
        if isinstance(wrong, AnalysisException) or "FAILED_READ_FILE" in str(wrong):
            raise Unusable(file, say("Spark cannot read the points ({why}).", why=why)) from None
        raise NoSpark(say("Spark stopped ({why}).", why=why)) from None


def short(wrong: BaseException) -> str:
    """What a fault of Spark says in one line: its first cause where it names one, without the trace."""
    lines = [line.strip() for line in str(wrong).splitlines() if line.strip()]
    for begins in ("Caused by: ", ": "):
        causes = [line.removeprefix(begins) for line in lines if line.startswith(begins)]
        if causes:
            return causes[-1][:300]
    traced = [line for line in lines if re.match(r"[\w.]+(Error|Exception)\b", line)]  # of a worker's Python
    return (traced or lines or [type(wrong).__name__])[0][:300]


def _why(wrong: BaseException, said: IO[bytes]) -> str:
    """What Java said last before it ended, where it ended, or what Spark says itself."""
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").splitlines()
    faults = [line.strip()[:300] for line in lines if re.search(r"(exception|error)\b.*: ", line, re.I)]
    return faults[-1] if faults and "JAVA_GATEWAY_EXITED" in str(wrong) else short(wrong)


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME", "")
    there = Path(home) / "bin" / "java"
    return str(there) if home and there.exists() else shutil.which("java")


def _version(java: str) -> int:
    """The Java's first number; 8 for the one that calls itself 1.8."""
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(found[1]) if found else 0
