#!/usr/bin/env python3
"""scenarios.py PROBE NAME: does one scenario on a terminal of its own; says what was wrong and ends with 1."""
import contextlib, os, re, signal, subprocess, sys, time

from pty_session import PROBE, Session, must


@contextlib.contextmanager
def session(*arguments, **named):
    one = Session(*arguments, **named)
    try:
        yield one
    finally:
        one.close()


def ends_well(one, statuses):
    status = one.end()
    must(status in statuses, f"it ended with {status}, not {statuses}: {one.sent[-300:]!r}")
    faults = one.is_given_back()
    must(not faults, f"{faults}; sent {one.sent[-300:]!r}")


def tail(one):
    """What was sent after the alternate screen was left, as text."""
    return one.sent.rsplit(b"\x1b[?2004l", 1)[-1].decode()


# MARK: keys and pastes

def keys():
    with session() as one:
        pairs = [("\x13", "Ctrl-S"), ("\x11", "Ctrl-Q"), ("\x03", "Ctrl-C"), ("\x1a", "Ctrl-Z"), ("\x1c" "\x16", "Ctrl-V"),
                 ("\x04", "Ctrl-D"), ("\x0f", "Ctrl-O"), ("\r", "Enter"), ("\x7f", "Backspace"), ("\x15", "Ctrl-U"),
                 ("\x1b", "Esc"), ("\x1bw", "Alt-w"), ("\x1bOA", "Up"), ("\x1b[1;5D", "Ctrl-Left"), ("ő", "ő"), (" ", "Space")]
        for sent, spelling in pairs:
            one.press(sent)
            told = one.expect("key ")
            must(told == f"key {spelling}", f"{sent!r} is {told!r}")
        # A sequence that a slow line takes apart behind its beginning is still one key.
        one.press("\x1b[1;")
        must(not [line for line in one.lines if line.startswith("key")], "half a sequence is no key")
        time.sleep(0.1)
        one.press("5C")
        must(one.expect("key ") == "key Ctrl-Right", "the other half makes it whole")
        one.order("quit")
        ends_well(one, [0])


def burst():
    with session() as one:
        one.settle()
        before = len(one.sent)
        one.press("abcdefghij" * 5)
        for letter in "abcdefghij" * 5:
            must(one.expect("key ") == f"key {letter}", "every key comes, in its order")
        one.settle()
        must("> " + "abcdefghij" * 5 in one.screen.display[-1], one.screen.display[-1])
        must(len(one.sent) - before < 200, f"{len(one.sent) - before} bytes for 50 letters")


def paste():
    with session() as one:
        one.press("\x1b[200~one\rtwo \x03\x1b[A\x1b]0;title\x07\x1b[201~x")
        told = one.expect("paste ")
        must(told == "paste 22 0 one<U+000A>two <U+0003><U+001B>[A<U+001B>]0;title<U+0007>", told)
        must(one.expect("key ") == "key x", "the key behind it is the first")


def paste_escaping():
    with session() as one:
        one.press("\x1b[200~harmless\x1b[201~q\r:close\r\x1b[201~")
        told = one.expect("paste ")
        must("harmless<U+001B>[201~q<U+000A>:close" in told, told)
        one.press("z")
        must(one.expect("key ") == "key z", "nothing in it was a key")


def paste_of_a_megabyte():
    with session() as one:
        one.press("\x1b[200~" + "secret words " * 80_000 + "\x1b[201~")
        told = one.expect("paste ").split()
        must(told[1:3] == ["65536", str(13 * 80_000 - 65_536)], str(told[:3]))
        one.press("z")
        must(one.expect("key ") == "key z", "nothing in it was a key")


# MARK: sizes

def resizes():
    with session() as one:
        for step in range(60):
            one.resize(10 + step % 37, 20 + step * 7 % 113)
        one.resize(20, 70)
        one.wait_until(lambda: any(line == "resized 20 70" for line in one.lines), "the last size is told")
        one.settle()
        one.screen.resize(20, 70)
        one.screen.reset()
        one.press("\x0c")
        one.settle()
        must("● quorate" == one.screen.display[0][-9:], one.screen.display[0])
        must(one.screen.display[19].startswith("> "), one.screen.display[19])
        one.order("quit")
        ends_well(one, [0])


