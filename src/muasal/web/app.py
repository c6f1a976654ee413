"""The app: declared pages and acts as routes, with sessions, roles and errors in one place."""

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from muasal.errors import ConflictError, MuasalError, UsageError
from muasal.publish import report
from muasal.publish.wording import ENGLISH, Wording
from muasal.web import exporting, feeds, openapi, rendering, signing, tongue
from muasal.web.acts import ACTS, correcting
from muasal.web.declared import ROLES, Act, Asked, House, Moved, Page, Posted
from muasal.web.pages import PAGES
from muasal.web.security import LOOPBACK, Guard, token_fits
from muasal.web.sessions import COOKIE, Session

HERE = Path(__file__).parent
TWINS = (".json", ".csv", ".jsonl", ".atom")
Handler = Callable[[Request], Awaitable[Response]]


def create(house: House, hosts: Iterable[str] = LOOPBACK) -> Starlette:
    """The app over one ledger. `hosts`: the names it answers to."""
    routes: list[Route | Mount] = []
    for page in PAGES:
        routes += [Route(_twin(page.path, form), _page(house, page, form)) for form in (*page.formats, "")]
    routes += [Route(act.path, _act(house, act), methods=["POST"]) for act in ACTS]
    routes.append(Route("/story/{id}/gold.zip", _gold(house)))
    routes += signing.routes(house) if house.accounts else []
    routes.append(Route("/language/{code}", _language))
    routes.append(Route("/openapi.json", _openapi))
    routes.append(Route("/static/report.css", _report_style))
    routes.append(Mount("/static", StaticFiles(directory=HERE / "static")))
    handlers: Any = {MuasalError: _refused, HTTPException: _http_error, Moved: _moved}
    app = Starlette(routes=routes, middleware=[Middleware(Guard, hosts=hosts)], exception_handlers=handlers)
    app.state.house = house
    return app


def _twin(path: str, form: str) -> str:
    """`/claim/{id}.json` beside `/claim/{id}`; the twin of the first page is `/index.json`."""
    return f"{'/index' if path == '/' else path}.{form}" if form else path


def _page(house: House, page: Page, form: str) -> Handler:
    async def answer(request: Request) -> Response:
        session = _session(house, request)
        asked = {"ids": request.path_params, "query": dict(request.query_params)}
        by_feed = form == "atom"  # who has its address may read it: readers of feeds have no cookies
        who, role = ("", "reader") if by_feed else await run_in_threadpool(signing.who, house, session, page.role)

        language = ENGLISH.code if form else tongue.of(request)

        def look() -> Response:
            with house.view() as view:
                wording = Wording(language)
                found = page.view(Asked(house, view, who=who, role=role, wording=wording, form=form, **asked))
            if form == "json":
                return rendering.as_json(found)
            if form == "atom":
                address = str(request.base_url).rstrip("/")
                return Response(feeds.atom(found, address), media_type="application/atom+xml")
            if form:
                return (rendering.as_csv if form == "csv" else rendering.as_lines)(found[page.rows])
            around = _around(house, request, session, page.formats, role)
            return rendering.page(page.template, {**found, **around}, language)

        answered = await run_in_threadpool(look)
        return answered if form else signing.give_cookie(house, request, session, answered)

    return answer


def _act(house: House, act: Act) -> Handler:
    async def answer(request: Request) -> Response:
        session = house.sessions.opened(request.cookies.get(COOKIE))
        form = await request.form(max_files=500, max_fields=200, max_part_size=5_000_000)
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        files = [(f.filename or "file", await f.read()) for _, f in form.multi_items() if isinstance(f, UploadFile)]
        if not token_fits(session, fields.pop("token", "")):
            raise HTTPException(403, "this form was made for another visit; load the page anew and send it again")
        who, role = await run_in_threadpool(signing.who, house, session, act.role)

        def do() -> str:
            with house.view() as view:
                ids, query = request.path_params, dict(request.query_params)
                sent = [(name, content) for name, content in files if content]
                return act.do(Posted(house, view, ids, query, who, role, fields=fields, files=sent))

        return RedirectResponse(await run_in_threadpool(do), 303)

    return answer


def _session(house: House, request: Request) -> Session:
    return house.sessions.opened(request.cookies.get(COOKIE)) or house.sessions.new()


def _around(house: House, request: Request, session: Session, formats: Iterable[str], role: str) -> dict[str, Any]:
    """What every template may use."""
    query = f"?{request.url.query}" if request.url.query else ""
    twins = {form: _twin(request.url.path, form) + query for form in formats}
    allowed = ROLES[: ROLES.index(role) + 1] if role in ROLES else ()
    return {
        "token": session.token,
        "path": request.url.path,
        "here": f"{request.url.path}{query}",
        "twins": twins,
        "who": session.name,
        "may": frozenset(allowed),
        "unnamed": frozenset(),
    }


def _gold(house: House) -> Handler:
    async def answer(request: Request) -> Response:
        await run_in_threadpool(signing.who, house, _session(house, request), "reader")

        def pack() -> bytes:
            with house.view() as view:
                return exporting.packed(view, request.path_params["id"])

        headers = {"content-disposition": "attachment; filename=story.zip"}
        return Response(await run_in_threadpool(pack), media_type="application/zip", headers=headers)

    return answer


async def _language(request: Request) -> Response:
    back = correcting.back({"back": request.query_params.get("back", "")})
    return tongue.choose(request.path_params["code"], back, request.url.scheme == "https")


async def _openapi(request: Request) -> Response:
    return rendering.as_json(openapi.describe(PAGES, ACTS))


async def _report_style(request: Request) -> Response:
    return Response(report.static("report.css"), media_type="text/css")


async def _moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, Moved)
    form = next((form for form in TWINS if request.url.path.endswith(form)), "")
    return RedirectResponse(f"{error.path}{form}", 303)


# -- errors ----------------------------------------------------------------------------------------------------------


async def _refused(request: Request, error: Exception) -> Response:
    status = 409 if isinstance(error, ConflictError) else 404 if isinstance(error, UsageError) else 500
    if request.method == "POST" and status == 404:
        status = 422
    return _error(request, status, str(error))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = "there is no such page" if error.status_code == 404 else error.detail
    if error.status_code == 401 and request.method == "GET" and not request.url.path.endswith(TWINS):
        return RedirectResponse("/login", 303)
    return _error(request, error.status_code, said)


def _error(request: Request, status: int, said: str) -> Response:
    if request.url.path.endswith(TWINS):
        return rendering.as_json({"error": said}, status)
    back = request.headers.get("referer", "") if request.method == "POST" else ""
    values = {"said": said, "status": status, "back": back, "twins": {}, "path": "", "may": frozenset(), "who": ""}
    values |= {"token": "", "unnamed": frozenset(), "here": "/"}
    return rendering.page("error.html", values, tongue.of(request), status)
