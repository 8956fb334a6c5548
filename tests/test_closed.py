"""What stays shut whoever asks: other origins and names, files, large uploads, the environment's wishes."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from bench.visitor import EventFailed, Visitor
from tests.serving import HARBOUR, Served, served, stocked
from web.origin import is_local

API = "/gradio_api"
OPENING = {
    "GRADIO_SHARE": "True", "GRADIO_ALLOWED_PATHS": "/", "GRADIO_SERVER_NAME": "0.0.0.0",
    "GRADIO_MCP_SERVER": "True", "GRADIO_NUM_WORKERS": "1", "GRADIO_ROOT_PATH": "/elsewhere",
    "GRADIO_ANALYTICS_ENABLED": "True", "GRADIO_RUN_HISTORY": "True", "GRADIO_VIBE_MODE": "1",
    "GRADIO_DEBUG": "1", "GRADIO_SSR_MODE": "True",
}  # fmt: skip
FILE = {"files": ("note.txt", b"The eel is in Tarn.")}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """With everything in the environment that would open it, and a place of its own for uploads."""
    folder = tmp_path_factory.mktemp("closed")
    (folder / "temporary").mkdir()
    around = {**OPENING, "TMPDIR": str(folder / "temporary")}
    news = stocked(folder, "news", {"pier.txt": HARBOUR})
    (folder / "private.txt").write_text("nobody's business")
    with served(folder, "--library", str(news), "--max-upload", "1", env=around) as running:
        yield running


@pytest.fixture(scope="module")
def page(server: Served) -> Iterator[Visitor]:
    with Visitor(server.url) as opened:
        opened.read()
        yield opened


def test_whoever_is_alone_on_their_machine_may_name_a_model(page: Visitor) -> None:
    told = page.read()
    assert '"password"' in told
    assert "downloaded from there" in told  # which is told before
    found = page.fire("use-model", "click", {"server": "nowhere:1", "key": "sk-secret"})
    assert "nowhere:1" in found.values["named"]
    assert 'role="alert"' in found.values["named"]
    assert found.values["key"] == ""
    assert "sk-secret" not in found.raw


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"), ("GET", "/config"), ("GET", f"{API}/info"), ("POST", f"{API}/call/v2/search"),
        ("POST", f"{API}/queue/join"), ("POST", f"{API}/upload"), ("POST", "/login"), ("GET", "/logout"),
        ("OPTIONS", f"{API}/upload"), ("GET", "/theme.css"),
    ],
)  # fmt: skip
def test_another_page_is_refused(server: Served, method: str, path: str) -> None:
    port = server.url.rpartition(":")[2]
    with httpx.Client() as client:
        for origin in _others(port):
            headers = {"Origin": origin, "X-Forwarded-Host": "example.org"}
            assert client.request(method, server.url + path, headers=headers).status_code == 403, origin
            assert not client.cookies


def _others(port: str) -> tuple[str, ...]:
    """Origins that are not the server's own."""
    return (
        "https://example.org", "null", "", f"http://127.0.0.1.example.org:{port}", "http://127.0.0.1",
        f"http://127.0.0.1:{int(port) + 1}", f"http://user@example.org:{port}", "http://[", f"http://localhost:{port}",
        f"http://127.0.0.1:{port}.example.org", f"https://127.0.0.1:{port}x",
    )  # fmt: skip


def test_the_page_itself_is_answered(server: Served) -> None:
    port = server.url.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "LOCALHOST"):
        headers = {"Origin": f"http://{host}:{port}".lower(), "Host": f"{host}:{port}"}
        assert httpx.get(server.url, headers=headers).is_success
        assert httpx.post(f"{server.url}{API}/upload", files=FILE, headers=headers).is_success
    proxied = {"Origin": "https://localhost", "Host": "localhost:443"}  # as a proxy may pass it on
    assert httpx.get(server.url, headers=proxied).is_success


def test_a_name_that_was_made_to_mean_this_machine_is_refused(server: Served) -> None:
    for host in ("rebound.example.org", "127.0.0.1.example.org", "10.0.0.1", "localhost.example.org", "["):
        for headers in ({"Host": host}, {"Host": host, "Origin": f"http://{host}"}):
            assert httpx.get(f"{server.url}/config", headers=headers).status_code == 403


def test_names_of_this_machine() -> None:
    assert all(map(is_local, ("127.0.0.1", "127.8.0.1", "localhost", "::1", "[::1]", "footnote.localhost")))
    assert not any(map(is_local, ("0.0.0.0", "", "192.168.0.3", "example.org", "localhost.org", "::")))


