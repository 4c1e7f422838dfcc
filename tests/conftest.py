import shutil

import pytest

import pipeline
from pipeline.patterns import patterns_folder


@pytest.fixture(scope="session")
def nlp():
    return pipeline.load()


@pytest.fixture
def own_rules(tmp_path):
    """A folder with the package's rule files, weights and network, to change."""
    return shutil.copytree(patterns_folder(), tmp_path / "patterns")
