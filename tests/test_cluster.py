"""The dask engine over a real scheduler and workers on loopback: the bytes of the local engine, also when a worker dies."""

import json
import os
import signal
import subprocess
import sys

import pytest

pytest.importorskip("distributed", reason="needs the extra cluster: pip install 'council-news[cluster]'")

from pipeline.engines import EngineError, dask  # noqa: E402
from pipeline.run import extract_all  # noqa: E402
from pipeline.worker import Options, fingerprint  # noqa: E402
from tests.test_run import start, stories, wait_for  # noqa: E402


def dask_process(command, *arguments):
    """A scheduler or a worker of dask, as users start it."""
    code = f"from distributed.cli.dask_{command} import main; main()"
    call = [sys.executable, "-c", code, *map(str, arguments), "--host", "127.0.0.1", "--no-dashboard"]
    return subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler on loopback, and its two worker processes."""
    file = tmp_path / "scheduler.json"
    scheduler = dask_process("scheduler", "--scheduler-file", file, "--port", "0")
    options = ("--scheduler-file", file, "--nthreads", "1", "--no-nanny", "--local-directory", tmp_path)
    workers = [dask_process("worker", *options) for _ in range(2)]
    try:
        wait_for(lambda: file.exists() and file.stat().st_size > 0, scheduler)
        yield json.loads(file.read_text())["address"], workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_a_cluster_gives_the_bytes_of_one_process_though_a_worker_is_killed(tmp_path, cluster, monkeypatch):
    dump, out, partial = stories(tmp_path / "dump.jsonl", 900), tmp_path / "out.jsonl", tmp_path / "out.partial.jsonl"
    address, workers = cluster
    process = start("extract", dump, "-o", out, "--scheduler", address)
    extract_all([dump], str(tmp_path / "one.jsonl"), Options())
    wait_for(lambda: partial.exists() and partial.stat().st_size > 0, process)
    workers[0].kill()
    assert process.poll() is None, "the run was over before the worker was killed"
    errors = process.communicate(timeout=60)[1]
    assert process.returncode == 3, errors
    told = errors.splitlines()
    assert told[0].startswith(f"810 records in {out}; 810 councils, ")
    assert told[1:] == [f"90 inputs rejected (90 not_json), see {tmp_path / 'out.errors.jsonl'}"]
    for name in ("{}.jsonl", "{}.errors.jsonl"):
        assert (tmp_path / name.format("out")).read_bytes() == (tmp_path / name.format("one")).read_bytes()
    assert workers[1].poll() is None
    workers[1].kill()
    workers[1].wait()
    monkeypatch.setattr(dask, "PATIENCE", 1)
    monkeypatch.setattr(dask, "ABSENCE", 1)  # where the scheduler has not yet seen that the worker is gone
    with pytest.raises(EngineError, match="no worker (has joined the scheduler at tcp://127|of the cluster is left)"):
        extract_all([dump], str(out), Options(engine="dask", scheduler=address))


def test_a_cluster_of_this_machine_is_interrupted_with_a_word(tmp_path):
    """As Ctrl-C does it: the signal reaches the command and all the processes that it started."""
    arguments = ("extract", stories(tmp_path / "dump.jsonl", 9000, bad=False), "-o", tmp_path / "out.jsonl", "--engine", "dask")
    process, partial = start(*arguments, start_new_session=True), tmp_path / "out.partial.jsonl"
    wait_for(lambda: partial.exists() and partial.stat().st_size > 0, process)
    os.killpg(process.pid, signal.SIGINT)
    errors = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert errors == f"interrupted; what is done is in {partial}, --resume goes on from there\n"


def test_without_scheduler_or_extra_the_message_says_what_to_do(tmp_path, monkeypatch):
    out, dump = str(tmp_path / "out.jsonl"), stories(tmp_path / "dump.jsonl", 2)
    monkeypatch.setattr(dask, "PATIENCE", 1)
    with pytest.raises(EngineError, match="no dask scheduler answers at tcp://127.0.0.1:9"):
        extract_all([dump], out, Options(engine="dask", scheduler="tcp://127.0.0.1:9"))
    with pytest.raises(EngineError, match="no dask scheduler answers at nowhere://"):
        extract_all([dump], out, Options(engine="dask", scheduler="nowhere://1"))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match=r"needs the extra cluster: pip install 'council-news\[cluster\]'"):
        extract_all([dump], out, Options(engine="dask"))


def test_a_worker_that_would_make_other_records_is_refused(tmp_path, monkeypatch):
    options = Options(engine="dask")
    with pytest.raises(EngineError, match="has another version of council-news"):
        dask.do_batch([], options, fingerprint(Options(engine="dask", with_text=False)))
    with pytest.raises(EngineError, match="cannot read the rule files: .*gone"):
        dask.do_batch([], Options(patterns=str(tmp_path / "gone")), "")
    (tmp_path / "money.jsonl").write_text("{}\n")
    with pytest.raises(EngineError, match=f"has another version of the rule files in {tmp_path}"):
        dask.do_batch([], Options(patterns=str(tmp_path)), "")
