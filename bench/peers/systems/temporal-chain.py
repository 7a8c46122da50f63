"""Temporal: a workflow of activities in sequence; its development server keeps everything in a file, the worker is this process."""

import asyncio
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from driver import answer, free_port, listens, program, requests, run_script, stop_on_signal, wait_until
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


async def serve(port):
    client = await Client.connect(f"127.0.0.1:{port}")
    worker = Worker(
        client,
        task_queue=QUEUE,
        workflows=[Chain],
        activities=[step],
        activity_executor=ThreadPoolExecutor(4),
        workflow_runner=UnsandboxedWorkflowRunner(),
    )
    async with worker:
        lines = requests()
        while (request := await asyncio.to_thread(next, lines, None)) is not None:
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
