import json


class Seen:
    """What a program was told of its answers, for the test to compare with the ledger."""

    def __init__(self):
        self.totals = {"answers": 0, "inputTokens": 0, "outputTokens": 0}

    def answer(self, input_tokens: int, output_tokens: int) -> None:
        self.answers(1, input_tokens, output_tokens)

    def answers(self, count: int, input_tokens: int, output_tokens: int) -> None:
        self.totals["answers"] += count
        self.totals["inputTokens"] += input_tokens
        self.totals["outputTokens"] += output_tokens

    def print(self) -> None:
        print(json.dumps(self.totals))
