"""The endpoints for programs, called by real clients at a real server."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fpdf import FPDF
from gradio_client import Client
from gradio_client.exceptions import AppError

from index import samples
from tests.serving import HARBOUR, ROOT, WIRE, Served, served, stocked

NAMES = {"/ask", "/search", "/add", "/remove", "/documents"}
QUESTION = "How long will the repairs take?"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("programs")
    news = stocked(folder, "news", {"pier.txt": HARBOUR, "mill.txt": WIRE})
    fish = stocked(folder, "fish", {"quota.txt": "The herring quota of Skarn falls by a fifth."})
    with served(folder, "--library", str(news), "--library", str(fish)) as running:
        yield running
        assert "Traceback" not in running.log()


@pytest.fixture(scope="module")
def client(server: Served) -> Client:
    return Client(server.url, verbose=False)


def test_an_answer_has_citations_that_can_be_checked(client: Client) -> None:
    answer = client.predict(question=QUESTION, api_name="/ask")
    assert answer["answered"]
    (citation,) = answer["citations"]
    assert citation["quote"] == HARBOUR[citation["start"] : citation["end"]]
    assert citation["document"]["publisher"] == "Harbour Post"
    assert answer["text"] == f"{citation['quote']} [1]"


def test_a_question_may_follow_others(client: Client) -> None:
    history = [["Who bought the mill of Tarn?", "The mill of Tarn was sold to a bank in Galdern. [1]"]]
    answer = client.predict(question="What was its price?", history=history, api_name="/ask")
    assert "four million crowns" in answer["text"]


def test_a_writer_is_named_or_told_to_be_none(client: Client) -> None:
    answer = client.predict(question=QUESTION, writer="documents", api_name="/ask")
    assert answer["written"] is None
    with pytest.raises(AppError, match="there is no writer 'tiny': name one of documents"):
        client.predict(question=QUESTION, writer="tiny", api_name="/ask")


def test_filters_narrow_what_is_read(client: Client) -> None:
    for where, publisher in (
        ({"publisher": "Osterhay Wire"}, "Osterhay Wire"),
        ({"published": ["2031-06-01", "2031-06-30"]}, "Harbour Post"),
        ({"published": [None, "2030-12"]}, "Osterhay Wire"),
        ({"published": "2031-06"}, "Harbour Post"),
    ):
        hits = client.predict(query="council bank mill pier", where=where, api_name="/search")
        assert {hit["document"]["publisher"] for hit in hits} == {publisher}
    refused = client.predict(question=QUESTION, where={"publisher": "Osterhay Wire"}, api_name="/ask")
    assert not refused["answered"]


def test_as_many_passages_as_wanted(client: Client) -> None:
    for k in (1, 2, 10_000, 1.0):
        found = client.predict(query="the council and the bank", k=k, api_name="/search")
        assert len(found) == min(int(k), 2)
    assert len(client.predict(question=QUESTION, k=1, api_name="/ask")["hits"]) == 1
    assert client.predict(query="pier", k=0, api_name="/search") == []


def test_another_library_has_other_documents(client: Client) -> None:
    found = client.predict(query="herring", library="fish", api_name="/search")
    assert found[0]["text"] == "The herring quota of Skarn falls by a fifth."
    listed = client.predict(library="fish", api_name="/documents")
    assert listed["total"] == 1
    assert listed["libraries"] == ["news", "fish"]


def test_documents_are_added_found_replaced_and_removed(client: Client) -> None:
    def add(**given: str) -> dict[str, Any]:
        report: dict[str, Any] = client.predict(**given, library="fish", api_name="/add")
        return report

    assert add(name="note.txt", text="The eel is in Rask.")["added"] == 1
    assert add(name="note.txt", text="The eel is in Rask.")["unchanged"] == 1
    assert add(name="C:\\some\\folder\\note.txt", text="The eel is in Tarn.")["replaced"] == 1
    assert (
        add(name="report.pdf", base64=b64encode(_pdf("The trout of Melhaven is blue.")).decode())["added"]
        == 1
    )
    (word,) = [file for file in samples.files() if file.suffix == ".docx"]
    assert add(name="folder/letter.docx", base64=b64encode(word.read_bytes()).decode())["added"] == 1
    listed = client.predict(library="fish", first=1, api_name="/documents")
    assert listed["total"] == 4
    sources = {row["source"]: row for row in listed["documents"]}
    assert set(sources) == {"uploads/note.txt", "uploads/report.pdf", "uploads/letter.docx"}
    assert sources["uploads/report.pdf"]["pages"] == 1
    answer = client.predict(question="What colour is the trout of Melhaven?", library="fish", api_name="/ask")
    assert answer["citations"][0]["page"] == 1
    ids = [row["id"] for row in sources.values()]
    with pytest.raises(AppError, match="nothing was removed"):
        client.predict(ids=[*ids, "unknown"], library="fish", api_name="/remove")
    assert client.predict(ids=ids, library="fish", api_name="/remove") == {"removed": 3}
    assert client.predict(search="report", library="fish", api_name="/documents")["total"] == 0


def test_what_cannot_be_read_is_told_in_words(client: Client) -> None:
    for name, reason in (("broken.pdf", "is not a PDF"), ("program.exe", "format that is not read")):
        report = client.predict(name=name, base64=b64encode(b"nothing").decode(), api_name="/add")
        assert report["added"] == 0
        assert reason in report["failed"][0]["reason"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ({"api_name": "/ask", "question": QUESTION, "library": "nope"}, "there is no library 'nope'"),
        ({"api_name": "/ask", "question": QUESTION, "where": {"colour": "red"}}, "no document has a field"),
        ({"api_name": "/ask", "question": QUESTION, "where": "red"}, "where is an object"),
        ({"api_name": "/ask", "question": QUESTION, "where": {"published": ["x", "y"]}}, "no ISO 8601 date"),
        ({"api_name": "/ask", "question": QUESTION, "k": 0}, "1 or more, not 0"),
        ({"api_name": "/ask", "question": QUESTION, "k": "many"}, "k is a whole number"),
        ({"api_name": "/ask", "question": QUESTION, "k": 1.5}, "k is a whole number"),
        ({"api_name": "/ask", "question": QUESTION, "history": [["alone"]]}, "history is a list"),
        ({"api_name": "/ask", "question": QUESTION, "history": "before"}, "history is a list"),
        ({"api_name": "/ask", "question": " "}, "the question is empty"),
        ({"api_name": "/ask", "question": 5}, "question is a text"),
        ({"api_name": "/search", "query": "pier", "k": -1}, "-1 is negative"),
        ({"api_name": "/add", "name": "a.pdf", "base64": "***"}, "base64 cannot be decoded"),
        ({"api_name": "/add", "name": "a.txt"}, "either text or base64"),
        ({"api_name": "/add", "name": "a.txt", "text": "a", "base64": "YQ=="}, "either text or base64"),
        ({"api_name": "/add", "name": 5, "text": "a"}, "name is a text"),
        ({"api_name": "/remove", "ids": ["unknown"]}, "nothing was removed"),
        ({"api_name": "/remove", "ids": "unknown"}, "ids is a list"),
        ({"api_name": "/documents", "first": -1}, "from place -1"),
        ({"api_name": "/documents", "count": 0}, "a page of 0 documents"),
        ({"api_name": "/documents", "search": 5}, "search is a text"),
    ],
)
def test_a_mistake_is_told_in_words(client: Client, call: dict[str, Any], message: str) -> None:
    with pytest.raises(AppError, match=re.escape(message)) as caught:
        client.predict(**call)
    assert "&#" not in str(caught.value)


def test_the_names_and_what_they_take_are_stable(server: Served) -> None:
    info = httpx.get(f"{server.url}/gradio_api/info").json()
    assert info["unnamed_endpoints"] == {}
    assert {
        name: [given["parameter_name"] for given in endpoint["parameters"]]
        for name, endpoint in info["named_endpoints"].items()
    } == {
        "/ask": ["question", "library", "where", "history", "k", "writer"],
        "/search": ["query", "library", "where", "k"],
        "/add": ["name", "text", "base64", "library"],
        "/remove": ["ids", "library"],
        "/documents": ["search", "library", "first", "count"],
    }
    for endpoint in info["named_endpoints"].values():
        assert re.fullmatch(r"[A-Z].{20,}\.", endpoint["description"])


def test_the_example_of_the_readme_runs(server: Served, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```py\n(.*?)```", _readme(), re.DOTALL)
    asked = re.sub(r'question="[^"]*"', f'question="{QUESTION}"', example)
    exec(asked.replace("http://127.0.0.1:7860", server.url), {})
    assert "Repairs will take six weeks, the council said.\n" in capsys.readouterr().out


def test_the_curl_example_of_the_readme_is_right(server: Served) -> None:
    post, get = re.findall(r"curl -\w+ http://127\.0\.0\.1:7860(\S+)", _readme())
    (body,) = re.findall(r"-d '([^']*)'", _readme())
    begun = httpx.post(server.url + post, json=json.loads(body)).json()
    assert list(begun) == ["event_id"]
    assert _event(server, get.replace("EVENT_ID", begun["event_id"]))[0]["document"]["title"] is None


def test_plain_http_without_the_names_of_arguments(server: Served) -> None:
    begun = httpx.post(f"{server.url}/gradio_api/call/search", json={"data": ["pier", "", None, 1]}).json()
    (hit,) = _event(server, f"/gradio_api/call/search/{begun['event_id']}")
    assert "north pier" in hit["text"]


def test_a_call_that_is_none_is_told_in_words(server: Served) -> None:
    call = f"{server.url}/gradio_api/call/v2"
    for path, body, code, message in (
        ("search", {"query": "pier", "colour": 1}, 422, "colour"),
        ("search", {}, 422, "query"),
        ("nothing", {"query": "pier"}, 404, "/nothing"),
    ):
        answer = httpx.post(f"{call}/{path}", json=body)
        assert answer.status_code == code
        assert message in answer.json()["detail"]


def test_a_file_is_never_fetched(server: Served) -> None:
    address = "http://127.0.0.1:9/secret.txt"
    for body in (
        {"data": [{"path": address, "meta": {"_type": "gradio.FileData"}}, "", None, 1]},
        {"data": [[{"path": address.upper(), "meta": {"_type": "gradio.FileData"}}], "", None, 1]},
    ):
        answer = httpx.post(f"{server.url}/gradio_api/call/search", json=body)
        assert (answer.status_code, "none is fetched" in answer.text) == (403, True)
    for path in (f"/file={address}", f"/file/{address}", "/file=HTTP%3A//127.0.0.1:9/secret.txt"):
        assert httpx.get(f"{server.url}/gradio_api{path}").status_code == 403


def _event(server: Served, path: str) -> list[dict[str, Any]]:
    """What a server-sent event brings."""
    lines = httpx.get(server.url + path, timeout=30).text.splitlines()
    assert "event: complete" in lines
    (data,) = [line.removeprefix("data: ") for line in lines if line.startswith("data: [")]
    (found,) = json.loads(data)
    assert isinstance(found, list)
    return found


def _readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


def _pdf(text: str) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.cell(text=text)
    return bytes(pdf.output())


def test_who_listens_twice_and_leaves_is_no_news(server: Served) -> None:
    """`server` looks for a traceback at its end."""
    session = {"session_hash": "listenstwice"}
    names = {one["api_name"]: one["id"] for one in httpx.get(f"{server.url}/config").json()["dependencies"]}
    told = {"data": [QUESTION, "", None, None, 8, ""], "fn_index": names["ask"], **session}
    for _ in range(40):  # enough that some are left when it goes
        joined = httpx.post(f"{server.url}/gradio_api/queue/join", json=told)
        assert joined.status_code == 200, joined.text
    url = f"{server.url}/gradio_api/queue/data"
    with httpx.stream("GET", url, params=session) as one, httpx.stream("GET", url, params=session) as other:
        assert [one.status_code, other.status_code] == [200, 200]
        next(one.iter_text())
    assert httpx.get(server.url).status_code == 200
