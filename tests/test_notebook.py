"""The notebook of questions runs from top to bottom on the sample articles, and every question gets an answer."""

import json
from pathlib import Path

import pytest

from tests.gate import extract

NOTEBOOK = Path(__file__).parent.parent / "docs" / "analysis.ipynb"


def test_the_notebook_answers_its_ten_questions(tmp_path, monkeypatch, nlp):
    nbformat = pytest.importorskip("nbformat", reason="needs the extra notebook")
    client = pytest.importorskip("nbclient", reason="needs the extra notebook")
    records = tmp_path / "records.jsonl"
    lines = (json.dumps(record) for record in extract("samples", nlp))
    records.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("RECORDS", str(records))
    notebook = nbformat.read(NOTEBOOK, 4)
    asked = [cell for cell in notebook.cells if cell.cell_type == "markdown" and cell.source.startswith("## ")]
    resources = {"metadata": {"path": str(NOTEBOOK.parent)}}
    client.NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    answers = [cell for cell in notebook.cells if cell.cell_type == "code"][1:]
    assert len(asked) == len(answers) == 10
    assert all(cell.outputs for cell in answers)
    assert all("<table" in "".join(output.get("data", {}).get("text/html", "") for output in cell.outputs)
               for number, cell in enumerate(answers, 1) if number != 5)  # fmt: skip
