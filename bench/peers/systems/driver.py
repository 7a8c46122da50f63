"""What the drivers of the other systems share: how they talk to the bench, and the programs that they start and end."""

import contextlib
import io
import os
import runpy
import signal
import socket
import subprocess
import sys
import time

# Three programs have to end within the time that the bench gives a driver.
END_SECONDS = 5


def run_script(file):
    """Runs the script that Stratal and the shell loop run, in this process: systems of Python tasks start no process for each."""
    with contextlib.redirect_stdout(io.StringIO()):
        runpy.run_path(file)


def free_port():
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until(what, ask, seconds=180):
    """Asks until the answer is true, and answers it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.1)
    raise RuntimeError(f"Waited {seconds} s in vain until {what}.")


def listens(port):
    """True if somebody accepts connections."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def program(*command, env=None):
    """Runs a program with its children until the block ends; its output is in the folder that the bench removes."""
    name = os.path.basename(command[0]) + "-" + command[1]
    with open(f"{name}.log", "wb") as log:
        child = subprocess.Popen(
            command, env=env, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
        )
    try:
        yield child
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGTERM)
        try:
            child.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def stop_on_signal():
    """Lets a signal of the bench end the blocks in order."""

    def stop(*_):
        raise SystemExit(0)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


def say_ready():
    """Tells the bench that requests may come."""
    print("ready", flush=True)


def parse(line):
    """The request of a line: a script, and how many tasks in sequence run it."""
    count, file = line.strip().split(" ", 1)
    return file, int(count)


def requests():
    """Says `ready`, then each request of the bench."""
    say_ready()
    for line in sys.stdin:
        yield parse(line)


def answer(seconds):
    """Answers a request with its milliseconds."""
    print(f"took {seconds * 1000:.3f}", flush=True)
