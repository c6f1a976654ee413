"""The tagger's network in PyTorch: summed signs → bidirectional LSTM → a linear chain of tags."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

UNTAGGED = -1


@dataclass(frozen=True)
class Size:
    width: int = 64
    hidden: int = 64
    layers: int = 1


@dataclass
class Batch:
    """Sequences side by side, padded. `rows` are the signs of all tokens one behind the other, `starts` where each
    token's begin; a padding token has sign 0 alone."""

    rows: Tensor
    starts: Tensor
    lengths: Tensor
    tags: Tensor  # [sequences, positions]


class Network(nn.Module):
    def __init__(self, size: Size, signs: int, tags: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.size, self.dropout = size, dropout
        self.table = nn.EmbeddingBag(signs, size.width, mode="sum")
        nn.init.normal_(self.table.weight, std=0.1)
        inputs = [size.width] + [2 * size.hidden] * (size.layers - 1)
        self.forth = nn.ModuleList(nn.LSTM(n, size.hidden, batch_first=True) for n in inputs)
        self.back = nn.ModuleList(nn.LSTM(n, size.hidden, batch_first=True) for n in inputs)
        self.out = nn.Linear(2 * size.hidden, tags)
        self.steps = nn.Parameter(torch.zeros(tags, tags))
        self.begins = nn.Parameter(torch.zeros(tags))

    def forward(self, batch: Batch) -> Tensor:
        """Scores [sequences, positions, tags]."""
        sequences, positions = batch.tags.shape
        weights = None
        if self.training:  # forget signs now and then
            weights = torch.bernoulli(torch.full(batch.rows.shape, 0.9)) / 0.9
        x = self.table(batch.rows, batch.starts, per_sample_weights=weights).reshape(sequences, positions, -1)
        x = self._shared(x, self.dropout * 0.5)
        at = torch.arange(positions)
        turn = torch.where(at < batch.lengths[:, None], batch.lengths[:, None] - 1 - at, at)[:, :, None]
        for forth, back in zip(self.forth, self.back, strict=True):
            turned, _ = back(x.gather(1, turn.expand(-1, -1, x.shape[2])))
            x = torch.cat([forth(x)[0], turned.gather(1, turn.expand(-1, -1, turned.shape[2]))], 2)
            x = self._shared(x, self.dropout)
        scores: Tensor = self.out(x)
        return scores

    def _shared(self, x: Tensor, rate: float) -> Tensor:
        """Dropout with one mask for all positions of a sequence (Gal & Ghahramani 2016)."""
        if not self.training:
            return x
        return x * (torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - rate)) / (1 - rate))

    def loss(self, batch: Batch) -> Tensor:
        """Minus the logarithm of the gold tags' probability under the chain, a token."""
        scores = self(batch)
        inside = batch.tags != UNTAGGED
        tags = batch.tags.clamp(min=0)
        gold = (scores.gather(2, tags[:, :, None])[:, :, 0] * inside).sum(1) + self.begins[tags[:, 0]]
        gold = gold + (self.steps[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum(1)
        ahead = scores[:, 0] + self.begins
        for t in range(1, scores.shape[1]):
            further = torch.logsumexp(ahead[:, :, None] + self.steps, 1) + scores[:, t]
            ahead = torch.where(inside[:, t, None], further, ahead)
        return (torch.logsumexp(ahead, 1) - gold).sum() / inside.sum()


def batch(sequences: Sequence[tuple[list[list[int]], list[int]]]) -> Batch:
    """Sequences of (rows of each token, tags) side by side."""
    lengths = [len(tags) for _, tags in sequences]
    longest = max(lengths)
    tokens = [row or [0] for rows, _ in sequences for row in [*rows, *([[0]] * (longest - len(rows)))]]
    starts = torch.tensor([0, *map(len, tokens)]).cumsum(0)[:-1]
    return Batch(
        torch.tensor([n for row in tokens for n in row]),
        starts,
        torch.tensor(lengths),
        torch.tensor([tags + [UNTAGGED] * (longest - len(tags)) for _, tags in sequences]),
    )
