"""Temporal: a workflow of activities in sequence; its development server keeps everything in a file, the worker is this process."""

import asyncio
import os
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from driver import answer, free_port, listens, parse, program, run_script, say_ready, stop_on_signal, wait_until
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

QUEUE = "bench"


@activity.defn
def step(file: str) -> None:
    run_script(file)


@workflow.defn
class Chain:
    @workflow.run
    async def run(self, file: str, count: int) -> None:
        for _ in range(count):
            await workflow.execute_activity(step, file, start_to_close_timeout=timedelta(minutes=5))


async def connect(port):
    """The server listens a while before it is healthy."""
    for _ in range(300):
        try:
            return await Client.connect(f"127.0.0.1:{port}")
        except RuntimeError:
            await asyncio.sleep(0.2)
    raise RuntimeError("Temporal's server did not become healthy.")


def read_requests(loop, requests):
    """Passes each line on, and None at the end; the bench sends one at a time."""
    while line := os.read(0, 4096):
        loop.call_soon_threadsafe(requests.put_nowait, parse(line.decode()))
    loop.call_soon_threadsafe(requests.put_nowait, None)


async def serve(port):
    client = await connect(port)
    worker = Worker(
        client,
        task_queue=QUEUE,
        workflows=[Chain],
        activities=[step],
        activity_executor=ThreadPoolExecutor(4),
        workflow_runner=UnsandboxedWorkflowRunner(),
    )
    async with worker:
        requests = asyncio.Queue()
        loop = asyncio.get_running_loop()
        # A daemon, because a signal could not end a thread of asyncio's while it waits for a line.
        threading.Thread(target=read_requests, args=(loop, requests), daemon=True).start()
        say_ready()
        while (request := await requests.get()) is not None:
            start = time.monotonic()
            await client.execute_workflow(
                Chain.run, args=list(request), id=str(uuid.uuid4()), task_queue=QUEUE
            )
            answer(time.monotonic() - start)


stop_on_signal()
port = free_port()
with program(
    "temporal", "server", "start-dev", "--headless", "--port", str(port), "--db-filename", "temporal.db"
):
    wait_until("the server listens", lambda: listens(port))
    asyncio.run(serve(port))
