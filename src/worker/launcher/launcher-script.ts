/**
 * The program that Python scripts are forks of, Python 3.7 or newer. It is the text below wherever the worker runs from (source or build);
 * its commands and reports are those of launcher-loop.ts.
 *
 * 1. It never reads a body: it forks, and the child reads. So what a script is given, secrets too, is never in the memory that later
 *    children are copies of. Programs, whose bodies somebody has to read, are therefore the business of another process (spawner-script.ts).
 * 2. A forked Python script carries its marker where the kernel shows a process's environment, as after an exec: the launcher was
 *    started with a place for it, and the child overwrites that.
 * 3. A forked script is run as the interpreter runs a file, and its end does all that a script can see of an interpreter's end.
 * 4. The next command is read when the child has become what it is to be, so the answer tells whether it could.
 */
import { launcherLoop } from "./launcher-loop.ts";

/** The text of the program. */
export const launcherScript = `
import gc, os, sys, select, _signal, _weakref

${launcherLoop}
def fork_scripts():
    def find_marker():
        try:
            with open("/proc/self/stat", "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
            start, end = int(fields[47]), int(fields[48])
            with open("/proc/self/mem", "r+b", buffering=0) as memory:
                memory.seek(start)
                at = start + (b"\\0" + memory.read(end - start)).index(b"\\0STRATAL_EXEC=") + 13
                memory.seek(at)
                old = memory.read(36)
                memory.seek(at)
                memory.write(old)
            return at
        except Exception:
            return None

    def become(read, ack):
        body = read_body(read)
        os.write(ack, b"r")
        os.setsid()
        _signal.set_wakeup_fd(-1)
        _signal.signal(_signal.SIGCHLD, _signal.SIG_DFL)
        marker, directory, streams, args, env = body
        try:
            score = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
            os.write(score, b"500")
            os.close(score)
        except OSError:
            pass
        for fd, opened in enumerate(open_streams(*streams)):
            os.dup2(opened, fd)
            os.close(opened)
        os.chdir(directory)
        with open("/proc/self/mem", "r+b", buffering=0) as memory:
            memory.seek(marker_at)
            memory.write(marker)
        coerced = os.environb.get(b"LC_CTYPE")
        os.environb.clear()
        os.environb.update(env)
        if coerced is not None:
            os.environb.setdefault(b"LC_CTYPE", coerced)
        return [os.fsdecode(arg) for arg in args]

    def start(read, report):
        receive, ack = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                args = become(read, ack)
            except OSError as error:
                os.write(ack, str(error.errno).encode())
                os._exit(127)
            except BaseException:
                os._exit(127)
            # The loop's own are older, so they have lower numbers.
            os.closerange(3, max(receive, ack) + 1)
            return args
        os.close(ack)
        answer = b""
        while True:
            part = os.read(receive, 64)
            if not part:
                break
            answer += part
        os.close(receive)
        # A child that did not read its command whole has left the rest to us, who cannot tell what it is.
        if answer[:1] != b"r":
            os._exit(1)
        report("started %d\\n" % pid if answer == b"r" else "failed %s\\n" % answer[1:].decode())

    marker_at = find_marker()
    gc.collect()
    gc.freeze()
    return serve(marker_at is not None, start)


def prepare(args):
    script = args[1]
    main = type(sys)("__main__")
    loader = sys.modules["_frozen_importlib_external"].SourceFileLoader("__main__", script)
    main.__dict__.update(
        __loader__=loader, __file__=script, __cached__=None, __builtins__=sys.modules["builtins"])
    if sys.version_info < (3, 14):
        main.__dict__["__annotations__"] = {}
    sys.modules["__main__"] = main
    sys.path[0] = os.path.dirname(script)
    sys.argv[:] = args[1:]
    if hasattr(sys, "orig_argv"):
        sys.orig_argv[:] = args
    # What depends on the environment and was computed already.
    if "time" in sys.modules:
        sys.modules["time"].tzset()
    site = sys.modules.get("site")
    if site is not None:
        site.USER_BASE = site.USER_SITE = None
    return main.__dict__


# What the interpreter does at its end, but for taking itself apart: in a fork that copies page after page, 10 ms for nothing anybody sees.
def finish(code):
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()
    if "atexit" in sys.modules:
        sys.modules["atexit"]._run_exitfuncs()
    flushed = flush()
    loaded = [(name, _weakref.ref(module)) for name, module in sys.modules.items()
              if module is not None and module is not known.get(name)]
    for name, _ in loaded:
        del sys.modules[name]
    gc.collect()
    for _, module in reversed(loaded):
        left = module()
        if left is not None:
            left.__dict__.clear()
            del left
    gc.collect()
    flushed = flush() and flushed
    if code == "interrupted":
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
        os.kill(os.getpid(), _signal.SIGINT)
    os._exit(code & 255 if flushed or code else 120)


def flush():
    done = True
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name, None)
        try:
            if stream is not None and not getattr(stream, "closed", False):
                stream.flush()
        except BaseException:
            done = done and name != "stdout"
    return done


def exit_code(error):
    if not isinstance(error, SystemExit):
        # Without the line of our own call.
        error.__traceback__ = error.__traceback__.tb_next
        sys.excepthook(type(error), error, error.__traceback__)
        return "interrupted" if isinstance(error, KeyboardInterrupt) else 1
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    flush()
    print(error.code, file=sys.stderr)
    return 1


# What cannot be compiled is left to an interpreter that says so in its own words.
def compiled(args):
    try:
        with open(args[1], "rb") as file:
            return compile(file.read(), args[1], "exec", dont_inherit=True)
    except Exception:
        restore_signals()
        os.execv(args[0], args)


# The interpreter ignores them, and a program that is started would inherit that.
def restore_signals():
    for ignored in (_signal.SIGPIPE, _signal.SIGXFSZ):
        _signal.signal(ignored, _signal.SIG_DFL)


known = dict(sys.modules)
args = fork_scripts()
program = compiled(args)
scope = prepare(args)
code = 0
try:
    exec(program, scope)
except BaseException as error:
    code = exit_code(error)
del scope, program
finish(code)
`;
