"""The web chat: build_app(assistant) -> gr.Blocks, and serve(), which opens libraries and shows them.

The page is made on this machine and fetches nothing from anywhere else. What it is made of stands in `web`,
what it shows in `chat`.
"""

import argparse
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # or it calls home while it is imported
if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # for the seconds in which Ctrl+C would tell of an import

import gradio as gr
from starlette.middleware import Middleware

from chat.authors import Authors
from chat.desk import Desk
from chat.libraries import Libraries
from chat.place import chats_of
from chat.store import ChatStore
from chat.users import Users
from index import FootnoteError, Library, samples
from qa import Assistant
from qa.showing import shown
from qa.writing.reader import WritingReader
from qa.writing.readiness import loading_thread, loading_threads
from web.gone import Gone
from web.naming import maker
from web.offers import SAMPLES
from web.options import LARGEST_UPLOAD, add_options, given
from web.origin import SameOrigin, is_local
from web.page import build
from web.parts import style, theme
from web.programs import misused, tell_in_json
from web.sessions import Sessions
from web.writing_options import SERVER_KEY, add_writing, reader_of

_WELCOME = "Log in to Footnote. After five wrong passwords a name has to wait."
_GRACE = 1  # seconds for what is being answered when it ends
DEFAULT_LIBRARY = Path("footnote.library")


def build_app(assistant: Assistant) -> gr.Blocks:
    """The page over one assistant's library, for notebooks and tests; its chats are gone with the process."""
    folder = Path(tempfile.mkdtemp(prefix="footnote-chats-"))
    libraries = Libraries.of(assistant, folder)
    writes = [assistant.reader] if isinstance(assistant.reader, WritingReader) else []
    return build(Desk(libraries, ChatStore(folder / "chats.sqlite"), authors=Authors(writes)))


