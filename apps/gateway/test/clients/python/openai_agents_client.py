"""The OpenAI Agents SDK for Python, which calls Responses unless told otherwise."""

import asyncio

from agents import (
    Agent,
    ModelSettings,
    Runner,
    function_tool,
    set_default_openai_api,
    set_tracing_disabled,
)

from seen import Seen

seen = Seen()
# They would go to OpenAI.
set_tracing_disabled(True)


@function_tool
def find_weir(river: str) -> str:
    """Finds a weir."""
    return f"There is one in the {river}."


def guide(model):
    return Agent(
        name="Guide",
        instructions="Be brief.",
        model=model,
        tools=[find_weir],
        # Chat completions tell their usage in a stream only when asked.
        model_settings=ModelSettings(include_usage=True),
    )


async def stream(model):
    run = Runner.run_streamed(guide(model), "Where is a weir?")
    text = ""
    async for event in run.stream_events():
        if event.type == "raw_response_event" and event.data.type == "response.output_text.delta":
            text += event.data.delta
    items = [item.type for item in run.new_items]
    assert items == ["tool_call_item", "tool_call_output_item", "message_output_item"], items
    assert text == run.final_output and text.startswith("This is a simulated answer"), text
    for usage in run.context_wrapper.usage.request_usage_entries:
        seen.answer(usage.input_tokens, usage.output_tokens)


async def answer_in_one_piece(model):
    run = await Runner.run(guide(model), "Where is a weir?")
    assert run.final_output.startswith("This is a simulated answer"), run.final_output
    for usage in run.context_wrapper.usage.request_usage_entries:
        seen.answer(usage.input_tokens, usage.output_tokens)


async def is_told_of_a_stream_that_breaks_off():
    run = Runner.run_streamed(Agent(name="Guide", model="sim-cut-middle"), "Hello")
    try:
        async for _ in run.stream_events():
            pass
    except Exception as error:
        assert "connection to the upstream broke" in str(error), repr(error)
    else:
        raise AssertionError("It did not fail.")


async def main():
    for api in ("responses", "chat_completions"):
        set_default_openai_api(api)
        # The others are translated.
        for model in ("sim-tools", "anthropic-tools", "bedrock-tools"):
            await stream(model)
            await answer_in_one_piece(model)
        await is_told_of_a_stream_that_breaks_off()


asyncio.run(main())
seen.print()
