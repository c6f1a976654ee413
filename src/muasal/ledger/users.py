"""Who may sign in to the web app. Rows are never changed: the newest of a name stands; the role `none` shuts it out."""

from dataclasses import asdict, dataclass

import sqlalchemy as sa

from muasal.errors import UsageError
from muasal.ledger import audit
from muasal.ledger.database import failing
from muasal.ledger.schema import users as table

ROLES = ("reader", "reviewer", "admin", "none")


@dataclass(frozen=True)
class User:
    """`password` is an Argon2 hash; `number` tells one row of a name from the next."""

    number: int
    name: str
    role: str
    password: str
    made_at: str


def set_user(engine: sa.Engine, name: str, role: str, password: str, made_at: str, by: str) -> User:
    """Adds a user, or gives a known one another role or password. UsageError for an empty name or an unknown role."""
    if not name.strip() or role not in ROLES:
        raise UsageError(f"adding the user {name!r} as {role!r}: it needs a name and one of {', '.join(ROLES)}")
    with failing("write", engine.url.database or ""), engine.begin() as connection:
        number = (connection.scalar(sa.select(sa.func.max(table.c.number))) or 0) + 1
        user = User(number, name.strip(), role, password, made_at)
        connection.execute(table.insert(), asdict(user))
        audit.record(connection, by, made_at, "user", name.strip(), {"role": role})
        return user


def users(engine: sa.Engine) -> list[User]:
    """The users as they stand, by name; those who are shut out, too."""
    with failing("read", engine.url.database or ""), engine.begin() as connection:
        rows = [User(**row._asdict()) for row in connection.execute(sa.select(table).order_by(table.c.number))]
    return sorted({user.name: user for user in rows}.values(), key=lambda user: user.name)
