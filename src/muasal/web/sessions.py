"""Who is there: signed cookies that run out, and the tokens without which no form is taken."""

import secrets
from dataclasses import dataclass, field

from itsdangerous import BadSignature, URLSafeTimedSerializer

COOKIE = "muasal"
HOURS = 12


@dataclass(frozen=True)
class Session:
    """A visit. `login`: the number of the row of the user who signed in, 0 for nobody."""

    token: str
    name: str = ""
    login: int = 0


@dataclass(frozen=True)
class Sessions:
    """Makes and reads cookies. The secret lives as long as the app: stopping it ends all sessions."""

    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    seconds: int = HOURS * 3600

    def new(self, name: str = "", login: int = 0) -> Session:
        return Session(secrets.token_urlsafe(24), name, login)

    def sealed(self, session: Session) -> str:
        """The cookie's value."""
        return str(self._signer().dumps([session.token, session.name, session.login]))

    def opened(self, cookie: str | None) -> Session | None:
        """The session in a cookie; None for none, a forged one or one that has run out."""
        try:
            token, name, login = self._signer().loads(cookie or "", max_age=self.seconds)
        except (BadSignature, ValueError, TypeError):
            return None
        return Session(token, name, login)

    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt="session")
