import pytest

import pipeline


@pytest.fixture(scope="session")
def nlp():
    return pipeline.load()