def test_no_other_files_are_served(server: Served) -> None:
    folder = server.folder
    library = folder / "news.library"
    catalog = next(path for path in library.iterdir() if path.name.startswith("catalog"))
    (chats,) = folder.rglob("*.chats")
    uploaded = httpx.post(f"{server.url}{API}/upload", files=FILE).json()[0]
    assert httpx.get(f"{server.url}{API}/file={uploaded}").text == "The eel is in Tarn."
    around = f"{Path(uploaded).parent}/../../" + "../" * 9
    with httpx.Client(base_url=server.url) as client:
        for path in map(
            str, (folder / "private.txt", library, catalog, chats, "/etc/passwd", "/proc/self/environ")
        ):
            relative = path.removeprefix(f"{folder}/")
            for asked in (path, f"/{path}", around + path, relative, f"./{relative}", f"file://{path}"):
                for form in (asked, quote(asked, safe=""), asked.replace("..", "%2e%2e")):
                    assert client.get(f"{API}/file={form}").status_code in (403, 404), form
                assert client.get(f"{API}/file/{asked}").status_code in (403, 404), asked
    for route in ("static", "assets", "svelte"):
        answer = httpx.get(f"{server.url}/{route}/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd")
        assert answer.status_code in (403, 404)


def test_a_path_of_this_machine_is_no_upload(server: Served, page: Visitor) -> None:
    for path in ("/etc/passwd", str(server.folder / "private.txt"), "private.txt"):
        for file in (
            {"path": path, "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}},
            {"path": path, "orig_name": "a.txt"},
            path,
        ):
            with pytest.raises(EventFailed):
                page.fire("drop", "upload", {"drop": [file]})
    assert "nobody" not in page.fire("query", "submit", {"query": "nobody's business root"}).raw


def test_an_upload_that_is_too_large_is_refused_in_words(server: Served) -> None:
    small, large = b"x" * 900_000, b"x" * 1_200_000
    upload = f"{server.url}{API}/upload"
    assert httpx.post(upload, files={"files": ("small.txt", small)}).is_success
    answer = httpx.post(upload, files={"files": ("large.txt", large)})
    assert answer.status_code == 413
    assert "maximum allowed size" in answer.text
    many = [("files", (f"{number}.txt", b"x")) for number in range(1001)]
    answer = httpx.post(upload, files=many)
    assert answer.status_code == 400
    assert "Too many files" in answer.text


def test_an_uploaded_page_is_not_shown_as_one(server: Served) -> None:
    uploaded = httpx.post(f"{server.url}{API}/upload", files={"files": ("a.html", b"<script>1</script>")})
    answer = httpx.get(f"{server.url}{API}/file={uploaded.json()[0]}")
    assert answer.headers["content-disposition"].startswith("attachment")


def test_the_environment_opens_nothing(server: Served) -> None:
    config = httpx.get(f"{server.url}/config").json()
    assert (config["analytics_enabled"], config["vibe_mode"], config["run_history"]) == (False, False, False)
    assert not config["mcp_server"]
    assert config["root"] == server.url
    assert "public URL" not in server.log()
    assert httpx.get(f"{server.url}{API}/mcp/").status_code == 404
    for path in ("vibe-code", "run-history/records", "deep_link", "proxy=https://x.hf.space/", "dev/reload"):
        assert httpx.get(f"{server.url}{API}/{path}").status_code == 404
    assert httpx.get(f"{server.url}/monitoring/summary").status_code == 404
    assert _listening(server.process.pid) == {("127.0.0.1", int(server.url.rpartition(":")[2]))}


def test_uploads_lie_where_only_this_user_may_look(server: Served) -> None:
    uploaded = Path(httpx.post(f"{server.url}{API}/upload", files=FILE).json()[0])
    top = next(folder for folder in uploaded.parents if folder.name.startswith("footnote-uploads-"))
    assert top.stat().st_mode & 0o777 == 0o700


def test_without_the_option_there_are_no_tools(server: Served) -> None:
    for path in ("mcp/", "mcp/schema", "mcp/sse"):
        assert httpx.get(f"{server.url}{API}/{path}").status_code == 404
    assert httpx.post(f"{server.url}{API}/mcp/", json={}).status_code in (404, 405)


def test_uploads_are_gone_with_the_server(server: Served) -> None:
    """The last one here, as it ends the server."""
    temporary = server.folder / "temporary"
    uploaded = Path(httpx.post(f"{server.url}{API}/upload", files=FILE).json()[0])
    assert uploaded.is_relative_to(temporary)
    assert uploaded.exists()
    server.process.terminate()
    server.process.wait(20)
    assert not list(temporary.glob("footnote-*"))


def _listening(process: int) -> set[tuple[str, int]]:
    """Addresses and ports on which a process listens, by Linux's tables."""
    if not Path("/proc/net/tcp").exists():
        pytest.skip("no /proc/net/tcp here")
    links = (path.readlink().name for path in Path(f"/proc/{process}/fd").iterdir() if path.is_symlink())
    inodes = {number for link in links for number in re.findall(r"socket:\[(\d+)\]", link)}
    found = set()
    for table, family in (("tcp", socket.AF_INET), ("tcp6", socket.AF_INET6)):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            _, local, _, state, *rest = line.split()
            if state == "0A" and rest[5] in inodes:
                address, port = local.split(":")
                packed = bytes.fromhex(address)
                words = [packed[at : at + 4][::-1] for at in range(0, len(packed), 4)]
                found.add((socket.inet_ntop(family, b"".join(words)), int(port, 16)))
    return found
