/**
 * The program that starts programs, Python 3.8 or newer: `posix_spawn` shares the memory of the process that calls it until the program
 * takes its place, so nothing is copied. A fork of an interpreter costs 2 ms of processor time more, half of it in the child, which
 * writes to pages that it shares. Its commands and reports are those of launcher-loop.ts.
 *
 * 1. It reads bodies, secrets too, but nothing is ever a copy of it.
 * 2. What the system cannot do on the way to a program (change the directory, prefer it when memory runs out), this process does itself
 *    before and undoes after: a program is started from its surroundings at that moment.
 * 3. A program has what one that was started by Node has, but for signals 32 and 33: glibc, whose own they are, leaves them ignored, and
 *    sets them itself in a program that comes to need them.
 */
import { launcherLoop } from "./launcher-loop.ts";

/** The text of the program. */
export const spawnerScript = `
import os, select, _signal

${launcherLoop}
# The interpreter ignores them, and a program that is started would inherit that.
DEFAULTS = (_signal.SIGPIPE, _signal.SIGXFSZ)


def spawn(args, env, streams):
    duplicates = [(os.POSIX_SPAWN_DUP2, opened, fd) for fd, opened in enumerate(streams)]
    return os.posix_spawn(args[0], args, env, file_actions=duplicates, setsid=True, setsigdef=DEFAULTS)


def can_spawn():
    try:
        spawn([b"/nonexistent"], {}, [])
    except OSError:
        return True
    # Python or the C library is older than that.
    except (AttributeError, NotImplementedError):
        return False


def open_score():
    try:
        score = os.open("/proc/self/oom_score_adj", os.O_RDWR)
        return score, os.read(score, 16)
    except OSError:
        return None, b""


def set_score(score, value):
    if score is None:
        return
    try:
        os.pwrite(score, value, 0)
    except OSError:
        pass


def start(read, report):
    _, directory, paths, args, env = read_body(read)
    streams = []
    try:
        os.chdir(directory)
        streams = open_streams(*paths)
        set_score(score, b"500")
        report("started %d\\n" % spawn(args, env, streams))
    except OSError as error:
        report("failed %d\\n" % error.errno)
    set_score(score, own_score)
    for opened in streams:
        os.close(opened)
    # Its directory would be in use otherwise.
    os.chdir("/")


score, own_score = open_score()
serve(can_spawn(), start)
`;
