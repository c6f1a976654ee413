"""Passwords: hashed with Argon2, and guessed at no more than a few times a minute."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from muasal.errors import UsageError

SHORTEST, LONGEST = 10, 1000  # characters
TRIES, MINUTES = 8, 5
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")  # checked for unknown names, so that they take as long as known ones


def hashed(password: str) -> str:
    """The hash to keep. UsageError for a password that is too short, or absurdly long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(
            f"a password has {SHORTEST} characters at least and {LONGEST} at most; this has {len(password)}"
        )
    return _HASHER.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Is this the password of the hash? None: of a user who is not there."""
    try:
        return _HASHER.verify(kept or _NOBODY, password[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@dataclass
class Throttle:
    """Counts failures by name; too many within a few minutes, and nobody gets in by this name for as long."""

    clock: Callable[[], float] = time.monotonic
    failures: dict[str, list[float]] = field(default_factory=dict)

    def shut(self, name: str) -> bool:
        """Has this name failed too often of late?"""
        since = self.clock() - MINUTES * 60
        self.failures = {n: late for n, all in self.failures.items() if (late := [t for t in all if t > since])}
        return len(self.failures.get(name, ())) >= TRIES

    def failed(self, name: str) -> None:
        self.failures.setdefault(name, []).append(self.clock())