def small():
    for size in [(5, 20), (1, 1), (1, 80), (50, 1), (2, 2)]:
        with session(size=size) as one:
            for key in ("x", "\x1b[B", "\x0c"):
                one.press(key)
                one.expect("key ")
            one.resize(24, 80)
            one.expect("resized 24 80")
            one.resize(*size)
            one.expect(f"resized {size[0]} {size[1]}")
            one.settle()
            one.order("quit")
            must(one.end() == 0, f"{size}")


def sizes_of_the_environment():
    with session(env={"LINES": "10", "COLUMNS": "30"}) as one:
        must(one.opened[1:3] == ["36", "120"], str(one.opened))
        must("│ Maya 8" in one.screen.display[30], one.screen.display[30])


# MARK: kinds of terminals

def kinds():
    for kind in ("vt100", "linux", "xterm", "xterm-256color", "screen-256color", "tmux-256color"):
        with session(term=kind) as one:
            one.settle()
            must(one.screen.display[0].startswith("SD-20261118-01"), f"{kind}: {one.screen.display[0]}")
            must(one.screen.display[3].startswith("3 Hill School – present"), f"{kind}: {one.screen.display[3]}")
            one.order("quit")
            must(one.end() == 0, kind)
            faults = one.is_given_back()
            must(not faults, f"{kind}: {faults}")


def colours():
    def codes(**named):
        with session(**named) as one:
            one.settle()
            return one.sent
    must(b"38;5;33m" in codes(), "of 256 the one that was meant")
    must(b"\x1b[34m" in codes(term="linux") or b";34m" in codes(term="linux"), "of 8 the nearest")
    plain = codes(env={"NO_COLOR": "1"})
    said = {code for codes in re.findall(rb"\x1b\[([0-9;]*)m", plain) for code in codes.split(b";")}
    must(said <= {b"", b"0", b"1", b"2", b"4", b"7"}, f"NO_COLOR: {said}")
    must({b"1", b"2", b"7"} <= said, f"attributes stay: {said}")
    must(b"38;5;33m" in codes(env={"NO_COLOR": ""}), "an empty NO_COLOR says nothing")


def ascii_only():
    with session(env={"LC_ALL": "C"}) as one:
        one.settle()
        must(one.opened[3] == "ascii", str(one.opened))
        must(all(byte < 0x7F for byte in one.sent), "every byte is ASCII")
        must("3 Hill School - present" in one.screen.display[3], one.screen.display[3])
        must("| Maya 8 ########.." in one.screen.display[3], one.screen.display[3])
    with session(env={"LC_ALL": "de_DE.UTF-8"}) as one:
        must(one.opened[3] == "utf8", "a locale that is not installed still says UTF-8")


def widths():
    """What the C library holds for narrower or wider than we do never shears a row."""
    with session() as one:
        for text in ("⚠️ medical", "日本語 name", "e\u0301a\u0308\u0323 marks", "👩🏽‍🏫 school", "🇬🇧 flag", "\U0001FAE8 new", "½ ₂ №"):
            one.order("show " + text)
            one.expect("did show")
            one.settle()
            bar = [x for x in range(one.screen.columns) if one.screen.buffer[2][x].data == "|"]
            expected = {"⚠️ medical": 10, "日本語 name": 11, "e\u0301a\u0308\u0323 marks": 8, "👩🏽‍🏫 school": 9, "🇬🇧 flag": 7,
                        "\U0001FAE8 new": 6, "½ ₂ №": 5}[text]
            must(bar[:1] == [expected], f"{text}: the next glyph is at {bar[:1]}, not {expected}: {one.screen.display[2]!r}")


def refusals():
    def refused(term, words, **named):
        with session(term=term, wait=False, **named) as one:
            status = one.end()
            said = one.sent.decode()
            must(status == 1 and words in said and "\x1b" not in said, f"{term}: {status} {said!r}")
            must(not one.is_given_back(), "the terminal is as it was")
    refused("dumb", "“dumb”, a kind of terminal that cannot place text")
    refused("nosuchterm", "“nosuchterm”, a kind of terminal that this machine does not know")
    refused("\x1b[31mred", "<U+001B>[31mred")
    refused(None, "TERM is not set")
    refused("", "TERM is not set")
    for redirected in ({"stdin": subprocess.DEVNULL}, {"stdin": None}):
        run = subprocess.run([PROBE], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={"TERM": "xterm"}, **redirected)
        must(run.returncode == 1 and b"needs a terminal" in run.stdout, f"{run}")


# MARK: painting

