"""A run: the same bytes for any number of workers, no half file in place of a good one, rejects in their own file."""

import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.articles.selection import Selection
from pipeline.engines import local
from pipeline.run import extract_all
from pipeline.worker import Options, Worker

STORY = (
    "Bury Council to cut {0} jobs\n\nBury Council will cut {0} jobs to save £{0}m. “We are sorry,” said Coun Ann Roe, its leader."
)


@pytest.fixture(scope="module")
def worker(nlp):
    """A worker that holds the suite's pipeline, so that a run in this process need not make its own."""
    worker = Worker.__new__(Worker)
    worker.options, worker.nlp, worker.done = Options(), nlp, 0
    return worker


@pytest.fixture
def here(monkeypatch, worker):
    """Runs in this process use the suite's pipeline."""

    def make(options):
        worker.options = options
        return worker

    monkeypatch.setattr(local, "Worker", make)


def stories(path, count=40, bad=True):
    """A JSON Lines file of numbered stories, every tenth line broken."""
    lines = [
        json.dumps({"id": f"s{n}", "text": STORY.format(n)}) if n % 10 or not bad else "{broken" for n in range(1, count + 1)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def heed_interrupts():
    """Let Ctrl-C through: where a shell runs the tests in the background they ignore it, and so would all that they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(*arguments, **options):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    pipes = {"stderr": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, preexec_fn=heed_interrupts, **pipes, **options)


def wait_for(condition, process, seconds=60):
    end = time.monotonic() + seconds
    while not condition() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    assert condition(), process.communicate()[1]


def test_any_number_of_workers_gives_the_same_bytes(tmp_path, here):
    dump = stories(tmp_path / "dump.jsonl", 100)
    one = extract_all([dump], str(tmp_path / "one.jsonl"), Options())
    assert (one.records, one.rejected) == (90, 10)
    process = start("extract", dump, "-o", tmp_path / "two.jsonl", "--jobs", 2)
    assert process.wait(120) == 3, process.communicate()[1]
    assert (tmp_path / "two.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()
    assert (tmp_path / "two.errors.jsonl").read_bytes() == (tmp_path / "one.errors.jsonl").read_bytes()
    ids = [json.loads(line)["article"]["id"] for line in (tmp_path / "one.jsonl").open(encoding="utf-8")]
    assert ids == [f"s{n}" for n in range(1, 101) if n % 10]


def test_rejected_inputs_have_a_file_of_their_own(tmp_path, here):
    dump, out = stories(tmp_path / "dump.jsonl", 10), tmp_path / "new" / "folder" / "out.jsonl"
    summary = extract_all([dump], str(out), Options())
    assert [json.loads(line) for line in summary.errors_file.open(encoding="utf-8")] == [
        {
            "source": "dump.jsonl",
            "position": 10,
            "code": "not_json",
            "reason": "not JSON: Expecting property name enclosed in double quotes at column 2",
        }
    ]
    summary = extract_all([stories(tmp_path / "dump.jsonl", 10, bad=False)], str(out), Options())
    assert summary.errors_file is None
    assert sorted(path.name for path in out.parent.iterdir()) == ["out.jsonl"]


def test_an_article_that_fails_is_rejected_and_the_rest_goes_on(tmp_path, here, monkeypatch, worker):
    true_pipeline = worker.nlp

    class Failing:
        make_doc = true_pipeline.make_doc

        def __call__(self, doc):
            if "3 jobs" in doc.text:
                raise KeyError("odd")
            return true_pipeline(doc)

    monkeypatch.setattr(worker, "nlp", Failing())
    summary = extract_all([stories(tmp_path / "dump.jsonl", 5, bad=False)], str(tmp_path / "out.jsonl"), Options())
    assert (summary.records, summary.rejected) == (4, 1)
    error = json.loads(summary.errors_file.read_text(encoding="utf-8"))
    assert error["id"] == "s3"
    assert error["reason"].startswith("extraction failed in test_run.py:")
    assert "KeyError" in error["reason"]


def test_limit_and_records_without_text(tmp_path, here):
    dump = stories(tmp_path / "dump.jsonl", 10, bad=False)
    extract_all([dump], str(tmp_path / "out.jsonl"), Options(with_text=False), limit=3)
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").open(encoding="utf-8")]
    assert [record["article"]["id"] for record in records] == ["s1", "s2", "s3"]
    assert all("text" not in record and len(record["article"]["sha256"]) == 64 for record in records)


def test_own_output_in_the_input_folder_is_left_alone(tmp_path, here):
    stories(tmp_path / "dump.jsonl", 4, bad=False)
    for _ in range(2):
        assert extract_all([str(tmp_path)], str(tmp_path / "out.jsonl"), Options()).records == 4


def test_a_failure_while_writing_leaves_the_old_file(tmp_path, here):
    out = tmp_path / "out.jsonl"
    out.write_text("good\n")

    def breaks_off(results):
        for number, result in enumerate(results):
            if number == 2:
                raise KeyboardInterrupt
            yield result

    with pytest.raises(KeyboardInterrupt):
        extract_all([stories(tmp_path / "dump.jsonl", 5, bad=False)], str(out), Options(), progress=breaks_off)
    assert out.read_text() == "good\n"
    partial = (tmp_path / "out.partial.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"]["id"] for line in partial] == ["s1", "s2"]


def test_interrupting_the_command(tmp_path):
    dump, out = stories(tmp_path / "dump.jsonl", 30_000, bad=False), tmp_path / "out.jsonl"
    good = '{"schema": "1.0", "zones": []}\n'
    out.write_text(good)
    process = start("extract", dump, "-o", out)
    partial = tmp_path / "out.partial.jsonl"
    wait_for(lambda: partial.exists() and partial.stat().st_size > 0, process)
    process.send_signal(signal.SIGINT)
    errors = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert errors.strip().endswith(f"interrupted; what is done is in {partial}, --resume goes on from there")
    assert "Traceback" not in errors
    assert out.read_text() == good
    lines = partial.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == [f"s{n}" for n in range(1, len(lines) + 1)]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers through /proc")
def test_a_killed_worker_stops_the_run_with_a_reason(tmp_path):
    process = start("extract", stories(tmp_path / "dump.jsonl", 30_000, bad=False), "-o", tmp_path / "out.jsonl", "--jobs", 2)
    partial = tmp_path / "out.partial.jsonl"
    wait_for(lambda: partial.exists() and partial.stat().st_size > 0, process)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    worker = next(pid for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(int(worker), signal.SIGKILL)
    errors = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert "a worker process was killed" in errors and str(partial) in errors
    assert "Traceback" not in errors
    assert not (tmp_path / "out.jsonl").exists()
    assert all(json.loads(line) for line in partial.read_text(encoding="utf-8").splitlines())


def test_a_killed_run_is_resumed_without_loss_or_repetition(tmp_path):
    lines = [json.dumps({"id": f"a{n}", "text": f"Torbay Council will pay £{n}m."}) if n % 4 else "{broken" for n in range(1, 13)]
    dump, out = tmp_path / "dump.jsonl", tmp_path / "out.jsonl"
    dump.write_text("\n".join(lines), encoding="utf-8")
    extract_all([str(dump)], str(out), Options())
    whole, errors = out.read_bytes(), (tmp_path / "out.errors.jsonl").read_bytes()
    kept = whole.splitlines(keepends=True)
    (tmp_path / "out.partial.jsonl").write_bytes(b"".join(kept[:4]) + kept[4][:50])  # killed in the middle of a line
    (tmp_path / "out.errors.partial.jsonl").write_bytes(errors.splitlines(keepends=True)[0])
    out.unlink()
    summary = extract_all([str(dump)], str(out), Options(), resume=True)
    assert out.read_bytes() == whole and (tmp_path / "out.errors.jsonl").read_bytes() == errors
    assert (summary.records, summary.rejected) == (9, 3)
    assert not list(tmp_path.glob("*.partial.jsonl"))


def test_kills_at_any_moment_cost_no_record_and_repeat_none(tmp_path, here):
    """Killed with -9 at two places drawn by lot, gone on with by other workers, and at last in one process."""
    dump, out, partial = stories(tmp_path / "dump.jsonl", 500), tmp_path / "out.jsonl", tmp_path / "out.partial.jsonl"
    extract_all([dump], str(tmp_path / "whole.jsonl"), Options())
    whole, errors = (tmp_path / "whole.jsonl").read_bytes(), (tmp_path / "whole.errors.jsonl").read_bytes()
    draw = random.Random(7)
    for least in sorted(draw.randrange(len(whole) * 2 // 3) for _ in range(2)):
        process = start("extract", dump, "-o", out, "--jobs", 2, "--resume")
        wait_for(lambda: partial.exists() and partial.stat().st_size > least, process)  # noqa: B023
        process.kill()
        process.communicate()
        assert whole.startswith(partial.read_bytes())
        assert errors.startswith((tmp_path / "out.errors.partial.jsonl").read_bytes())
    assert not out.exists()
    summary = extract_all([dump], str(out), Options(), resume=True)
    assert (summary.records, summary.rejected) == (450, 50)
    assert (out.read_bytes(), (tmp_path / "out.errors.jsonl").read_bytes()) == (whole, errors)
    assert not list(tmp_path.glob("*.partial.jsonl"))


def test_a_run_killed_before_its_last_step_is_resumed_to_its_end(tmp_path, here):
    source, out = stories(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    whole = extract_all([source], str(out), Options())
    records, errors = out.read_bytes(), (tmp_path / "out.errors.jsonl").read_bytes()
    (tmp_path / "out.errors.jsonl").rename(tmp_path / "out.errors.partial.jsonl")  # as a kill between the two renames leaves it
    summary = extract_all([source], str(out), Options(), resume=True)
    assert (summary.records, summary.rejected) == (whole.records, whole.rejected)
    assert (out.read_bytes(), (tmp_path / "out.errors.jsonl").read_bytes()) == (records, errors)
    assert not (tmp_path / "out.errors.partial.jsonl").exists()


@pytest.mark.parametrize(
    "other", [{"options": Options(with_text=False)}, {"selection": Selection(words=("Bury",))}, {"columns": {"text": "story"}}]
)
def test_a_run_is_not_resumed_with_other_options(tmp_path, here, monkeypatch, other):
    """What decides on the records is kept beside them until the run is over."""
    source, out = stories(tmp_path / "in.jsonl", bad=False), tmp_path / "out.jsonl"

    def stop(results):
        yield from itertools.islice(results, 5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_all([source], str(out), Options(), progress=stop)
    with pytest.raises(ValueError, match="made with other options"):
        extract_all([source], str(out), **{"options": Options(), **other}, resume=True)
    assert extract_all([source], str(out), Options(), resume=True).records == 40
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_rows_that_are_lost_are_made_from_the_records_that_have_their_text(tmp_path, here):
    source, out, whole = stories(tmp_path / "in.jsonl"), tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    for options in (Options(), Options(with_text=False)):
        extract_all([source], str(whole), options)
        (tmp_path / "out.partial.jsonl").write_bytes(b"".join(whole.read_bytes().splitlines(keepends=True)[:9]))
        (tmp_path / "out.errors.partial.jsonl").write_bytes(b"")
        if options.with_text:
            extract_all([source], str(out), options, resume=True)
            assert out.read_bytes() == whole.read_bytes()
            out.unlink()
        else:
            with pytest.raises(ValueError, match="begin anew without --resume"):
                extract_all([source], str(out), options, resume=True)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks processes up in /proc")
def test_workers_end_with_a_killed_run(tmp_path):
    source = stories(tmp_path / "in.jsonl", 4000, bad=False)
    process = start("extract", source, "-o", tmp_path / "out.jsonl", "--jobs", 2)
    partial = tmp_path / "out.partial.jsonl"
    wait_for(lambda: partial.exists() and partial.stat().st_size > 0, process)
    started = {int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()}
    assert len(started) >= 2
    process.kill()
    process.wait()
    end = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in started) and time.monotonic() < end:
        time.sleep(0.1)
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
