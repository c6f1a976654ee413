"""Signing in and out, and what somebody may do."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from muasal.ledger.users import User, users
from muasal.web import rendering, tongue
from muasal.web.declared import ROLES, House
from muasal.web.passwords import Throttle, fits
from muasal.web.security import token_fits
from muasal.web.sessions import COOKIE, Session

OWNER = "owner"  # who corrects on one's own machine, where nobody signs in
WRONG = "there is nobody of this name with this password"


def who(house: House, session: Session | None, needed: str) -> tuple[str, str]:
    """Name and role of who asks. Without accounts, on one's own machine, everybody may do everything.

    HTTPException 401 where somebody has to sign in, 403 where the role does not do.
    """
    if not house.accounts:
        return OWNER, "admin"
    user = user_of(house, session)
    if user is None:
        raise HTTPException(401, "sign in first")
    if ROLES.index(user.role) < ROLES.index(needed):
        raise HTTPException(403, f"this needs the role {needed}; {user.name} is a {user.role}")
    return user.name, user.role


def user_of(house: House, session: Session | None) -> User | None:
    """The user who signed in for this session, while the row they signed in with stands."""
    if session is None or not session.login:
        return None
    found = next((u for u in users(house.reader) if u.number == session.login), None)
    return found if found is not None and found.role in ROLES else None


def give_cookie(house: House, request: Request, session: Session, response: Response) -> Response:
    """The answer with the session's cookie."""
    secure = request.url.scheme == "https"
    sealed = house.sessions.sealed(session)
    response.set_cookie(COOKIE, sealed, httponly=True, samesite="strict", secure=secure, path="/")
    return response


def routes(house: House) -> list[Route]:
    """The form, and where it is sent."""
    throttle = Throttle()

    async def form(request: Request) -> Response:
        session = house.sessions.opened(request.cookies.get(COOKIE)) or house.sessions.new()
        return give_cookie(house, request, session, _form(request, session, ""))

    async def enter(request: Request) -> Response:
        session = house.sessions.opened(request.cookies.get(COOKIE))
        sent = await request.form(max_files=0, max_fields=10)
        if session is None or not token_fits(session, str(sent.get("token", ""))):
            raise HTTPException(403, "this form was made for another visit; load the page anew and send it again")
        name, password = str(sent.get("name", "")).strip(), str(sent.get("password", ""))
        if throttle.shut(name):
            return _form(request, session, "too many tries by this name; wait five minutes", 429)
        user = await run_in_threadpool(_checked, house, name, password)
        if user is None:
            throttle.failed(name)
            return _form(request, session, WRONG, 403)
        fresh = house.sessions.new(user.name, user.number)
        return give_cookie(house, request, fresh, RedirectResponse("/", 303))

    async def leave(request: Request) -> Response:
        session = house.sessions.opened(request.cookies.get(COOKIE))
        sent = await request.form(max_files=0, max_fields=10)
        if not token_fits(session, str(sent.get("token", ""))):
            raise HTTPException(403, "this form was made for another visit")
        return give_cookie(house, request, house.sessions.new(), RedirectResponse("/login", 303))

    posted = [Route("/login", enter, methods=["POST"]), Route("/logout", leave, methods=["POST"])]
    return [Route("/login", form, methods=["GET"]), *posted]


def _checked(house: House, name: str, password: str) -> User | None:
    user = next((u for u in users(house.reader) if u.name == name and u.role in ROLES), None)
    return user if fits(password, user.password if user else None) else None


def _form(request: Request, session: Session, said: str, status: int = 200) -> Response:
    around = {"token": session.token, "path": "/login", "twins": {}, "may": frozenset(), "who": ""}
    return rendering.page("login.html", {**around, "said": said, "here": "/login"}, tongue.of(request), status)
