"""The house: data flows one way, no stage imports another, no circles, no function a reader can't hold in mind."""

import ast
from collections import Counter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "muasal"
FLOOR = {"errors", "settings", "tables", "model", "__init__"}
ALLOWED = {
    "errors": set(),
    "settings": set(),
    "tables": {"errors"},
    "model": {"errors"},
    "languages": FLOOR,
    "acquire": FLOOR | {"languages"},
    "read": FLOOR | {"languages"},
    "resolve": FLOOR | {"languages"},
    "compare": FLOOR,
    "ledger": FLOOR,
    "amend": FLOOR,
    "publish": FLOOR | {"languages"},  # languages' names only
    "pipeline": FLOOR | {"languages", "acquire", "read", "resolve", "amend", "compare"},
    "keeping": FLOOR | {"amend", "ledger", "pipeline"},
    "placing": FLOOR | {"compare", "ledger", "keeping"},
}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50


def modules() -> dict[str, Path]:
    """Every module by its dotted name within the package."""
    out = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        out[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)] = path
    return out


def imports(path: Path) -> set[str]:
    """The dotted names within the package that a file imports at run time; imports for types only do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        id(n)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and getattr(block.test, "id", "") == "TYPE_CHECKING"
        for n in ast.walk(block)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in typing:
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "muasal":
            rest = (node.module or "").partition(".")[2]
            found |= {".".join(filter(None, (rest, alias.name))) for alias in node.names} if node.names else {rest}
        elif isinstance(node, ast.Import):
            found |= {a.name.partition(".")[2] for a in node.names if a.name.startswith("muasal.")}
    return found


def room(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_what_stands_above_it(module: str) -> None:
    here = room(module)
    if here not in ALLOWED:
        return  # cli and web may import anything
    rooms = {room(name) for name in imports(modules()[module])} - {here, "__version__"}
    assert rooms <= ALLOWED[here], f"{module} imports {sorted(rooms - ALLOWED[here])}"


def test_no_circles() -> None:
    known = modules()
    edges = {name: {target(t, known) for t in imports(path)} - {None, name} for name, path in known.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for other in sorted(str(e) for e in edges[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in known:
        visit(name, ())


def target(name: str, known: dict[str, Path]) -> str | None:
    """The module a dotted name stands for: itself, or the module that defines it."""
    if name in known:
        return name
    parent = name.rpartition(".")[0]
    return parent if parent in known else None


@pytest.mark.parametrize("module", modules())
def test_modules_and_functions_stay_readable(module: str) -> None:
    text = modules()[module].read_text(encoding="utf-8")
    assert sum(bool(line.strip()) for line in text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{module}.{node.name} has {length} lines"


def test_no_two_test_files_share_a_name() -> None:
    names = Counter(path.name for path in Path(__file__).parent.rglob("test_*.py"))
    assert [name for name, n in names.items() if n > 1] == []
