"""The options that name a model to write with, on a command line."""

import argparse
import subprocess
import sys

import pytest

from index import FootnoteError
from qa.generate import GenerativeReader
from qa.server import ServerReader
from qa.writing.reader import SECONDS
from web.writing_options import add_writing, reader_of


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(exit_on_error=False)
    add_writing(made)
    return made


def test_without_one_no_model_writes() -> None:
    assert reader_of(parser().parse_args([])) is None


def test_a_model_on_this_machine_is_not_loaded_yet() -> None:
    reader = reader_of(parser().parse_args(["--model", "no/such", "--model-seconds", "3"]), key="sesame")
    assert isinstance(reader, GenerativeReader)
    assert reader.seconds == 3


def test_a_server_its_model_and_the_time() -> None:
    chosen = parser().parse_args(
        ["--server", "http://localhost:1", "--server-model", "qwen3:4b", "--model-seconds", "7.5"]
    )
    reader = reader_of(chosen)
    assert isinstance(reader, ServerReader)
    assert (reader.writer.name, reader.seconds) == ("qwen3:4b at localhost:1", 7.5)
    plain = reader_of(parser().parse_args(["--server", "http://localhost:1"]), key="")
    assert plain
    assert plain.seconds == SECONDS


def test_the_default_time_is_the_one_that_is_told() -> None:
    assert f"(default: {SECONDS:g})" in parser().format_help()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--model", "a", "--server", "http://localhost:1"], "not allowed with"),
        (["--model", " "], "empty"),
        (["--server", "localhost:11434"], "is no address"),
        (["--server", "file:///etc"], "is no address"),
        (["--server", "http://"], "is no address"),
        (["--model", "a", "--model-seconds", "0"], "seconds above 0"),
        (["--model", "a", "--model-seconds", "0.0"], "seconds above 0"),
        (["--model", "a", "--model-seconds", "inf"], "seconds above 0"),
        (["--model", "a", "--model-seconds", "-1"], "expected one argument|seconds above 0"),
        (["--model", "a", "--model-seconds", "²"], "seconds above 0"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], told: str) -> None:
    with pytest.raises(argparse.ArgumentError, match=told):
        parser().parse_args(arguments)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--server-model", "qwen3"], "give --server"),
        (["--model", "a", "--server-model", "qwen3"], "give --server"),
        (["--model-seconds", "3"], "give --model or --server"),
    ],
)
def test_what_says_something_of_nothing_is_told(arguments: list[str], told: str) -> None:
    with pytest.raises(FootnoteError, match=told):
        reader_of(parser().parse_args(arguments))


def test_nothing_heavy_is_imported() -> None:
    script = "import sys, web.writing_options; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"gradio", "torch", "numpy", "qa", "faiss", "huggingface_hub"} & set(run.stdout.split())
