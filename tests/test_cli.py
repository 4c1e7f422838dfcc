"""The commands: what they print, the files they write, and the exit status for right use, wrong use and bad input."""

import gzip
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.patterns import patterns_folder

GOLD = Path(__file__).parent / "gold" / "samples_a.jsonl"
TEXT = "Bury Council to cut 40 jobs\n\nBury Council will save £2.5m. “We are sorry,” said Coun Ann Roe, who leads the council."


@pytest.fixture
def here(tmp_path, monkeypatch, nlp):
    """An empty folder; the commands use the suite's pipeline in place of one of their own."""
    monkeypatch.chdir(tmp_path)
    load = pipeline.load
    monkeypatch.setattr(pipeline, "load", lambda *given: load(*given) if any(given) else nlp)
    monkeypatch.setattr("pipeline.assemble.leave_no_spans", lambda nlp: None)  # the suite's pipeline is to keep its spans
    return tmp_path


def council_news(*arguments, **options):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def lines_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_extract_a_folder(here):
    write(here / "in/2013/a.txt", TEXT)
    write(here / "in/b.jsonl", json.dumps({"id": "b", "text": TEXT}))
    write(here / "in/README.md", "no article")
    result = council_news("extract", "in", "-o", "new/out.jsonl")
    assert result.exit_code == 0, result.output
    assert result.stderr.strip() == (
        "2 records in new/out.jsonl; 1 copy of others; 2 councils, 2 people, 2 sums, 2 quotes\n1 file of unknown kind skipped"
    )
    records = lines_of(here / "new/out.jsonl")
    assert [record["article"]["id"] for record in records] == ["2013/a", "b"]
    assert records[0]["money"][0]["amount"] == 2_500_000
    assert not list((here / "new").glob("*partial*"))


def test_rejected_inputs_give_status_3(here):
    write(here / "a.jsonl", json.dumps({"text": TEXT}) + "\n{broken\n")
    write(here / "empty.txt", "")
    result = council_news("extract", "a.jsonl", "empty.txt", "-o", "out.jsonl")
    assert result.exit_code == 3
    assert result.stderr.strip() == (
        "1 record in out.jsonl; 1 council, 1 person, 1 sum, 1 quote\n"
        "2 inputs rejected (1 not_json, 1 empty), see out.errors.jsonl"
    )
    errors = lines_of(here / "out.errors.jsonl")
    assert [(line["source"], line["position"]) for line in errors] == [("a.jsonl", 2), ("empty.txt", None)]


def test_standard_input_and_output(here):
    result = council_news("extract", "-", "-o", "-", "--no-text", input=TEXT)
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert (record["article"]["id"], "text" in record) == ("-", False)
    result = council_news("extract", "-", "-o", "-", input='{"text": "One."}\n{broken')
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert json.loads(result.stderr.splitlines()[0])["position"] == 2


def test_an_array_of_articles_on_standard_input_is_no_article(here):
    result = council_news("extract", "-", "-o", "-", input='[{"text": "One."}]')
    assert (result.exit_code, "found an array" in result.stderr) == (3, True)


def test_a_closed_pipe_ends_the_command_without_a_word(here):
    write(here / "a.jsonl", (json.dumps({"text": TEXT}) + "\n") * 200)
    command = [sys.executable, "-m", "pipeline", "extract", "a.jsonl", "-o", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=here) as running:
        assert running.stdout.readline().startswith(b'{"schema"')
        running.stdout.close()
        assert running.stderr.read() == b""


def test_columns_limit_and_links(here):
    write(here / "a.csv", "story,when\nBury Council will pay £3m.,2013-03-14\nSecond.,\n")
    result = council_news("extract", "a.csv", "a.csv", "-o", "out.jsonl", "--column", "text=story", "--column", "published=when")
    assert result.exit_code == 0
    assert "1 file named twice, read once" in result.stderr
    assert [record["article"]["published"] for record in lines_of(here / "out.jsonl")] == ["2013-03-14", None]
    council_news("extract", "a.csv", "-o", "out.jsonl", "--column", "text=story", "--limit", 1)
    assert len(lines_of(here / "out.jsonl")) == 1


