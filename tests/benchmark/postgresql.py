"""A PostgreSQL server of the benchmarks' own: a cluster in a temporary directory, and nothing on any network."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path


class Server:
    """Runs from `with` to its end."""

    def __init__(self, folder):
        self.folder = folder
        versions = Path("/usr/lib/postgresql").glob("*/bin")
        self.programs = max(versions, key=lambda path: int(path.parent.name))

    def as_its_user(self, *command):
        """PostgreSQL does not run as root, so that root starts it as the user that the package made for it."""
        words = ["setpriv"]
        if os.geteuid() == 0:
            words += ["--reuid=postgres", "--regid=postgres", "--clear-groups"]
        return [*words, "--pdeathsig=QUIT", "--", *map(str, command)]

    def __enter__(self):
        self.folder.mkdir()
        # The temporary directory above lets nobody else in.
        self.folder.parent.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        make = (self.programs / "initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        subprocess.run(
            self.as_its_user(*make, "--username=postgres", "-D", self.folder / "data"),
            check=True, stdout=subprocess.DEVNULL, cwd="/",
        )
        settings = {
            "unix_socket_directories": self.folder, "listen_addresses": "", "fsync": "off", "autovacuum": "off",
            "shared_buffers": "128MB", "max_locks_per_transaction": "1024", "logging_collector": "on",
            "log_destination": "jsonlog", "log_directory": self.folder / "log", "log_filename": "server",
        }
        options = [part for name, value in settings.items() for part in ("-c", "%s=%s" % (name, value))]
        self.process = subprocess.Popen(
            self.as_its_user(self.programs / "postgres", "-D", self.folder / "data", *options),
            stderr=subprocess.DEVNULL, cwd="/",
        )
        ready = [self.programs / "pg_isready", "-q", "-h", self.folder]
        while subprocess.run(ready).returncode != 0 and self.process.poll() is None:
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)

    def url(self, database):
        return "postgresql://postgres@/%s?host=%s" % (database, self.folder)

    def psql(self, database, *options):
        """The command of psql for a database; it stops at the first error."""
        words = [self.programs / "psql", "-X", "-q", "-h", self.folder, "-U", "postgres", "-v", "ON_ERROR_STOP=1"]
        return [*map(str, words), "-d", database, *options]

    def run(self, database, sql):
        """Runs a script and gives what it prints, without any frame."""
        command = self.psql(database, "-At", "-f", "-")
        return subprocess.run(command, input=sql, text=True, check=True, stdout=subprocess.PIPE).stdout

    def fresh(self, database):
        self.run("postgres", "SET client_min_messages = error;\nDROP DATABASE IF EXISTS %s;\nCREATE DATABASE %s;\n" % (database, database))

    def statements_of(self, database, command, cwd):
        """The statements that a program sends to the database, as a script."""
        log = self.folder / "log" / "server.json"
        self.run("postgres", "ALTER DATABASE %s SET log_statement = 'all';" % database)
        before = log.stat().st_size
        subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)
        with log.open() as lines:
            lines.seek(before)
            entries = [json.loads(line) for line in lines]
        self.run("postgres", "ALTER DATABASE %s RESET log_statement;" % database)
        sent = (entry["message"] for entry in entries if entry.get("dbname") == database)
        texts = (text.removeprefix("statement: ") for text in sent if text.startswith("statement: "))
        return "".join(text.rstrip("; \n") + ";\n" for text in texts)
