#!/usr/bin/env python3
"""Trains the parser of one language and writes it into the package: weights and a model card.

    python -m training.train LANGUAGE DATA_DIR [--out FOLDER] [--words LIST]

DATA_DIR holds the treebanks and raw news that `recipes/LANGUAGE.toml` names. Teachers are trained first, each with its
own seed, side by side on the machine's cores; together they label the raw news; the parser learns from both.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import torch
from torch import Tensor

from training import card, corpus, export, recipe, reconcile, silver, translated
from training.corpus import Encoded, Part
from training.learn import Phase, accuracy, learn
from training.network import Labels, Network
from training.recipe import Recipe

PACKAGE = Path(__file__).parent.parent / "src" / "muasal" / "languages"
CORES = 2
SEED = 1
SILVER, RECONCILED = "silver", "reconciled"  # what phases call the parts that teachers make

Sentences = dict[str, list[tuple[Encoded, float]]]


@dataclass(frozen=True)
class Task:
    """One network to train."""

    recipe: Recipe
    names: Labels
    parts: Sequence[Part]
    dev: Part
    phases: Sequence[Phase]
    seed: int
    begun: dict[str, Tensor] | None = None  # weights to go on from


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(p.stem for p in recipe.RECIPES.glob("*.toml")))
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--out", type=Path, help="folder for the parser; the package's own by default")
    parser.add_argument("--resume", type=Path, metavar="WEIGHTS", help="go on from a stored parser, with --phases")
    parser.add_argument("--phases", type=int, default=1, metavar="N", help="with --resume: the last N phases (1)")
    parser.add_argument("--words", type=Path, help="list of known word forms, for treebanks taken from a near language")
    args = parser.parse_args()
    start = time.time()
    plan = recipe.load(args.language)
    out = args.out or PACKAGE / plan.code / "parser"
    if missing := plan.missing(args.data):
        parser.error(f"{args.data} lacks {', '.join(missing)}; training/sources.tsv says where they come from")
    parts, dev = gathered(plan, args.data, args.words)
    names = corpus.labels(parts)
    task = Task(plan, names, parts, dev, plan.phases, SEED)
    if args.resume:
        begun = export.read(args.resume, plan.size, names)
        task = replace(task, phases=plan.last[-args.phases :], begun=begun)
        weights = trained(replace(task, parts=[*parts, *further(task, [begun], args.data)]))
    elif plan.teachers:
        task = replace(task, parts=[*parts, *further(task, taught(task, plan.teachers), args.data)])
        weights = trained(replace(task, phases=plan.last))
    else:
        weights = trained(task)
    export.write(weights, plan.size, names, out / "weights.npz")
    card.write(plan, args.data, out, (time.time() - start) / 60)
    say(f"{out}: {(out / 'weights.npz').stat().st_size / 1e6:.2f} MB in {(time.time() - start) / 60:.0f} minutes")


def gathered(plan: Recipe, data: Path, words: Path | None) -> tuple[list[Part], Part]:
    """The recipe's treebanks, those of a near language rewritten, and the sentences that show how training goes."""
    parts = [
        translated.part(part, words) if told.get("translate") else part
        for part, told in zip(plan.treebanks(data), plan.parts, strict=True)
    ]
    dev = Part([tree for file in plan.dev for tree in plan.trees(data / file)], parts[0].style)
    return parts, dev


def taught(task: Task, number: int) -> list[dict[str, Tensor]]:
    """The weights of several teachers, trained side by side."""
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        return list(pool.map(trained, [replace(task, seed=SEED + 1 + n) for n in range(number)]))


def further(task: Task, teachers: Sequence[dict[str, Tensor]], data: Path) -> Iterator[Part]:
    """What the teachers make for the parser to learn from, as far as its phases ask for it."""
    plan, style, rows = task.recipe, task.parts[0].style, task.recipe.size.rows
    asked = {name for phase in task.phases for name in phase.styles}
    networks = []
    for weights in teachers:
        networks.append(Network(plan.size, task.names))
        networks[-1].load_state_dict(weights)
    if SILVER in asked:
        raw = [words for file in plan.raw for words in silver.sentences(data / file, plan.code)]
        trees = silver.label(networks, task.names, raw, style, rows)
        say(f"{len(trees)} sentences of raw news labelled by {len(networks)} teachers")
        yield Part(trees, style, name=SILVER, features=False)
    if RECONCILED in asked:
        for part, told in zip(task.parts, plan.parts, strict=True):
            if told.get("reconcile"):
                trees = reconcile.reconciled(networks, task.names, part.trees, style, rows)
                say(f"{len(trees)} sentences of {part.style} brought into the style of {style}")
                yield Part(trees, style, name=RECONCILED, features=False)


def trained(task: Task) -> dict[str, Tensor]:
    """One network's weights."""
    torch.set_num_threads(1)
    torch.manual_seed(task.seed)
    size = task.recipe.size
    sentences: Sentences = {}
    for part in task.parts:
        encoded = corpus.encode(part, task.names, size.rows)
        sentences.setdefault(part.name or part.style, []).extend((s, part.weight) for s in encoded)
    network = Network(size, task.names, task.recipe.dropout)
    if task.begun:
        network.load_state_dict(task.begun)
    dev = corpus.encode(task.dev, task.names, size.rows)
    weights = learn(network, sentences, task.phases, task.seed, lambda s: say(f"seed {task.seed}: {s}"), dev)
    if dev:
        network.load_state_dict(weights)
        say(f"seed {task.seed} ends at {accuracy(network, dev)}")
    return weights


def say(message: str) -> None:
    """Progress, on stderr."""
    print(f"{time.strftime('%H:%M:%S')} {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
