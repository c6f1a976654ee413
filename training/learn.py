"""Training proper: batches through a network, phase by phase, the weights averaged on the way."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.corpus import UNKNOWN, Encoded, batches
from training.network import Batch, Network

FEATURES = 0.3  # what the features of words count for beside tags, heads and relations
WARM_UP = 100  # steps
LOOKS = 6  # how often a phase is measured
Say = Callable[[str], None]


@dataclass(frozen=True)
class Phase:
    """One stretch of training on the sentences of some styles.

    `share`: what the weights at its end make of the finished ones; the rest is what the phases before it had reached
    (averages of the ends of several descents: Izmailov et al. 2018). Training itself goes on from the end.
    """

    styles: tuple[str, ...]
    rounds: float
    rate: float
    words: int = 1500  # in a batch, padding included
    blank: float = 0.25  # how often a word is seen by its parts only
    share: float = 1.0


@dataclass(frozen=True)
class Accuracy:
    """Shares of right tags, heads, and heads with relations; each word's best head, whether or not a tree."""

    upos: float
    uas: float
    las: float

    def __str__(self) -> str:
        return f"UPOS {100 * self.upos:.2f}  UAS {100 * self.uas:.2f}  LAS {100 * self.las:.2f}"


class Average:
    """An exponential average of the weights; it parses better than the last weights do."""

    def __init__(self, network: nn.Module, decay: float = 0.998) -> None:
        self.decay, self.steps = decay, 0
        self.kept = {k: v.detach().clone() for k, v in network.state_dict().items()}

    def update(self, network: nn.Module) -> None:
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        for key, value in network.state_dict().items():
            self.kept[key] = self.kept[key].lerp(value.detach(), 1 - decay)


class Descent:
    """So many steps downhill with Adam: the rate rises at first, then falls evenly; the average goes along."""

    def __init__(self, network: nn.Module, average: Average, rate: float, steps: int, warm_up: int) -> None:
        self.network, self.average = network, average
        self.optimiser = torch.optim.Adam(network.parameters(), lr=rate, betas=(0.9, 0.95))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda n: min(1.0, (n + 1) / warm_up) * max(0.02, 1 - n / steps)
        )

    def step(self, loss: Tensor) -> None:
        """One step against the gradient of a batch's loss."""
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self.schedule.step()
        self.average.update(self.network)


def learn(
    network: Network,
    sentences: Mapping[str, Sequence[tuple[Encoded, float]]],
    phases: Sequence[Phase],
    seed: int,
    say: Say,
    dev: Sequence[Encoded] = (),
) -> dict[str, Tensor]:
    """The averaged weights after all phases.

    `sentences`: by style, each with how often a round it is seen. `dev` is measured on the way and decides nothing.
    """
    luck, average = random.Random(seed), Average(network)
    finished = dict(average.kept)
    for phase in phases:
        _phase(network, [s for style in phase.styles for s in sentences[style]], phase, luck, average, say, dev)
        finished = {key: before.lerp(average.kept[key], phase.share) for key, before in finished.items()}
    return finished


def _phase(
    network: Network,
    pool: Sequence[tuple[Encoded, float]],
    phase: Phase,
    luck: random.Random,
    average: Average,
    say: Say,
    dev: Sequence[Encoded],
) -> None:
    steps = round(phase.rounds * sum(1 for _ in batches(drawn(pool, luck), phase.words, luck)))
    descent = Descent(network, average, phase.rate, steps, WARM_UP)
    done, start = 0, time.time()
    while done < steps:
        for batch in batches(drawn(pool, luck), phase.words, luck):
            descent.step(loss_of(network, batch, phase.blank))
            done += 1
            if done % max(1, steps // LOOKS) == 0:
                seen = f"; {measured(network, average, dev)}" if dev else ""
                say(f"{'+'.join(phase.styles)} {done}/{steps} after {time.time() - start:.0f} s{seen}")
            if done >= steps:
                return


def drawn(pool: Sequence[tuple[Encoded, float]], luck: random.Random) -> list[Encoded]:
    """The sentences of one round: weight 2 is seen twice, 0.5 every other time, by lot."""
    return [s for s, weight in pool for _ in range(int(weight) + (luck.random() < weight - int(weight)))]


def loss_of(network: Network, batch: Batch, blank: float) -> Tensor:
    """Cross entropy of everything that is known in the batch."""
    scores = network(batch, batch.heads, blank)
    asked = [
        (1.0, scores.arcs, batch.heads),
        (1.0, scores.labels, batch.relations),
        (1.0, scores.tags, batch.tags),
        *((FEATURES, logits, batch.features[..., n]) for n, logits in enumerate(scores.features)),
    ]
    total = torch.zeros(())
    for weight, logits, gold in asked:
        if bool((gold != UNKNOWN).any()):
            loss = nn.functional.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN)
            total = total + weight * loss
    return total


@torch.no_grad()
def accuracy(network: Network, sentences: Sequence[Encoded]) -> Accuracy:
    """Quick scores."""
    network.eval()
    tag = arc = both = words = 0
    for batch in batches(sentences, 4000, random.Random(0)):
        scores = network(batch, None)
        known = batch.heads != UNKNOWN
        right = (scores.arcs.argmax(2) == batch.heads) & known
        tag += int(((scores.tags.argmax(2) == batch.tags) & known).sum())
        arc += int(right.sum())
        both += int((right & (scores.labels.argmax(2) == batch.relations)).sum())
        words += int(known.sum())
    network.train()
    return Accuracy(tag / words, arc / words, both / words)


def measured(network: Network, average: Average, dev: Sequence[Encoded]) -> Accuracy:
    """The scores of the averaged weights; the network keeps its own."""
    own = {k: v.detach().clone() for k, v in network.state_dict().items()}
    network.load_state_dict(average.kept)
    found = accuracy(network, dev)
    network.load_state_dict(own)
    return found