def bytes_of_a_key():
    with session() as one:
        one.settle()
        one.screen.clearings = 0

        def cost(key):
            one.screen.written = {}
            before = len(one.sent)
            one.press(key)
            one.expect("key ")
            one.settle()
            twice = [place for place, count in one.screen.written.items() if count > 1]
            must(not twice, f"{key!r} writes {twice} twice")
            return len(one.sent) - before
        letters = [cost(letter) for letter in "the quick brown fox é"]
        must(max(letters) <= 8, f"letters cost {letters}")
        moves = [cost(key) for key in ["\x1b[B"] * 12 + ["\x1b[A"] * 12]
        must(max(moves) <= 250, f"moves cost {moves}")
        must(cost("\x1b[5~") == 0, "a key that changes nothing sends nothing")
        must(one.screen.clearings == 0, "nothing is cleared after the first frame")
        print(f"letter {max(letters)}, move {max(moves)} bytes")


def first_frame():
    with session() as one:
        one.settle()
        twice = [place for place, count in one.screen.written.items() if count > 1]
        must(not twice, f"{twice} are written twice")
        must(one.screen.clearings == 1, f"{one.screen.clearings} clearings")
        must(one.screen.alternate and one.screen.bracketed, "alternate screen and bracketed paste are on")
        must((one.screen.cursor.y, one.screen.cursor.x) == (35, 2), "the cursor stands where the frame has it")


def repainting():
    with session() as one:
        one.settle()
        before = one.screen.display[:]
        one.stream.feed(b"\x1b[5;5Hmessage from root\x1b[36;3H")
        one.press("\x0c")
        one.expect("key ")
        one.settle()
        must(one.screen.display == before, "the screen is as it was")
        one.order("light")
        one.settle()
        must(one.screen.buffer[1][0].underscore and not one.screen.buffer[1][0].reverse, "another theme is seen at once")
        must(one.screen.display == before, "and the text stays")


def ground():
    with session() as one:
        one.settle()
        before = one.screen.display[:]
        one.order("night")
        one.settle()
        must(one.screen.display == before, "the text stays")
        # pyte leaves a cell alone that is cleared and was never written: of blanks the clearing itself is looked at.
        cells = [one.screen.buffer[row][column] for row in range(36) for column in range(120)]
        colours = {(cell.fg, cell.bg) for cell in cells if cell.data != " "}
        must(colours == {("d0d0d0", "1c1c1c")}, f"all that is shown has the theme's colours, not {colours}")
        must(b"\x1b[38;5;252m\x1b[48;5;234m\x1b[H\x1b[2J" in bytes(one.sent), "and the screen is cleared to them")
        costs = []
        for letter in "the quick brown fox":
            before = len(one.sent)
            one.press(letter)
            one.expect("key ")
            one.settle()
            costs.append(len(one.sent) - before)
        must(max(costs) <= 8, f"letters on the theme's ground cost {costs}")
        one.order("light")
        one.settle()
        must(one.screen.buffer[5][0].bg == "default", "and another theme's ground is seen at once")


def errors_stay_off():
    with session() as one:
        before = one.screen.display[:]
        one.order("complain")
        one.settle()
        must(one.screen.display == before, "what a library says does not reach the screen")
        one.order("quit")
        ends_well(one, [0])
        must("a library complains<U+001B>[31m" in tail(one), f"it is said afterwards: {tail(one)!r}")


# MARK: ends

SENTENCE = "stopped by an error of its own"


def quitting():
    for arguments in ([], ["--pair"]):
        for order, status in (("quit", 0), ("leave", 7)):
            with session(*arguments) as one:
                one.order(order)
                ends_well(one, [status])
                must(tail(one) == "", f"nothing more is said: {tail(one)!r}")


def crashing():
    for order, number in (("trap", signal.SIGILL), ("abort", signal.SIGABRT), ("overflow", signal.SIGSEGV)):
        for arguments in ([], ["--pair"]):
            with session(*arguments) as one:
                one.order(order)
                ends_well(one, [128 + number] if arguments else [-number])
                must(tail(one).count("quorate:") == 1 and SENTENCE in tail(one), f"{order}: {tail(one)!r}")
                must(one.sent.count(b"\x1b[?1049l") == 1, f"{order}: given back once")
                must("Fatal" not in tail(one) and "Crash" not in tail(one), f"{order}: {tail(one)!r}")


def asked_to_end():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        with session() as one:
            os.kill(one.console, number)
            one.expect("hang-up" if number == signal.SIGHUP else "terminated")
            ends_well(one, [0])
    for number in (signal.SIGTERM, signal.SIGHUP):
        with session("--pair") as one:
            must(one.console != one.process, "they are two")
            os.kill(one.process, number)
            ends_well(one, [0])
        with session("--pair") as one:
            os.kill(one.console, number)
            ends_well(one, [0])
        with session("--pair") as one:
            os.killpg(one.process, number)
            os.killpg(one.process, number)
            ends_well(one, [0])