def test_samples_are_left_out_and_that_is_said(here):
    write(here / "in/samples/.sample-articles", "")
    write(here / "in/samples/s.txt", TEXT)
    write(here / "in/own.txt", TEXT)
    result = council_news("extract", "in", "-o", "out.jsonl")
    assert "the sample articles were left out" in result.stderr
    assert [record["article"]["id"] for record in lines_of(here / "out.jsonl")] == ["own"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "Missing argument"),
        (["extract", "a.txt"], "Missing option '-o'"),
        (["extract", "none.txt", "-o", "out.jsonl"], "'none.txt' does not exist"),
        (["extract", "empty", "-o", "out.jsonl"], "no articles in empty: it holds no file of a kind that is read (.txt, .jsonl"),
        (["extract", "a.txt", "-o", "empty"], "empty is a folder: name the records file"),
        (["extract", "a.txt", "-o", "out.jsonl.gz"], "name the file without .gz"),
        (["extract", "a.txt", "-o", "./a.txt"], "./a.txt is an input too"),
        (["extract", "dump", "-o", "dump/b.csv"], "dump/b.csv holds something other than records, and would be replaced"),
        (["extract", "a.txt", "-o", os.devnull], "is no regular file"),
        (["extract", "a.txt", "-o", "pipe"], "pipe is no regular file"),
        (["extract", "a.txt", "-o", "out.jsonl", "--jobs", "0"], "from 1 up, nor auto"),
        (["extract", "a.txt", "-o", "out.jsonl", "--limit", "many"], "'many' is not a valid integer"),
        (["extract", "a.txt", "-o", "out.jsonl", "--column", "story"], "is not FIELD=COLUMN"),
        (["extract", "a.txt", "-o", "out.jsonl", "--column", "colour=x"], "FIELD one of text, title"),
        (["extract", "a.txt", "-o", "out.jsonl", "--patterns", "nowhere"], "'nowhere' does not exist"),
        (["evaluate", "a.txt"], "Missing argument 'RECORDS'"),
        (["tables", "none.jsonl", "-o", "t"], "does not exist"),
        (["tables", "a.txt", "-o", "facts.parquet"], "tables go to a folder"),
        (["tables", "a.txt", "-o", "news.txt"], "tables go to a folder"),
        (["tables", "a.txt", "-o", "news.XLS"], "tables go to a folder"),
        (["tables", "a.txt", "-o", "-"], "tables go to a folder"),
        (["evaluate", GOLD, GOLD, "--only", "("], "is no regular expression"),
        (["explain"], "Missing argument 'ARTICLE'"),
        (["explain", "empty"], "is a directory"),
        (["patterns", "check", "--folder", "empty"], "no rule files (.jsonl) in empty"),
        (["fly"], "No such command 'fly'"),
        (["extract", "a.txt", "--fast"], "No such option"),
        (["extract", "a.txt", "-o", "-", "--corrections", "a.txt"], "--corrections needs a records file"),
        (["extract", "a.txt", "-o", "o.jsonl", "--new-only", "--corrections", "a.txt"], "correct them afterwards"),
        (["extract", "a.txt", "-o", "o.jsonl", "--corrections", "a.txt"], "a.txt:1: no column article, fact, field, value"),
        (["correct", "a.txt", "a.txt", "-o", "o.jsonl"], "a.txt:1: no column article, fact, field, value"),
        (["explain", "a.txt", "--id", "a", "--number", "1"], "--id or --number, not both"),
        (["annotate", "export", "a.txt", "-o", "tasks.xml"], "name the file of tasks"),
    ],
)
def test_wrong_use_gives_status_2(here, arguments, message):
    write(here / "a.txt", TEXT)
    table = write(here / "dump/b.csv", "text\nBury Council will pay £3m.\n")
    (here / "empty").mkdir()
    os.mkfifo(here / "pipe")
    result = council_news(*arguments)
    assert (result.exit_code, message in result.output) == (2, True), result.output
    assert Path(table).read_text(encoding="utf-8").startswith("text\n")
    assert (here / "a.txt").read_text(encoding="utf-8") == TEXT
    assert not (here / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "a.txt", "-o", "a.txt/out.jsonl"], "cannot write a.txt/out.jsonl"),
        (["extract", "a.txt", "-o", "out.jsonl", "--model", "no_such_model"], "no spaCy pipeline 'no_such_model'"),
        (["extract", "a.txt", "-o", "out.jsonl", "--patterns", "bad"], "money.jsonl:1: not JSON"),
        (["extract", "a.txt", "-o", "out.jsonl", "--patterns", "bad", "--jobs", "2"], "money.jsonl:1: not JSON"),
        (["extract", "a.txt", "-o", "out.jsonl", "--patterns", "few"], "there is no such rule file"),
        (["evaluate", GOLD, "broken.jsonl"], "broken.jsonl:1: not JSON Lines"),
        (["evaluate", "other.jsonl", GOLD], "other.jsonl:1: no record and no annotated article"),
        (["evaluate", "packed.jsonl.gz", GOLD], "packed.jsonl.gz:1: not JSON Lines"),
        (["evaluate", "bare.jsonl", GOLD], "annotated article 'x' has no 'text'"),
        (["tables", GOLD, "-o", "none.jsonl/t.sqlite"], "cannot write none.jsonl/t.sqlite"),
        (["patterns", "check", "--folder", "few"], "few/services.jsonl: there is no such rule file"),
        (["evaluate", GOLD, "none.jsonl"], "has a record in none.jsonl"),
        (["tables", "packed.jsonl.gz", "-o", "t"], "packed.jsonl.gz:1: not a record"),
        (["tables", "broken.jsonl", "-o", "t"], "broken.jsonl:1: not JSON: Expecting"),
        (["tables", "other.jsonl", "-o", "t"], "other.jsonl:1: not a record"),
        (["explain", "empty.txt"], "empty.txt: empty text"),
        (["explain", "a.txt", "--id", "b"], "a.txt: no article 'b'"),
        (["explain", "a.txt", "--number", "2"], "a.txt: no article number 2"),
        (["explain", "a.txt", "--html", "no/such/page.html"], "cannot write no/such/page.html"),
    ],
)
def test_a_failure_gives_status_1(here, arguments, message):
    write(here / "a.txt", TEXT)
    write(here / "empty.txt", "")
    write(here / "broken.jsonl", "{broken")
    write(here / "other.jsonl", "[1]")
    shutil.copytree(patterns_folder(), here / "bad")
    write(here / "bad/money.jsonl", "{broken")
    write(here / "few/money.jsonl", "")
    write(here / "none.jsonl", "")
    write(here / "bare.jsonl", '{"article": {"id": "x"}}')
    (here / "packed.jsonl.gz").write_bytes(gzip.compress(b"{}"))
    result = council_news(*arguments)
    assert (result.exit_code, message in result.output) == (1, True), result.output
    assert "Traceback" not in result.output


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the root user may write anywhere")
def test_a_folder_that_cannot_be_written(here):
    write(here / "a.txt", TEXT)
    (here / "locked").mkdir(mode=0o500)
    result = council_news("extract", "a.txt", "-o", "locked/out.jsonl")
    assert (result.exit_code, "cannot write locked/out.jsonl" in result.output) == (1, True)


