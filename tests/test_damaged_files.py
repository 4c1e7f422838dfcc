"""Damaged files: every input gives articles, or a reason with a code, in bounded memory."""

import gzip
import io
import tracemalloc
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles import Article
from pipeline.articles.files import File, Reading
from pipeline.articles.items import CODES
from pipeline.articles.names import KINDS, PACKED
from pipeline.articles.readers import read_file
from tests.golden import INPUT
from tests.test_formats import codes, read


def test_endless_lines_and_bombs_take_no_memory(tmp_path):
    with gzip.open(tmp_path / "a.jsonl.gz", "wb") as file:
        file.write(b'{"text": "One."}\n')
        for _ in range(40):
            file.write(b"a" * 1_000_000)
        file.write(b'\n{"text": "Two."}\n')
    with zipfile.ZipFile(tmp_path / "b.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 201_000_000)
    tracemalloc.start()
    articles, rejected = read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [article.id for article in articles] == ["a#1", "a#3"]
    assert codes(rejected) == [("a.jsonl.gz", 2, "too_long"), ("b.docx", None, "too_long")]
    assert peak < 40_000_000


@settings(max_examples=150, deadline=None)
@given(
    suffix=st.sampled_from([*KINDS, *(f".txt{packed}" for packed in PACKED), ".csv.gz"]),
    data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))),
)
def test_any_bytes_give_articles_or_a_reason(suffix, data):
    items = list(read_file(File(f"a{suffix}", lambda: io.BytesIO(data), "a"), None, Reading()))
    assert items
    for item in items:
        assert_sound(item)


@settings(max_examples=150, deadline=None)
@given(path=st.sampled_from(sorted(INPUT.rglob("*.*"))), data=st.data())
def test_any_damage_to_a_file_gives_articles_or_a_reason(path, data):
    content = bytearray(path.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    damaged = bytes(content[: data.draw(st.integers(0, len(content)))])
    for item in read_file(File(path.name, lambda: io.BytesIO(damaged), "a"), None, Reading()):
        assert_sound(item)


def assert_sound(item):
    assert isinstance(item, Article) and item.text or item.code in CODES and item.reason and "\n" not in item.reason
