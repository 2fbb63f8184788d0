"""The official OpenAI client for Python: responses, chat completions, embeddings, moderations."""

import urllib.error
import urllib.request

import httpx2
from openai import APIStatusError, NotFoundError, OpenAI, RateLimitError

from seen import Seen

client = OpenAI(max_retries=0)
seen = Seen()

whole = client.responses.create(model="sim-fast", input="Hello")
seen.answer(whole.usage.input_tokens, whole.usage.output_tokens)
assert whole.output_text.startswith("This is a simulated answer"), whole.output_text

types = []
text = ""
for event in client.responses.create(model="sim-unicode", input="Hello", stream=True):
    types.append(event.type)
    if event.type == "response.output_text.delta":
        text += event.delta
    if event.type == "response.completed":
        seen.answer(event.response.usage.input_tokens, event.response.usage.output_tokens)
        assert event.response.output_text == text
assert types[0] == "response.created" and types[-1] == "response.completed", types
assert "川の水は流れ続ける" in text, text

tool = {
    "type": "function",
    "name": "find_weir",
    "parameters": {
        "type": "object",
        "properties": {"river": {"type": "string", "enum": ["Aare", "Rhein"]}},
        "required": ["river"],
        "additionalProperties": False,
    },
    "strict": True,
}
with client.responses.stream(model="sim-tools", input="Where is a weir?", tools=[tool]) as stream:
    asked = stream.get_final_response()
seen.answer(asked.usage.input_tokens, asked.usage.output_tokens)
(call,) = asked.output
assert call.parsed_arguments == {"river": "Aare"}, call
answered = client.responses.create(
    model="sim-tools",
    previous_response_id=asked.id,
    input=[{"type": "function_call_output", "call_id": call.call_id, "output": "In the Aare."}],
)
seen.answer(answered.usage.input_tokens, answered.usage.output_tokens)
assert answered.output_text and answered.previous_response_id == asked.id

for chunk in client.chat.completions.create(
    model="sim-fast",
    messages=[{"role": "user", "content": "Hello"}],
    stream=True,
    stream_options={"include_usage": True},
):
    if chunk.usage:
        seen.answer(chunk.usage.prompt_tokens, chunk.usage.completion_tokens)

texts = ["The river rises.", "The river falls."]
# By default the client asks for base64 and decodes it.
decoded = client.embeddings.create(model="sim-fast", input=texts, dimensions=8)
seen.answer(decoded.usage.prompt_tokens, 0)
plain = client.embeddings.create(model="sim-fast", input=texts, dimensions=8, encoding_format="float")
seen.answer(plain.usage.prompt_tokens, 0)
for one, other in zip(decoded.data, plain.data, strict=True):
    assert len(one.embedding) == 8
    assert all(abs(a - b) < 1e-6 for a, b in zip(one.embedding, other.embedding, strict=True))

moderation = client.moderations.create(model="sim-fast", input=["I hate mud.", "I like weirs."])
seen.answer(0, 0)
assert [result.flagged for result in moderation.results] == [True, False], moderation


def failure(model):
    try:
        client.responses.create(model=model, input="Hello", stream=True)
    except APIStatusError as error:
        return error
    raise AssertionError("It did not fail.")


unknown = failure("no-such-model")
assert isinstance(unknown, NotFoundError) and unknown.code == "model_not_found", unknown
assert unknown.request_id.startswith("req_"), unknown.request_id
assert isinstance(failure("sim-error-429"), RateLimitError)

# What is refused before its body is read is seen by clients that send all of it first.
large = "x" * 40_000_000
try:
    client.responses.create(model="sim-fast", input=large)
    raise AssertionError("It is not too large.")
except APIStatusError as error:
    assert error.status_code == 413 and error.code == "body_too_large", error
url = f"{client.base_url}responses"
headers = {"authorization": f"Bearer {client.api_key}", "content-type": "application/json"}
assert httpx2.post(url, headers=headers, content=large.encode()).status_code == 413
try:
    urllib.request.urlopen(urllib.request.Request(url, large.encode(), headers))
    raise AssertionError("It is not too large.")
except urllib.error.HTTPError as error:
    assert error.code == 413, error

# The client gives a stream's error event to its caller as it gives any other.
for model, code in (
    ("sim-cut-middle", "upstream_connection_lost"),
    ("sim-end-without-finish", "upstream_ended_early"),
    ("sim-error-event", "engine_failed"),
):
    *_, last = client.responses.create(model=model, input="Hello", stream=True)
    assert last.type == "error" and last.code == code and last.message, last

# Its forms have the model before the file, so that Weir sends them on while they arrive.
recording = ("a.mp3", bytes(300_000))
text = ""
for event in client.audio.transcriptions.create(model="sim-fast", file=recording, stream=True):
    if event.type == "transcript.text.delta":
        text += event.delta
    if event.type == "transcript.text.done":
        seen.answer(event.usage.input_tokens, event.usage.output_tokens)
assert text == "The weir is deep.", text
heard = client.audio.transcriptions.create(model="sim-fast", file=recording)
seen.answer(0, 0)
assert heard.text == text and heard.usage.seconds == 75, heard

types = []
for event in client.images.generate(model="sim-fast", prompt="A weir", stream=True, partial_images=2):
    types.append(event.type)
    if event.type == "image_generation.completed":
        seen.answer(event.usage.input_tokens, event.usage.output_tokens)
assert types == ["image_generation.partial_image"] * 2 + ["image_generation.completed"], types

seen.print()
