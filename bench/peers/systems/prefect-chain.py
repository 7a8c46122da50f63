"""Prefect: a flow of tasks in sequence, in this process, beside a server with its default SQLite."""

import os
import time

from driver import answer, free_port, listens, program, requests, run_script, stop_on_signal, wait_until

stop_on_signal()
port = free_port()
os.environ["PREFECT_HOME"] = os.path.join(os.getcwd(), "prefect-home")
os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["DO_NOT_TRACK"] = "1"
os.environ["PREFECT_LOGGING_TO_CONSOLE_LEVEL"] = "CRITICAL"
os.environ["PREFECT_LOGGING_LEVEL"] = "CRITICAL"

with program("prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)):
    wait_until("the server listens", lambda: listens(port))
    # After the environment is set: Prefect reads it when it is imported.
    from prefect import flow, task

    @task
    def step(file):
        run_script(file)

    @flow
    def chain(file, count):
        for _ in range(count):
            step(file)

    for file, count in requests():
        start = time.monotonic()
        chain(file, count)
        answer(time.monotonic() - start)
