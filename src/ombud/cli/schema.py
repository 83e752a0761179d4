"""A PostgreSQL database put back from a dump: beside what is there, and kept only if what follows goes well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ombud.cli.snapshot import address, run
from ombud.cli.stops import CannotRun


@contextmanager
def restored(dump: Path, force: bool) -> Iterator[None]:
    """The dump in the schema ``public``. What stood there keeps its data under another name; if the body fails, it
    comes back and the dump is gone.
    """
    import psycopg

    aside = f"before_{datetime.now(UTC):%Y%m%dt%H%M%S}"
    with psycopg.connect(address(), autocommit=True) as there:
        (tables,) = there.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() or (0,)
        if tables and not force:
            mend = "name an empty database, or say --force: what is there is then kept aside"
            raise CannotRun("There is something in this database", "OMBUD_DATABASE_URL", mend)
        with there.transaction():
            there.execute(f"ALTER SCHEMA public RENAME TO {aside}".encode())
            there.execute("CREATE SCHEMA public")
        try:
            run("pg_restore", "--single-transaction", "--no-owner", "--no-acl", f"--dbname={address()}", str(dump))
            yield
        except BaseException:
            with there.transaction():
                there.execute("DROP SCHEMA public CASCADE")
                there.execute(f"ALTER SCHEMA {aside} RENAME TO public".encode())
            raise
        if not tables:
            there.execute(f"DROP SCHEMA {aside}".encode())
