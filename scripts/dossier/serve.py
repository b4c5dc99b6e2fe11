"""Shows both editions from one server, and makes them anew when something that they grow from changes."""

import signal
from collections.abc import Callable
from pathlib import Path

from dossier.project import EDITIONS, Project


def serve(
    project: Project,
    site: Path,
    rebuild: Callable[[], None],
    *,
    host: str,
    port: int,
    ready: Callable[[str], None],
) -> None:
    """Show `site` until interrupted, calling `rebuild` after each change; `ready` is told the address.

    The pages that a rebuild writes are watched too: it writes only what changed, so that a second one, which finds
    nothing to write, is the last. Raises OSError where the address is taken.
    """
    from mkdocs.livereload import LiveReloadServer  # a tenth of a second that no other command should wait for

    class Server(LiveReloadServer):
        def _build_loop(self) -> None:
            ready(self.url)  # not before: what changes while the watch begins would be missed
            super()._build_loop()  # type: ignore[no-untyped-call]

    server = Server(builder=rebuild, host=host, port=port, root=str(site))
    server.error_handler = lambda code: _page(site / f"{code}.html")
    watched = [project.seeds, project.root / "docs", project.root / "scripts" / "overrides"]
    for path in [*watched, *(project.root / edition.config for edition in EDITIONS)]:
        if path.exists():
            server.watch(str(path))

    def stop(signal_number: int, frame: object) -> None:
        server._shutdown = True  # where an interrupt falls into a finalizer Python drops it: the loop still ends
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, before)
        server.shutdown()


def _page(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