def test_tables(here):
    write(here / "a.txt", TEXT)
    council_news("extract", "a.txt", "-o", "out.jsonl")
    result = council_news("tables", "out.jsonl", "-o", "tables")
    assert result.exit_code == 0, result.output
    assert "£2.5m" in (here / "tables" / "money.csv").read_text(encoding="utf-8")
    assert council_news("tables", "out.jsonl", "-o", "facts.sqlite").exit_code == 0
    with sqlite3.connect(here / "facts.sqlite") as database:
        assert database.execute("SELECT amount FROM money").fetchall() == [(2_500_000,)]


def test_explain_names_rule_and_sentence(here):
    write(here / "a.txt", TEXT)
    result = council_news("explain", "a.txt")
    assert result.exit_code == 0, result.output
    assert "£2.5m" in result.output
    assert "by money/" in result.output
    assert "Bury Council will save £2.5m." in result.output


def test_explain_marks_the_text_with_colours_or_without(here):
    write(here / "a.txt", TEXT)
    plain = council_news("explain", "a.txt").output
    assert "Bury Council will save" not in plain.split("councils\n")[0]
    assert "[Bury Council](councils) will save [£2.5m](money)." in plain
    assert "\x1b" not in plain
    coloured = council_news("explain", "a.txt", "--color").output
    assert "will save \x1b[32m£2.5m\x1b[0m." in coloured
    assert re.sub("\x1b[^m]*m", "", coloured).count(TEXT) == 1


