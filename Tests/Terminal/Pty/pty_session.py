"""A pseudo-terminal with the probe on it: its keys, its screen (pyte), and how it leaves both."""
import errno, fcntl, os, re, select, signal, struct, sys, termios, time

import pyte

PROBE = sys.argv[1]
PATIENCE = 10


class Counting(pyte.Screen):
    """A screen that counts how often each cell is written, and the clearings; it keeps the main screen's end."""

    def __init__(self, columns, lines):
        self.written, self.clearings, self.alternate, self.bracketed = {}, 0, False, False
        self.hidden = False
        super().__init__(columns, lines)

    def draw(self, data):
        for character in data:
            if pyte.screens.wcwidth(character) > 0:
                place = (self.cursor.y, self.cursor.x)
                if self.cursor.x >= self.columns:
                    place = (self.cursor.y + 1, 0)
                self.written[place] = self.written.get(place, 0) + 1
            super().draw(character)

    def erase_in_display(self, how=0, *rest, **named):
        if how in (2, 3) or (how == 0 and (self.cursor.x, self.cursor.y) == (0, 0)):
            self.clearings += 1
        super().erase_in_display(how, *rest, **named)

    def set_mode(self, *modes, **named):
        self._mode(modes, named, True)
        super().set_mode(*modes, **named)

    def reset_mode(self, *modes, **named):
        self._mode(modes, named, False)
        super().reset_mode(*modes, **named)

    def _mode(self, modes, named, on):
        if named.get("private"):
            if 1049 in modes:
                self.alternate = on
            if 2004 in modes:
                self.bracketed = on
            if 25 in modes:
                self.hidden = not on


class Session:
    def __init__(self, *arguments, term="xterm-256color", size=(36, 120), env=None, shell=False, wait=True):
        self.master, slave = os.openpty()
        self.slave_name = os.ttyname(slave)
        self.resize(*size)
        # What gives the terminal back is held against what it was.
        self.before = termios.tcgetattr(slave)
        orders, self.orders = os.pipe()
        self.reports, reports = os.pipe()
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **({"TERM": term} if term is not None else {})}
        environment.update(env or {})
        command = [PROBE, *arguments]
        if shell:
            # A shell between the terminal and the program, as people have it; it stays the session's leader.
            command = ["/bin/bash", "--norc", "--noprofile", "-c", '"$@"; echo "status $?"; exec sleep 1000', "-", *command]
        self.process = os.fork()
        if self.process == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(slave, number)
            keep = [os.dup2(orders, 3), os.dup2(reports, 4)]
            for number in keep:
                os.set_inheritable(number, True)
            os.closerange(5, 256)
            os.execve(command[0], command, environment)
        for descriptor in (orders, reports):
            os.close(descriptor)
        # Open here too, so that the terminal can be looked at when the program has ended.
        self.slave = slave
        self.screen = Counting(size[1], size[0])
        self.stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.lines, self.unread, self.status = [], b"", None
        self.main = None
        if wait:
            self.opened = self.expect("open ").split()
            self.expect("painted")
            self.console = int(self.opened[-1])

    def resize(self, height, width):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def press(self, keys):
        """Types, reading meanwhile, as a terminal does."""
        data = keys if isinstance(keys, bytes) else keys.encode()
        os.set_blocking(self.master, False)
        while data:
            try:
                data = data[os.write(self.master, data):]
            except BlockingIOError:
                self.look(0.01)
        os.set_blocking(self.master, True)

    def order(self, text):
        os.write(self.orders, text.encode() + b"\n")

    def look(self, patience=0.0):
        """Takes what has come; False where nothing has within so many seconds."""
        descriptors = [self.reports] + ([self.master] if self.master is not None else [])
        ready = select.select(descriptors, [], [], patience)[0]
        if self.master in ready:
            try:
                data = os.read(self.master, 65536)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                data = b""
            self.sent += data
            # pyte does not know these two, which save the title and repeat a character.
            data = re.sub(rb"\x1b\[2[23];0;0t", b"", data)
            data = re.sub(rb"(.)\x1b\[(\d+)b", lambda found: found[1] * (1 + int(found[2])), data)
            self.stream.feed(data)
        if self.reports in ready:
            data = os.read(self.reports, 65536)
            if not data:
                return False
            self.unread += data
            *whole, self.unread = self.unread.replace(b"\0", b"").split(b"\n")
            self.lines += [line.decode() for line in whole]
        return bool(ready)

    def expect(self, beginning):
        """The next report that begins so; whatever was reported before it is passed over."""
        until = time.monotonic() + PATIENCE
        while True:
            while self.lines:
                line = self.lines.pop(0)
                if line.startswith(beginning):
                    return line
            if time.monotonic() > until:
                raise AssertionError(f"waited in vain for a report of {beginning!r}; sent {self.sent[-300:]!r}")
            self.look(0.05)

    def settle(self):
        """Waits until everything that was ordered has been painted, and takes it."""
        self.order("settle")
        self.expect("did settle")
        self.order("settle")
        self.expect("did settle")
        while self.look(0.02):
            pass

    def end(self, patience=5.0):
        """Waits for the process to end; its status as a shell tells it."""
        until = time.monotonic() + patience
        while self.status is None:
            self.look(0.01)
            ended, status = os.waitpid(self.process, os.WNOHANG)
            if ended:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > until:
                raise AssertionError(f"it has not ended within {patience} s")
        while self.look(0.02):
            pass
        return self.status

    def is_given_back(self, secret="Hill School"):
        """What keeps the terminal from being as it was before, in words; nothing where it is."""
        faults = []
        now = termios.tcgetattr(self.slave)
        for index, name in enumerate(("input", "output", "control", "local")):
            if now[index] != self.before[index]:
                faults.append(f"the {name} mode is {now[index]:o}, was {self.before[index]:o}")
        if self.screen.alternate:
            faults.append("the alternate screen is left on")
        if self.screen.bracketed:
            faults.append("bracketed paste is left on")
        if self.screen.hidden:
            faults.append("the cursor is hidden")
        # pyte has one screen: what was not cleared before the alternate screen was left is still there.
        if any(secret in line for line in self.screen.display):
            faults.append("case text is left on the screen")
        if self.screen.cursor.attrs.reverse or self.screen.cursor.attrs.bold:
            faults.append("attributes are left on")
        return faults

    def wait_until(self, condition, what):
        until = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > until:
                raise AssertionError(f"waited in vain until {what}")
            self.look(0.01)

    def close(self):
        if self.status is None:
            try:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
        for descriptor in (self.master, self.slave, self.orders, self.reports):
            if descriptor is not None:
                os.close(descriptor)


def must(fact, what):
    if not fact:
        raise AssertionError(what)
