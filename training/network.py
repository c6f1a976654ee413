"""The network in training: hashed word features, a bidirectional LSTM, biaffine arcs and labels, tags, features.

After Dozat & Manning 2017 (biaffine attention), with a vector for each style of annotation (Stymne et al. 2018: one
parser for treebanks whose labels differ). `muasal.read.parser.network` is the same in numpy, for use.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Size:
    """How large a network is."""

    rows: int = 11000  # of the table of word features
    width: int = 88  # of a word's vector
    hidden: int = 136  # of one direction of the LSTM
    layers: int = 2
    arc: int = 120
    label: int = 48


@dataclass(frozen=True)
class Labels:
    """What the network may answer."""

    tags: list[str]
    relations: list[str]
    features: dict[str, list[str]]  # Case → ["", "Acc", "Dat" …]
    styles: list[str]  # the first is the one used after training


@dataclass
class Batch:
    """Sentences side by side; position 0 is the root. Gold is -1 where it is unknown."""

    rows: Tensor  # [sentences, positions, rows a word]
    styles: Tensor  # [sentences]
    lengths: Tensor  # with the root
    heads: Tensor
    relations: Tensor
    tags: Tensor
    features: Tensor  # [sentences, positions, features]


@dataclass
class Scores:
    """What the network says of a batch, unnormalised."""

    arcs: Tensor  # [sentences, word, head]
    labels: Tensor  # [sentences, word, relation] at the heads asked for
    tags: Tensor
    features: list[Tensor]


class Network(nn.Module):
    def __init__(self, size: Size, labels: Labels, dropout: float = 0.3) -> None:
        super().__init__()
        self.size, self.names = size, labels
        self.table = nn.EmbeddingBag(size.rows, size.width, mode="sum")
        nn.init.normal_(self.table.weight, std=0.15)
        self.norm = nn.LayerNorm(size.width)
        self.root = nn.Parameter(torch.randn(size.width) * 0.3)
        self.styles = nn.Embedding(len(labels.styles), size.width)
        nn.init.normal_(self.styles.weight, std=0.05)
        inputs = [size.width] + [2 * size.hidden] * (size.layers - 1)
        self.forth = nn.ModuleList(nn.LSTM(n, size.hidden, batch_first=True) for n in inputs)
        self.back = nn.ModuleList(nn.LSTM(n, size.hidden, batch_first=True) for n in inputs)
        out = 2 * size.hidden
        self.arc_word, self.arc_head = nn.Linear(out, size.arc), nn.Linear(out, size.arc)
        self.arc = nn.Parameter(torch.zeros(size.arc + 1, size.arc))
        self.label_word, self.label_head = nn.Linear(out, size.label), nn.Linear(out, size.label)
        self.label = nn.Parameter(torch.zeros(len(labels.relations), size.label + 1, size.label + 1))
        self.tag = nn.Linear(out, len(labels.tags))
        self.feature = nn.ModuleList(nn.Linear(out, len(values)) for values in labels.features.values())
        self.dropout, self.act = dropout, nn.LeakyReLU(0.1)

    def words(self, rows: Tensor) -> Tensor:
        """Vectors of words by themselves: rows [n, rows a word] → [n, width]."""
        return self.norm(self.table(rows))

    def shared(self, x: Tensor, rate: float) -> Tensor:
        """Dropout with one mask for all positions of a sentence (Gal & Ghahramani 2016)."""
        if not self.training or rate <= 0:
            return x
        keep = torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - rate)) / (1 - rate)
        return x * keep

    def encode(self, batch: Batch, blank: float) -> Tensor:
        """Each position in its sentence."""
        sentences, positions, width = batch.rows.shape
        rows = batch.rows
        flat = rows.reshape(-1, width)
        if self.training and blank > 0:  # forget the word itself now and then, so that its parts are learned
            keep = torch.ones(flat.shape)
            keep[:, :2] = (torch.rand(flat.shape[0], 1) >= blank).float()
            keep *= (torch.rand(flat.shape) >= 0.05).float()
            x = self.norm(self.table(flat, per_sample_weights=keep))
        else:
            x = self.words(flat)
        x = x.reshape(sentences, positions, -1)
        x = torch.cat([self.root.expand(sentences, 1, -1), x[:, 1:]], 1) + self.styles(batch.styles)[:, None]
        x = self.shared(x, self.dropout * 0.7)
        at = torch.arange(positions)
        turn = torch.where(at < batch.lengths[:, None], batch.lengths[:, None] - 1 - at, at)[:, :, None]
        for forth, back in zip(self.forth, self.back, strict=True):  # padding stands last both ways: no packing needed
            turned, _ = back(x.gather(1, turn.expand(-1, -1, x.shape[2])))
            x = torch.cat([forth(x)[0], turned.gather(1, turn.expand(-1, -1, turned.shape[2]))], 2)
            x = self.shared(x, self.dropout)
        return x

    def forward(self, batch: Batch, heads: Tensor | None, blank: float = 0.0) -> Scores:
        """`heads`: for which head each word's label is asked; None for the best by itself."""
        x = self.encode(batch, blank)
        word = self.shared(self.act(self.arc_word(x)), self.dropout)
        head = self.shared(self.act(self.arc_head(x)), self.dropout)
        ones = torch.ones(*word.shape[:2], 1)
        arcs = torch.cat([word, ones], 2) @ self.arc @ head.transpose(1, 2)
        beyond = torch.arange(x.shape[1])[None] >= batch.lengths[:, None]
        arcs = arcs.masked_fill(beyond[:, None, :], -1e9)
        arcs = arcs - torch.diag_embed(torch.full(arcs.shape[:2], 1e9))
        if heads is None:
            heads = arcs.argmax(2)
        w = torch.cat([self.shared(self.act(self.label_word(x)), self.dropout), ones], 2)
        h = torch.cat([self.shared(self.act(self.label_head(x)), self.dropout), ones], 2)
        h = h.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, h.shape[2]))
        relations, n, _ = self.label.shape
        left = (w.reshape(-1, n) @ self.label.permute(1, 0, 2).reshape(n, -1)).reshape(-1, relations, n)
        labels = torch.bmm(left, h.reshape(-1, n, 1)).reshape(*x.shape[:2], relations)
        return Scores(arcs, labels, self.tag(x), [f(x) for f in self.feature])