def serve(
    libraries: Sequence[Path] = (), *, host: str = "127.0.0.1", port: int = 7860, open_browser: bool = False,
    trained: bool = True, reader: WritingReader | None = None, users: Users | None = None, mcp: bool = False,
    largest: int = LARGEST_UPLOAD,
) -> None:  # fmt: skip
    """Show the chat until interrupted, with the trained reader or without.

    libraries  the folders that everybody may ask; by default ./footnote.library, which is made of the sample
               documents where it does not exist yet. Chats, and people's own libraries, lie beside the first
    reader     has a model that writes the answers where nobody chooses the documents' own sentences; it is
               one for all libraries and everybody
    users      who may log in; by default nobody has to
    mcp        whether programs may use it by the Model Context Protocol too
    largest    MB that a file which is added may have

    Ends the whole program when it is interrupted while a model is being loaded. Raises FootnoteError, OSError
    if the port is taken.
    """
    with _ending() as ended:
        _check_port(host, port)
        paths = list(libraries) or [_with_samples(DEFAULT_LIBRARY)]
        if ended.is_set():
            return
        home = chats_of(paths[0])
        opened = Libraries(paths, home.parent, trained=trained)
        uploads, desk = _surroundings(), None
        try:
            desk = Desk(opened, ChatStore(home), users, Authors([reader] if reader else ()))
            warming = Thread(target=_warm_up, args=(desk, reader))
            warming.start()  # no daemon: cut short in OpenVINO, it aborts
            page = build(desk, guarded=users is not None, make=maker(login=users is not None, host=host))
            page.launch(
                server_name=host, server_port=port, inbrowser=open_browser, share=False, quiet=True,
                auth=users.login if users else None,  # type: ignore[arg-type]  # it awaits coroutines
                auth_message=_WELCOME, mcp_server=mcp,
                max_file_size=f"{largest}mb", theme=theme(),
                css=style(), footer_links=[], ssr_mode=False, prevent_thread_lock=True, show_error=False,
                allowed_paths=[], blocked_paths=[], root_path="", enable_monitoring=False, pwa=False,
                run_history=False,
                app_kwargs={
                    "middleware": [
                        Middleware(SameOrigin, local=users is None and is_local(host)),
                        Middleware(Sessions),
                        Middleware(Gone),
                    ],
                    "exception_handlers": {KeyError: misused, TypeError: misused},
                    "openapi_url": None,
                },
            )  # fmt: skip
            if mcp:
                tell_in_json(page)
            print(f"Footnote: {paths[0]} on http://{host}:{port}  (Ctrl+C ends it)", flush=True)
            _until(ended, page)
        finally:
            if desk:
                desk.askings.leave_all()
            opened.close()
            shutil.rmtree(uploads, ignore_errors=True)
    if loading_threads():  # nothing interrupts them, and a download may take an hour
        sys.stdout.flush()
        os._exit(0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and serve; returns an exit code."""
    parser = argparse.ArgumentParser(prog="app.py", description="The web chat over libraries of documents.")
    parser.add_argument(
        "--library", type=Path, action="append", default=[], metavar="PATH",
        help="its folder; several times for several (default: ./footnote.library, with samples)",
    )  # fmt: skip
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=7860, help="the port to listen on (default: %(default)s)")
    parser.add_argument("--no-reader", action="store_true", help="do without the trained reader")
    add_options(parser)
    add_writing(parser)
    chosen = parser.parse_args(arguments)
    try:
        reader = reader_of(chosen, key=os.environ.get(SERVER_KEY))
        serve(
            chosen.library, host=chosen.host, port=chosen.port, trained=not chosen.no_reader, reader=reader,
            **given(chosen),
        )  # fmt: skip
    except (FootnoteError, OSError) as error:
        _tell(error)
        return 1
    except KeyboardInterrupt:
        return 130  # as shells have it of what Ctrl+C has ended
    return 0


def _surroundings() -> Path:
    """Only arguments count, not the environment; returns the folder of uploads, of this server alone.

    An empty list of allowed paths gives way to GRADIO_ALLOWED_PATHS, and there are variables that no argument
    overrules: GRADIO_NUM_WORKERS opens ports of its own, GRADIO_VIBE_MODE lets visitors change the program.
    """
    uploads = Path(tempfile.mkdtemp(prefix="footnote-uploads-", dir=os.environ.get("GRADIO_TEMP_DIR")))
    for name in [name for name in os.environ if name.startswith("GRADIO_")]:
        del os.environ[name]
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_TEMP_DIR"] = str(uploads)
    return uploads


@contextmanager
def _ending() -> Iterator[Event]:
    """Set by Ctrl+C, and by SIGTERM, which is taken as that and so leaves nothing behind.

    Only a second one interrupts what is being done: Python drops an interruption that comes while an object
    is taken away, and says so on the terminal.
    """
    ended = Event()

    def end(*_: object) -> None:
        if ended.is_set():
            raise KeyboardInterrupt
        ended.set()

    before = {}
    if current_thread() is main_thread():  # no other may
        for number in (signal.SIGTERM, signal.SIGINT):
            if signal.getsignal(number) != signal.SIG_IGN:  # as of what runs in the background
                before[number] = signal.signal(number, end)
    try:
        yield ended
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _until(ended: Event, page: gr.Blocks) -> None:
    """As Gradio's `block_thread`, which would wait five seconds for the pages that are open: each listens."""
    while page.is_running and not ended.wait(0.1):
        pass
    if page.server:
        page.server.should_exit = True
        page.server.thread.join(_GRACE)


def _check_port(host: str, port: int) -> None:
    """Raises OSError, in words, before anything else is done."""
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError) as error:
        why = str(getattr(error, "strerror", None) or error).partition(" (while")[0].lower()
        remedy = f"Choose another: --port {port + 1 if port < 65535 else 7860}"
        raise OSError(f"port {port} on {host} cannot be used ({why}). {remedy}") from error


def _with_samples(path: Path) -> Path:
    """The default library, made of the sample documents where it does not exist yet."""
    if not path.exists():
        print(f"First run: making {path} of the sample documents …", flush=True)
        unfinished = path.with_suffix(".new")  # named only when complete: it may be interrupted
        if unfinished.exists():
            shutil.rmtree(unfinished)
        with Library(unfinished) as library:
            library.add(samples.files(), named=lambda file: SAMPLES + file.name)
        unfinished.rename(path)
    return path


def _warm_up(desk: Desk, reader: WritingReader | None) -> None:
    """Load the models while the page opens, so that the first question need not wait for them.

    Of what fails, the first question will say so on the page, too.
    """
    try:
        desk.libraries.assistant("", desk.libraries.first).load()
    except FootnoteError as error:
        _tell(error)
        return
    if reader:
        loading_thread(lambda: _load(desk, reader))


def _load(desk: Desk, reader: WritingReader) -> None:
    try:
        desk.authors.load(reader)
        print(f"Footnote: {shown(reader.writer.name)} is ready to write answers.", flush=True)
    except FootnoteError as error:
        _tell(error)


def _tell(error: Exception) -> None:
    """On one line, in which nothing that a file of a model says takes effect."""
    print(f"footnote: {shown(str(error))}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