def test_explain_picks_an_article_of_many_and_shows_records_as_they_are(here):
    places = {"n/1": "Bury", "n/2": "Leeds City"}
    articles = [{"id": name, "text": f"{place} Council will pay £2m."} for name, place in places.items()]
    write(here / "a.jsonl", "".join(json.dumps(article) + "\n" for article in articles))
    for choice, name in (((), "n/1"), (("--id", "n/2"), "n/2"), (("--number", 2), "n/2")):
        assert council_news("explain", "a.jsonl", *choice).output.startswith(f"{name}\n")
    council_news("extract", "a.jsonl", "-o", "r.jsonl")
    record = lines_of(here / "r.jsonl")[1]
    record["money"][0]["purpose"] = "debt"
    write(here / "r.jsonl", json.dumps(record, ensure_ascii=False))
    shown = council_news("explain", "r.jsonl", "--id", "n/2").output
    assert shown.startswith("n/2\n") and "purpose=debt" in shown
    del record["text"]
    write(here / "r.jsonl", json.dumps(record, ensure_ascii=False))
    assert "purpose=debt" in council_news("explain", "r.jsonl").output


def test_explain_as_a_page_that_needs_nothing_else(here):
    write(here / "a.txt", TEXT + " <script>alert(1)</script> “A <b>bold</b> plan that nobody asked for,” said Coun Roe.")
    assert council_news("explain", "a.txt", "--html", "page.html").output == ""
    page = (here / "page.html").read_text(encoding="utf-8")
    assert council_news("explain", "a.txt", "--html", "-").output == page
    assert "<script" not in page and "<b>" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", page)
    links, targets = set(re.findall(r'href="#([^"]+)"', page)), set(re.findall(r' id="([^"]+)"', page))
    assert links and links <= targets
    assert ">£2.5m<" in page and "money/" in page


def test_evaluate_gold_against_itself(here):
    result = council_news("evaluate", GOLD, GOLD, "--json")
    assert result.exit_code == 0, result.output
    scores = json.loads(result.output)
    assert "money" in json.dumps(scores)
    assert council_news("evaluate", GOLD, GOLD).exit_code == 0


def test_evaluate_tells_the_effect_of_new_records(here):
    article = json.loads(GOLD.read_text(encoding="utf-8").splitlines()[0])
    article["providers"] = []
    write(here / "old.jsonl", json.dumps(article))
    write(here / "gold.jsonl", GOLD.read_text(encoding="utf-8").splitlines()[0])
    result = council_news("evaluate", "gold.jsonl", "old.jsonl", "gold.jsonl")
    assert result.exit_code == 0, result.output
    assert re.search(r"^providers .*f1 0.000 -> 1.000 \(\+1.000\)", result.output, re.MULTILINE)
    scores = json.loads(council_news("evaluate", "gold.jsonl", "old.jsonl", "gold.jsonl", "--json").output)
    assert scores["before"]["providers"]["f1"] < scores["after"]["providers"]["f1"] == 1


def test_an_output_that_is_a_link_stays_one(here):
    write(here / "a.txt", TEXT)
    write(here / "kept/old.jsonl", "")
    (here / "out.jsonl").symlink_to(here / "kept/old.jsonl")
    assert council_news("extract", "a.txt", "-o", "out.jsonl").exit_code == 0
    assert (here / "out.jsonl").is_symlink()
    assert len(lines_of(here / "kept/old.jsonl")) == 1


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("providers", {"label": "provider", "id": "Roe", "kind": "compny"}, "'kind' is one of public_body, council_company"),
        ("councils", {"label": "council", "id": "Roe", "nation": "Mercia"}, "'nation' is one of England, Scotland"),
        ("money", {"label": "cost", "id": "x", "side": "left"}, "'side' is one of before, after; found 'left'"),
        ("people", {"label": "given", "id": 5}, "'id' is text, found 5"),
    ],
)
def test_patterns_check_knows_what_a_key_may_say(here, file, line, message):
    shutil.copytree(patterns_folder(), here / "bad")
    with (here / f"bad/{file}.jsonl").open("a") as rules:
        rules.write(json.dumps({"pattern": "Roe", "eg": "[Roe]", **line}) + "\n")
    result = council_news("patterns", "check", "--folder", "bad")
    assert (result.exit_code, message in result.output) == (1, True), result.output


