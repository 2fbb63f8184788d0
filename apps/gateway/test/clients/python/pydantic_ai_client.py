"""Pydantic AI with its `openai:` models, which call Responses, and with both of its OpenAI models by name."""

import asyncio
from typing import Literal

from pydantic import BaseModel
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel

from seen import Seen

seen = Seen()


class Weir(BaseModel):
    river: Literal["Aare", "Rhein"]
    kilometre: float


def guide(model) -> Agent:
    agent = Agent(model, instructions="Be brief.")

    @agent.tool_plain
    def find_weir(river: Literal["Aare", "Rhein"]) -> str:
        """Finds a weir."""
        return f"There is one in the {river}."

    return agent


def note(run) -> None:
    usage = run.usage
    seen.answers(usage.requests, usage.input_tokens, usage.output_tokens)


async def is_told_of_a_stream_that_breaks_off(model):
    try:
        async with Agent(model).run_stream("Hello") as run:
            await run.get_output()
    except Exception as error:
        assert "connection to the upstream broke" in str(error), repr(error)
    else:
        raise AssertionError("It did not fail.")


async def main():
    for broken in ("openai:sim-cut-middle", "openai-chat:sim-cut-middle"):
        await is_told_of_a_stream_that_breaks_off(broken)
    for model in ("openai:sim-tools", OpenAIResponsesModel("sim-tools"), OpenAIChatModel("sim-tools")):
        async with guide(model).run_stream("Where is a weir?") as run:
            pieces = [piece async for piece in run.stream_text(delta=True, debounce_by=None)]
            assert len(pieces) > 10, pieces
            assert "".join(pieces).startswith("This is a simulated answer"), pieces
        assert run.usage.tool_calls == 1, run.usage
        note(run)
        run = await guide(model).run("Where is a weir?")
        assert run.output.startswith("This is a simulated answer"), run.output
        note(run)

        structured = await Agent(model, output_type=Weir).run("Where is a weir?")
        assert structured.output.river == "Aare", structured.output
        note(structured)


asyncio.run(main())
seen.print()
