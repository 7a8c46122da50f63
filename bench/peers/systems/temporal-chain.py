"""Temporal: a workflow of activities in sequence; its development server keeps everything in a file, the worker is this process."""

import asyncio
import sys
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
        # Not in a thread: a signal could not end that while it waits for a line.
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
        say_ready()
        while line := await reader.readline():
            start = time.monotonic()
            await client.execute_workflow(
                Chain.run, args=list(parse(line.decode())), id=str(uuid.uuid4()), task_queue=QUEUE
            )
            answer(time.monotonic() - start)


stop_on_signal()
port = free_port()
with program(
    "temporal", "server", "start-dev", "--headless", "--port", str(port), "--db-filename", "temporal.db"
):
    wait_until("the server listens", lambda: listens(port))
    asyncio.run(serve(port))