def test_no_two_councils_have_one_code(here):
    line = {"label": "council", "id": "Roe Council", "pattern": "Roe Council", "eg": "[Roe Council]", "gss": "E06000027"}
    write(here / "bad/councils.jsonl", f"{json.dumps(line)}\n{json.dumps({**line, 'id': 'Roe Borough Council'})}\n")
    result = council_news("patterns", "check", "--folder", "bad")
    assert "councils.jsonl:2: the same code stands in line 1" in result.output


def test_patterns_check(here):
    result = council_news("patterns", "check")
    assert result.exit_code == 0, result.output
    assert "rule lines are well formed, unique, and match their examples" in result.output
    write(here / "bad/money.jsonl", '{"label": "scale", "id": "x", "pattern": "three", "eg": "[four]"}\n')
    result = council_news("patterns", "check", "--folder", "bad")
    assert result.exit_code == 1
    assert "money.jsonl: money/scale/x: eg '[four]': pattern does not match the span" in result.output


@pytest.mark.parametrize(("given", "kept"), [(None, "1"), ("3", "3")])
def test_the_command_computes_with_one_thread_unless_told_otherwise(given, kept):
    code = "import atexit, os, sys; sys.argv[1:] = ['--version'];"
    code += "atexit.register(lambda: print(os.environ['OPENBLAS_NUM_THREADS']));"
    code += "import pipeline.__main__; assert 'numpy' not in sys.modules; pipeline.__main__.main()"
    env = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    env |= {"OPENBLAS_NUM_THREADS": given} if given else {}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env)
    assert result.returncode == 0 and result.stdout.split()[-1] == kept, result.stderr


def test_help_and_version_need_no_spacy():
    code = (
        "import sys; from pipeline.cli import main; main(['--help'], standalone_mode=False);"
        "assert not {'spacy', 'pandas', 'numpy'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "extract" in done.stdout
    assert pipeline.__version__ in council_news("--version").output


def test_the_commands_are_those_of_the_contract():
    listed = council_news("--help").output
    assert all(f"\n  {name} " in listed for name in ("extract", "evaluate", "tables", "explain", "patterns"))
    assert all(listed.count(f"\n  {name} ") == 1 for name in main.commands)
    for text in (listed, council_news("annotate", "--help").output, council_news("patterns", "--help").output):
        assert "..." not in text.replace("[ARGS]...", ""), "a command's first sentence is too long to be listed whole"
    assert all(status in listed for status in ("Exit status:", "Examples:", "\n      130 "))


def commands(group=main, path=()):
    for name, command in group.commands.items():
        yield from commands(command, (*path, name)) if hasattr(command, "commands") else [(*path, name)]


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_every_command_shows_an_example_of_itself(path):
    text = council_news(*path, "--help").output
    examples = [line.split() for line in re.split(r"Examples?:\n", text)[1].splitlines() if "council-news" in line]
    assert [*examples[0][:1], *path] == examples[0][: len(path) + 1]
    command = main
    for name in path:
        command = command.commands[name]
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for example in examples if tuple(example[1 : len(path) + 1]) == path for word in example if word[0] == "-"} <= {
        *options, "-"
    }  # fmt: skip


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_is_there(shell):
    result = CliRunner().invoke(main, [], prog_name="council-news", env={"_COUNCIL_NEWS_COMPLETE": f"{shell}_source"})
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("needs bash")
    assert result.exit_code == 0, result.output
    assert f"_COUNCIL_NEWS_COMPLETE={shell}_complete" in result.output
