"""``python -m pipeline`` is the command ``council-news``."""

from .cli import main

if __name__ == "__main__":
    main(prog_name="council-news")
