"""GenerativeReader and its writer: chats in, text out, from several threads, with tiny random models."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from index.errors import ModelError
from qa.generate import GenerativeReader
from qa.writing.chatting import Template
from qa.writing.loading import Loaded
from qa.writing.local import LocalWriter
from qa.writing.writer import Message, Stop
from tests.tiny_models import NO_SYSTEM, llama, saved, tokenizer

CHAT = [Message("system", "a dam"), Message("user", "who said that the ferry was late")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("models") / "Tiny-Instruct")


@pytest.fixture(scope="module")
def writer(folder: Path) -> LocalWriter:
    made = LocalWriter(str(folder), dtype="float32", device="cpu")
    made.load()
    return made


def said(
    writer: LocalWriter, messages: list[Message] = CHAT, most: int = 20, stop: Stop | None = None
) -> str:
    return "".join(writer.write(messages, most=most, stop=stop or Stop()))


def generated(messages: list[Message], most: int = 20) -> str:
    """What transformers writes by itself."""
    words = tokenizer()
    told = [{"role": message.role, "content": message.content} for message in messages]
    given = words.apply_chat_template(told, add_generation_prompt=True, return_tensors="pt", return_dict=True)
    model = llama(len(words))
    ends = [words.convert_tokens_to_ids(token) for token in ("<|im_end|>", "<|im_start|>", "<|endoftext|>")]
    found = model.generate(
        input_ids=given["input_ids"],
        attention_mask=given["attention_mask"],
        max_new_tokens=most,
        do_sample=False,
        prefill_chunk_size=128,
        eos_token_id=ends,
        pad_token_id=0,
    )
    return str(words.decode(found[0][given["input_ids"].shape[1] :], skip_special_tokens=True))


@pytest.mark.parametrize("question", ["who", "what was late", "a dam has been hurt in melhaven " * 8])
def test_what_is_written_is_what_transformers_generates(question: str, writer: LocalWriter) -> None:
    chat = [Message("user", question)]
    expected = generated(chat)
    assert len(expected) > 5
    assert said(writer, chat) == expected.replace("\ufffd", "")


@pytest.mark.parametrize("dtype", ["float99", "int8", ""])
def test_what_is_no_dtype_is_told_before_anything_is_loaded(dtype: str) -> None:
    with pytest.raises(ValueError, match="dtype is one of float32, bfloat16, float16, which"):
        GenerativeReader("owner/none", dtype=dtype)


def test_it_ends_after_as_many_tokens_as_were_asked_for(writer: LocalWriter) -> None:
    assert said(writer, most=3) == generated(CHAT, 3).replace("\ufffd", "")


def test_the_writer_tells_about_itself(writer: LocalWriter) -> None:
    assert writer.name == "Tiny-Instruct"
    assert writer.window == 512
    assert set(writer.control) == {"<|im_start|>", "<|im_end|>", "<|endoftext|>"}
    assert writer.count("the mayor said") == len(tokenizer().encode("the mayor said"))
    assert writer.count("half a \ud83d character") > 3


def test_a_prompt_beyond_the_window_is_refused_and_one_near_it_fits(writer: LocalWriter) -> None:
    with pytest.raises(ModelError, match=r"have \d+ tokens, and Tiny-Instruct takes 512"):
        said(writer, [Message("user", "ferry late " * 400)])
    around = writer.count("<|im_start|>user\n<|im_end|>\n<|im_start|>assistant\n")
    unit = writer.count(" the")
    near = " the" * ((512 - around - 6) // unit)
    assert isinstance(said(writer, [Message("user", near)], most=50), str)


def test_nothing_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    reader = GenerativeReader(str(tmp_path / "nowhere.gguf"), seconds=5, longest=7, context=9)
    assert (reader.seconds, reader.longest, reader.context) == (5, 7, 9)
    assert reader.writer.name == "nowhere"
    assert GenerativeReader("smollm2").writer.name == "SmolLM2-135M-Instruct"
    assert GenerativeReader("owner/Model-1.5B").writer.name == "owner/Model-1.5B"
    with pytest.raises(ModelError, match="there is no model at"):
        reader.writer.load()


def test_a_stop_ends_what_is_written(writer: LocalWriter) -> None:
    stop = Stop()
    pieces = writer.write(CHAT, most=100, stop=stop)
    first = next(pieces)
    stop.set()
    rest = list(pieces)
    assert first
    assert len(rest) <= 1  # what was held back
    assert said(writer) == generated(CHAT).replace("\ufffd", "")


def test_one_writes_at_a_time_and_waiting_can_be_stopped(writer: LocalWriter) -> None:
    holding: Iterator[str] = writer.write(CHAT, most=100, stop=Stop())
    next(holding)
    stop = Stop()
    found: list[str] = []
    waiting = Thread(target=lambda: found.append(said(writer, stop=stop)))
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    stop.set()
    waiting.join(10)
    assert found == [""]
    holding.close()  # type: ignore[attr-defined]  # a generator
    assert said(writer) == generated(CHAT).replace("\ufffd", "")


def test_several_threads_get_what_one_gets(writer: LocalWriter) -> None:
    chats = [[Message("user", text)] for text in ("who", "what was late", "north quay", "a dam in melhaven")]
    expected = [said(writer, chat) for chat in chats]
    found: dict[int, str] = {}
    threads = [
        Thread(target=lambda number=number: found.update({number: said(writer, chats[number])}))
        for number in range(len(chats))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [found[number] for number in range(len(chats))] == expected


def test_a_model_that_goes_in_circles_is_stopped(tmp_path: Path) -> None:
    small = saved(tmp_path / "Stutter", initializer_range=0.0)  # all words as likely: always the first
    stutter = LocalWriter(str(small), dtype="float32", device="cpu")
    read: list[str] = list(stutter.write(CHAT, most=400, stop=Stop()))
    assert len(read) <= 24


def test_what_fails_on_the_way_is_told() -> None:
    words = tokenizer()
    model = llama(len(words))
    broken = LocalWriter.of("Tiny-Instruct", Loaded(model, words))

    def fails(*_: object) -> None:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes.\nmore")

    hook = model.model.layers[1].register_forward_pre_hook(fails)
    with pytest.raises(ModelError, match=r"Tiny-Instruct ran out of memory .* less context"):
        said(broken)
    hook.remove()
    assert said(broken) == generated(CHAT).replace("\ufffd", "")


def test_a_template_without_system_messages_has_them_before_the_first_question() -> None:
    template = Template("tiny", tokenizer(NO_SYSTEM))
    assert template.text(CHAT) == (
        "<|im_start|>user\na dam\n\nwho said that the ferry was late<|im_end|>\n<|im_start|>assistant\n"
    )


def test_a_template_that_refuses_everything_is_told() -> None:
    template = Template("tiny", tokenizer("{{ raise_exception('never') }}"))
    with pytest.raises(ModelError, match="the chat template of tiny refuses the messages"):
        template.text(CHAT)


def test_signs_of_a_template_that_are_no_tokens_are_control_too() -> None:
    lines = (
        "{% for message in messages %}{% if message['role'] == 'user' %}"
        "[INST] {{ message['content'] }} [/INST]"
        "{% elif message['role'] == 'system' %}<<SYS>>{{ message['content'] }}<</SYS>>"
        "{% else %}### Response: {{ message['content'] }}{% endif %}{% endfor %}"
    )
    found = set(Template("tiny", tokenizer(lines)).control())
    assert {"[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "### Response:", "<|im_end|>"} <= found


def test_a_turn_ends_where_another_would_begin() -> None:
    words = tokenizer()
    ends = Template("tiny", words).ends(llama(len(words)))
    assert {words.convert_ids_to_tokens(end) for end in ends} == {
        "<|im_end|>",
        "<|im_start|>",
        "<|endoftext|>",
    }
