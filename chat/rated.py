"""All feedback, of all users, for whoever runs the page. The page itself has only `ChatStore`."""

import json
from contextlib import closing
from datetime import datetime
from pathlib import Path

from chat.faults import explained
from chat.records import Feedback, RatedTurn
from chat.schema import opened

_RATED = """
SELECT user, id, library, place, question, answer, rating, note, rated
FROM turns JOIN chats ON chat = number WHERE rated IS NOT NULL ORDER BY rated DESC, chat DESC, place DESC
"""


def rated_turns(path: Path) -> list[RatedTurn]:
    """The turns that somebody gave feedback on, latest feedback first; none where there is no such file.

    Raises ChatError.
    """
    with explained(path):
        if not path.exists():
            return []
        with closing(opened(path)) as pool, pool.connection() as connection:
            return [_rated(row) for row in connection.execute(_RATED)]


def _rated(row: tuple[str, str, str, int, str, str, int, str, str]) -> RatedTurn:
    user, chat, library, turn, question, answer, rating, note, given = row
    feedback = Feedback(rating, note, datetime.fromisoformat(given))
    return RatedTurn(user, chat, library, turn, question, json.loads(answer), feedback)
