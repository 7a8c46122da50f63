"""Airflow: a DAG of tasks in sequence, each in a process of the LocalExecutor, with its default SQLite."""

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from contextlib import ExitStack
from datetime import datetime

from driver import answer, free_port, listens, program, requests, stop_on_signal, wait_until

HERE = os.path.dirname(os.path.abspath(__file__))
DAG = """
import sys
from airflow.sdk import dag, task

sys.path.insert(0, {here!r})
from driver import run_script

@dag(dag_id={name!r}, schedule=None)
def chain():
    before = None
    for number in range({count}):
        @task(task_id="step%d" % number)
        def step():
            run_script({file!r})
        this = step()
        if before is not None:
            before >> this
        before = this

chain()
"""


def query(statement, *values):
    with sqlite3.connect(f"file:{home}/airflow.db?mode=ro", uri=True, timeout=30) as database:
        return database.execute(statement, values).fetchone()


def saved_dag(file, count):
    """The DAG of the request, when the scheduler knows it."""
    name = f"chain_{count}_{os.path.basename(file).replace('.', '_')}"
    path = os.path.join(home, "dags", f"{name}.py")
    if not os.path.exists(path):
        with open(path, "w") as module:
            module.write(DAG.format(here=HERE, name=name, count=count, file=file))
        wait_until(
            f"{name} is known",
            lambda: query("SELECT 1 FROM serialized_dag WHERE dag_id = ?", name),
        )
        subprocess.run(["airflow", "dags", "unpause", name], check=True, stdout=subprocess.DEVNULL)
    return name


def run_chain(name):
    """Seconds from the moment at which the run was queued to the end of its last task, as Airflow recorded them."""
    run = str(uuid.uuid4())
    trigger = ["airflow", "dags", "trigger", "--run-id", run, name]
    subprocess.run(trigger, check=True, stdout=subprocess.DEVNULL)
    of_run = "FROM dag_run WHERE run_id = ? AND state IN ('success', 'failed')"
    state, queued = wait_until(
        "the run ends", lambda: query(f"SELECT state, queued_at {of_run}", run), 900
    )
    if state != "success":
        raise RuntimeError(f"The run of {name} is {state}.")
    (ended,) = query("SELECT max(end_date) FROM task_instance WHERE run_id = ?", run)
    return (datetime.fromisoformat(ended) - datetime.fromisoformat(queued)).total_seconds()


stop_on_signal()
home = os.path.join(os.getcwd(), "airflow-home")
port = free_port()
os.makedirs(os.path.join(home, "dags"))
os.environ.update(
    AIRFLOW_HOME=home,
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__CORE__EXECUTOR="LocalExecutor",
    AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS="True",
    AIRFLOW__CORE__EXECUTION_API_SERVER_URL=f"http://127.0.0.1:{port}/execution/",
    AIRFLOW__API_AUTH__JWT_SECRET=uuid.uuid4().hex * 2,
    AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL="5",
    AIRFLOW__USAGE_DATA_COLLECTION__ENABLED="False",
)
program_file = shutil.which("airflow")
if program_file is None:
    sys.exit("airflow is not installed")
subprocess.run(["airflow", "db", "migrate"], check=True, stdout=subprocess.DEVNULL)
with ExitStack() as stack:
    api = ["airflow", "api-server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    stack.enter_context(program(*api))
    wait_until("the API listens", lambda: listens(port))
    stack.enter_context(program("airflow", "scheduler"))
    stack.enter_context(program("airflow", "dag-processor"))
    for file, count in requests():
        answer(run_chain(saved_dag(file, count)))
