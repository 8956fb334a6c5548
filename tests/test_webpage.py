import pytest

from index.errors import DocumentError
from index.webpage import read_webpage

PROSE = (
    "The council met on Sunday and voted, after a debate of nine hours, for the tram line from the harbour "
    "to the hospital, which will cost 212 million crowns and take four years to build."
)
NEWS = f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><title>Council approves tram line | Eastmere Gazette</title>
<meta property="og:title" content="Council approves tram line">
<meta property="og:site_name" content="Eastmere Gazette"><meta name="author" content="Oona Brask">
<meta property="article:published_time" content="2024-02-11T22:05:00-05:00">
<link rel="canonical" href="https://gazette.example/news/tram">
<script>var secret = "never shown";</script><style>.x {{ color: red }}</style></head>
<body class="post with-comments has-sidebar">
<div class="site-header"><ul class="menu"><li><a href="/">Home</a></li>
<li><a href="/sport">Sport</a></li></ul></div>
<div id="cookie-banner" class="consent">We use cookies on all our pages. <button>Accept</button></div>
<div class="page-with-sidebar"><div class="post">
<h1>Council approves tram line</h1>
<div class="entry-meta">Oona Brask <span class="posted-on">February 11, 2024</span></div>
<div class="social-share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<div class="entry-content">
<p>{PROSE}</p>
<p>“We are buying <b>a ribbon</b> of <a href="#">steel</a>,” said Ivo Marsh.<br>He voted against.</p>
<div class="related-box"><h4>Read also</h4><a href="#">Harbour bridge reopens after long repairs</a></div>
<h2>Who pays</h2>
<p>The state will pay for half:</p>
<ul><li>106 million from the state</li>
<li>66 million from the city<ul><li>in ten instalments</li></ul></li></ul>
<div class="newsletter-signup"><p>Get the morning briefing in your inbox every day.</p><input></div>
<table><tr><th>Year</th><th>Crowns</th></tr><tr><td>2024</td><td>40 million</td></tr></table>
<p>The harbour board meets on Thursday to confirm its share of the cost.</p>
</div></div>
<div id="comments"><h3>3 comments</h3>
<p>About time! I have waited for this tram since I was a boy, and now I am old.</p>
<time datetime="2024-02-14">14 February</time></div>
<div class="sidebar"><h3>Most read</h3><ul><li><a href="#">Ten best pies</a></li></ul></div></div>
<footer>© 2012 Eastmere Gazette. All rights reserved.</footer></body></html>"""


def test_a_news_page_gives_its_story_whole_and_nothing_beside_it() -> None:
    assert read_webpage(NEWS.encode(), "a.html").text == (
        f"# Council approves tram line\n\n{PROSE}\n\n"
        "“We are buying a ribbon of steel,” said Ivo Marsh.\nHe voted against.\n\n"
        "## Who pays\n\nThe state will pay for half:\n\n"
        "- 106 million from the state\n- 66 million from the city\n  - in ten instalments\n\n"
        "Year | Crowns\n2024 | 40 million\n\n"
        "The harbour board meets on Thursday to confirm its share of the cost."
    )


def test_a_page_tells_who_published_it_when_and_where() -> None:
    document = read_webpage(NEWS.encode(), "a.html")
    assert document.title == "Council approves tram line"
    assert dict(document.metadata) == {
        "format": "html",
        "published": "2024-02-11",
        "author": "Oona Brask",
        "publisher": "Eastmere Gazette",
        "url": "https://gazette.example/news/tram",
        "language": "en",
    }


def page(body: str = "", head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}<p>{PROSE}</p><p>{PROSE}</p></body></html>".encode()


@pytest.mark.parametrize(
    ("data", "published"),
    [
        (page(head="<meta name='date' content='2024-02'>"), "2024-02"),
        (page(head="<meta name='citation_publication_date' content='2024'>"), "2024"),
        (page(head="<meta name='DC.date' content='03/04/2024'>"), "2024"),
        (
            page(head="<meta name='date' content='soon'><meta name='pubdate' content='3 May 2021'>"),
            "2021-05-03",
        ),
        (
            page(
                head='<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
                '{"@type": "NewsArticle", "datePublished": "2024-02-11"}]}</script>'
            ),
            "2024-02-11",
        ),
        (page(head='<script type="application/ld+json">{"datePublished": </script>'), None),
        (page("<span itemprop='datePublished' content='2024-02-11'>Sunday</span>"), "2024-02-11"),
        (page("<time datetime='2024-02-11T10:00'>Sunday</time>"), "2024-02-11"),
        (page("<span class='date'>Posted on 11 February 2024</span>"), "2024-02-11"),
        (page("<span class='date'>11 February 2024</span><span class='date'>3 May 2021</span>"), None),
        (page(head="<link rel='canonical' href='https://a.example/2018/05/06/bridge'>"), "2018-05-06"),
        (page("<footer>© 2019 Post</footer>"), None),
        (page("<p>On 4 January 2017 the council met for the first time in the new hall.</p>"), None),
        (page("<div class='comments'><time datetime='2020-05-05'>5 May</time></div>"), None),
        (page("<aside><time datetime='2020-05-05'>5 May</time></aside>"), None),
        (page("<p class='event-date'>Concert, 3 May 2019</p>"), None),
        (page("<p class='date-modified'>3 May 2019</p>"), None),
        (page(head="<meta property='article:modified_time' content='2024-02-13'>"), None),
    ],
)
def test_only_a_declared_date_is_taken_and_none_is_invented(data: bytes, published: str | None) -> None:
    assert read_webpage(data, "a.html").published == published


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<nav>Home</nav><p>The tram returns in May.</p><script>x()</script>", "The tram returns in May."),
        ("plain words only", "plain words only"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        (
            "<h1>Prices</h1><table><tr><th>Item</th><th>Cost</th></tr><tr><td>Steel</td><td>21</td></tr></table>",
            None,
        ),
        ("<pre>if a:\n    b()</pre>", "if a:\n    b()"),
        ("<p hidden>no</p><p style='display: none'>no</p><p>Yes &amp; &lt;b&gt;.</p>", "Yes & <b>."),
        ("<form><table><tr><td>Set in a frame.</td></tr></table></form>", "Set in a frame."),
    ],
)
def test_a_short_page_gives_what_it_shows(html: str, text: str | None) -> None:
    expected = text or "# Prices\n\nItem | Cost\nSteel | 21"
    assert read_webpage(f"<html><body>{html}</body></html>".encode(), "a.html").text == expected


def test_lists_that_the_extractor_drops_are_kept() -> None:
    items = [
        f"Point {number} of the report says what the board did about matter {number}." for number in range(30)
    ]
    listed = "".join(f"<li>{item}</li>" for item in items)
    found = read_webpage(page(f"<h2>Points</h2><div><ul>{listed}</ul></div>"), "a.html")
    assert "\n".join(f"- {item}" for item in items) in found.text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("<meta charset='koi8-r'>", "koi8-r"),
        ("<meta content='text/html; charset=windows-1251'>", "cp1251"),
        ("", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(declared: str, encoding: str) -> None:
    html = f"<html><head>{declared}</head><body><p>Мост снова открыт.</p></body></html>"
    assert read_webpage(html.encode(encoding), "a.html").text == "Мост снова открыт."


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body></body></html>", "no text of its own"),
        ("<html><body><div id=root></div><script>draw()</script></body></html>", "no text of its own"),
        ("From: <Saved>\nContent-Type: multipart/related; boundary=x\n\n--x\n<p>a</p>", "web archive"),
    ],
)
def test_a_page_without_text_says_so(html: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_webpage(html.encode(), "a.html")


def test_a_stray_control_character_does_not_spoil_a_page() -> None:
    assert read_webpage(page("<p>a\x1bb</p><!-- \x02 -->"), "a.html").text.startswith("a b")


def test_reading_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    read_webpage(page(), "a.html")
    with pytest.raises(DocumentError):
        read_webpage(b"<html></html>", "a.html")
    assert capfd.readouterr() == ("", "")
