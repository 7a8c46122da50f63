/**
 * What the two programs that start scripts have in common (launcher-script.ts, spawner-script.ts): Python without imports beyond what the
 * interpreter itself has loaded and `select`.
 *
 * Descriptor 3 carries commands: 12 characters with the length of the body, then the body, NUL-separated:
 *   marker, directory, stdin, stdout, stderr, number of arguments, the arguments (the program first), `NAME=value` …
 * Descriptor 4 carries reports, one a line: `ready <1 if it can start something>`, then for each command in order `started <pid>` or
 * `failed <errno>`, and `exit <pid> <code> <signal>` at the end of each started process. It ends with descriptor 3.
 */
export const launcherLoop = `
def read_body(read):
    body = read(int(read(12))).split(b"\\0")
    marker, directory, stdin, stdout, stderr, count = body[:6]
    args = body[6:6 + int(count)]
    variables = [entry.partition(b"=") for entry in body[6 + int(count):]]
    return marker, directory, (stdin, stdout, stderr), args, {name: value for name, _, value in variables}


# Without a reader, which is the worker, opening a named pipe fails; it must not wait for one for ever.
def open_streams(stdin, *outputs):
    opened = [os.open(stdin, os.O_RDONLY)]
    for path in outputs:
        opened.append(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
        os.set_blocking(opened[-1], True)
    return opened


# Calls start for each command. What it answers ends this: only a fork that has become a script answers something.
def serve(able, start):
    COMMANDS, REPORTS = 3, 4

    def read(size):
        parts = []
        while size > 0:
            part = os.read(COMMANDS, size)
            if not part:
                os._exit(0)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def report(line):
        os.write(REPORTS, line.encode())

    def reap():
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            signaled = os.WIFSIGNALED(status)
            report("exit %d %d %d\\n" % (
                pid, -1 if signaled else os.WEXITSTATUS(status), os.WTERMSIG(status) if signaled else 0))

    for fd in (COMMANDS, REPORTS):
        os.set_inheritable(fd, False)
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(woken, False)
    _signal.set_wakeup_fd(wake)
    _signal.signal(_signal.SIGCHLD, lambda *_: None)
    poll = select.poll()
    poll.register(COMMANDS, select.POLLIN)
    poll.register(woken, select.POLLIN)
    report("ready %d\\n" % able)
    while True:
        for fd, _ in poll.poll():
            if fd == woken:
                os.read(woken, 512)
                reap()
            else:
                done = start(read, report)
                if done is not None:
                    return done
`;
