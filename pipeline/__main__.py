"""``python -m pipeline`` and ``council-news``: the command, with one thread for each process.

The products of the network (``pipeline/network.py``) are small: shared among threads they take twice the computing time, and the
threads of several workers stand in each other's way. The variable must be set before NumPy is loaded; one that is set stays.
"""

import os


def main() -> None:
    """Run the command line of ``pipeline.cli``."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from .cli import main as command

    command(prog_name="council-news")


if __name__ == "__main__":
    main()
