"""An open page takes no more memory the longer it is used: a real session of Gradio's, updated in turn."""

import subprocess
import sys

_SESSION = """
import asyncio
import gradio as gr
from gradio.state_holder import SessionState
from web.upkeep import keep_numbers

keep_numbers()
keep_numbers()
with gr.Blocks(analytics_enabled=False) as page:
    shown = gr.HTML()
    page.load(lambda: None, None, [shown])
state = SessionState(page)
(function,) = page.fns.values()

async def alternate():
    for number in range(5):
        for value in (gr.skip(), f"<p>{number}</p>"):
            await page.postprocess_data(function, value, state)

asyncio.run(alternate())
assert list(state.config_values) == [shown._id], list(state.config_values)
print(state.config_values[shown._id]["props"]["value"])
"""


def test_updates_and_values_in_turn_leave_one_component() -> None:
    # In a process of its own: Gradio leaves an event loop open.
    done = subprocess.run([sys.executable, "-c", _SESSION], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.returncode) == ("<p>4</p>", 0), done.stderr