def console_killed():
    with session("--pair") as one:
        os.kill(one.console, signal.SIGKILL)
        ends_well(one, [128 + signal.SIGKILL])
        must("ended by signal 9" in tail(one), f"{tail(one)!r}")


def parent_killed():
    with session("--pair", shell=True) as one:
        parent = int(open(f"/proc/{one.console}/stat").read().rsplit(")", 1)[1].split()[1])
        must(parent != one.process, "a shell, a parent and the console")
        os.kill(parent, signal.SIGKILL)
        one.expect("terminated")
        one.expect("closed")
        one.wait_until(lambda: b"status 137" in one.sent and not one.is_given_back(), f"the terminal is given back, {one.is_given_back()}")
        one.wait_until(lambda: not os.path.exists(f"/proc/{one.console}"), "the console has ended")


def stopped():
    with session("--pair") as one:
        os.kill(one.console, signal.SIGSTOP)
        one.expect("resized")
        for number in (signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
            os.killpg(one.process, number)
        one.press("z")
        must(one.expect("key ") == "key z", "it runs on")
        one.order("quit")
        ends_well(one, [0])


def taken_over():
    """Whoever stops it and has the terminal meanwhile: it is taken again whole when it goes on."""
    with session() as one:
        os.kill(one.console, signal.SIGSTOP)
        os.waitpid(one.process, os.WUNTRACED)
        import termios
        termios.tcsetattr(one.slave, termios.TCSANOW, one.before)
        one.stream.feed(b"\x1b[?1049l\x1b[2J$ ")
        os.kill(one.console, signal.SIGCONT)
        one.expect("resized")
        one.settle()
        must(one.screen.alternate, "the alternate screen is on again")
        must(one.screen.display[3].startswith("3 Hill School"), one.screen.display[3])
        one.press("\x03")
        must(one.expect("key ") == "key Ctrl-C", "and raw mode is")
        one.order("quit")
        ends_well(one, [0])


def terminal_vanishes():
    for arguments in ([], ["--pair"]):
        one = Session(*arguments)
        os.close(one.slave)
        one.slave = os.open("/dev/null", os.O_RDWR)
        os.close(one.master)
        one.master = None
        one.expect("hang-up")
        status = one.end()
        must(status == 0, f"{arguments}: {status}")
        used = os.times().children_user + os.times().children_system
        must(used < 0.5, f"{used} s of processor time")
        one.close()


def ends_unread(one):
    """Waits for the end of a console whose terminal nobody reads."""
    until = time.monotonic() + 30
    while not os.waitpid(one.process, os.WNOHANG)[0]:
        must(time.monotonic() < until, "it does not end")
        time.sleep(0.02)
    one.status = 0


def nobody_reads():
    """A terminal that takes nothing, as on a line that has died: the end can still be asked for."""
    with session() as one:
        for _ in range(200):
            one.order("repaint")
        time.sleep(0.5)
        ticks = sum(map(int, open(f"/proc/{one.console}/stat").read().rsplit(")", 1)[1].split()[11:13]))
        time.sleep(0.5)
        later = sum(map(int, open(f"/proc/{one.console}/stat").read().rsplit(")", 1)[1].split()[11:13]))
        must(later - ticks <= 2, f"it waits without work, {later - ticks} ticks")
        os.kill(one.console, signal.SIGTERM)
        ends_unread(one)


def nobody_reads_while_it_is_asked():
    """The call for the end comes in one burst with what has still to be painted, onto a terminal that takes nothing."""
    with session() as one:
        one.order("busy")
        time.sleep(0.2)
        for _ in range(20):
            one.order("repaint")
        os.kill(one.console, signal.SIGTERM)
        ends_unread(one)


def idle():
    with session("--pair") as one:
        one.settle()
        switches = lambda pid: int(next(line for line in open(f"/proc/{pid}/status") if line.startswith("voluntary")).split()[1])
        before = [switches(pid) for pid in (one.process, one.console)]
        time.sleep(1)
        must([switches(pid) for pid in (one.process, one.console)] == before, "nobody wakes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        globals()[sys.argv[2]]()
    except AssertionError as fault:
        sys.exit(f"{sys.argv[2]}: {fault}")
