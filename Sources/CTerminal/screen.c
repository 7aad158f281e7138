#include "CTerminal.h"
#include "restore.h"
#include "signals.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// Curses draws into memory, and what it drew is sent in one piece: so the bytes of a frame are counted, a terminal
// that takes nothing cannot hold the program, and curses never changes the terminal's mode behind our back.
static FILE *drawn;
static SCREEN *screen;
static char entering[256];
static struct { attr_t attributes; int pair; } styles[256];
static struct { int foreground, background; } ground = {-1, -1};
static int errors_before = -1, errors_kept = -1;

static bool takes_escapes(void) {
  const char *move = tigetstr("cup");
  return move && move != (char *)-1 && move[0] == '\033' && move[1] == '[';
}

/// Adds a capability of the terminal without its delays, which no terminal of today wants.
static void add(char *bytes, size_t capacity, const char *name) {
  const char *text = tigetstr(name);
  if (!text || text == (char *)-1) return;
  size_t length = strlen(bytes);
  while (*text && length + 1 < capacity) {
    const char *end;
    if (text[0] == '$' && text[1] == '<' && (end = strchr(text, '>')))
      text = end + 1;
    else
      bytes[length++] = *text++;
  }
  bytes[length] = 0;
}

static void add_escape(char *bytes, size_t capacity, const char *escape) {
  if (takes_escapes() && strlen(bytes) + strlen(escape) < capacity) strcat(bytes, escape);
}

static void prepare_restore(void) {
  char bytes[sizeof ct_restore->bytes] = "";
  // Cleared before the alternate screen is left: terminals keep that, and some have none.
  add(bytes, sizeof bytes, "sgr0");
  // Curses sets the margins to the whole screen, as it was then.
  if (tigetstr("csr")) add_escape(bytes, sizeof bytes, "\033[r");
  add(bytes, sizeof bytes, "clear");
  add(bytes, sizeof bytes, "rmcup");
  add(bytes, sizeof bytes, "cnorm");
  add_escape(bytes, sizeof bytes, "\033[?2004l");
  ct_restore->length = (int)strlen(bytes);
  memcpy(ct_restore->bytes, bytes, sizeof bytes);

  entering[0] = 0;
  add(entering, sizeof entering, "smcup");
  add_escape(entering, sizeof entering, "\033[?2004h");
}

static bool enter_raw_mode(void) {
  struct termios raw = ct_restore->saved;
  raw.c_iflag &= ~(tcflag_t)(BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF | INPCK);
  raw.c_oflag &= ~(tcflag_t)OPOST;
  raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  if (tcsetattr(STDIN_FILENO, TCSANOW, &raw) != 0) return false;
  return tcgetattr(STDIN_FILENO, &ct_restore->raw) == 0;
}

static void set_locale(void) {
  if (setlocale(LC_CTYPE, "")) return;
  // A locale that is named and not installed, as in most containers: its encoding is still known.
  const char *name = getenv("LC_ALL");
  if (!name || !*name) name = getenv("LC_CTYPE");
  if (!name || !*name) name = getenv("LANG");
  if (name && (strcasestr(name, "utf-8") || strcasestr(name, "utf8"))) setlocale(LC_CTYPE, "C.UTF-8");
}

static void start_colours(void) {
  const char *unwanted = getenv("NO_COLOR");
  if ((unwanted && *unwanted) || !has_colors()) return;
  start_color();
  use_default_colors();
}

static int colours(void) {
  if (!has_colors() || COLORS < 8 || COLOR_PAIRS < 2) return 0;
  const char *unwanted = getenv("NO_COLOR");
  if (unwanted && *unwanted) return 0;
  if (COLORS > 256) return tigetflag("RGB") > 0 ? COLORS : 256;
  return COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : 8;
}

static void take_errors(void) {
  if (!isatty(STDERR_FILENO)) return;
  errors_kept = memfd_create("errors", MFD_CLOEXEC);
  errors_before = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (errors_kept >= 0 && errors_before >= 0) dup2(errors_kept, STDERR_FILENO);
}

static void release_errors(void) {
  if (errors_before >= 0) {
    dup2(errors_before, STDERR_FILENO);
    close(errors_before);
  }
  if (errors_kept >= 0) close(errors_kept);
  errors_before = errors_kept = -1;
}

long ct_said(char *bytes, long capacity) {
  if (errors_kept < 0) return 0;
  ssize_t count = pread(errors_kept, bytes, (size_t)capacity, 0);
  return count > 0 ? count : 0;
}

/// Opens the terminal for writing without waiting; that is not asked of the descriptor that a shell shares.
static void open_output(void) {
  int descriptor = open("/proc/self/fd/1", O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  ct_output = descriptor < 0 ? STDOUT_FILENO : descriptor;
}

static void close_output(void) {
  if (ct_output != STDOUT_FILENO) close(ct_output);
  ct_output = STDOUT_FILENO;
}

static void end_screen(void) {
  ground.foreground = ground.background = -1;
  if (screen) {
    endwin();
    delscreen(screen);
  }
  if (drawn) fclose(drawn);
  screen = 0;
  drawn = 0;
}

static ct_status start_screen(void) {
  int failure;
  // Asked before newterm, which starts on a terminal that cannot place text.
  if (setupterm(0, STDOUT_FILENO, &failure) != OK) return failure < 0 ? CT_SYSTEM : CT_TERM_UNKNOWN;
  const char *move = tigetstr("cup");
  del_curterm(cur_term);
  if (!move || move == (char *)-1) return CT_TERM_DUMB;

  int memory = memfd_create("screen", MFD_CLOEXEC);
  if (memory < 0) return CT_SYSTEM;
  drawn = fdopen(memory, "w+");
  if (!drawn) {
    close(memory);
    return CT_SYSTEM;
  }
  screen = newterm(0, drawn, stdin);
  return screen ? CT_OPENED : CT_TERM_UNKNOWN;
}

/// A variable of the environment, in memory of its own.
static char *kept(const char *name) {
  const char *value = getenv(name);
  return value ? strdup(value) : 0;
}

static void put(const char *name, char *value) {
  if (value)
    setenv(name, value, 1);
  else
    unsetenv(name);
  free(value);
}

/// Starts the screen in the size that the terminal has.
///
/// Curses cannot ask memory for its size, and is told by the variables that would otherwise mislead it.
static ct_status start_sized_screen(void) {
  int height, width;
  ct_measure(&height, &width);
  char *named_lines = kept("LINES"), *named_columns = kept("COLUMNS");
  char number[16];
  snprintf(number, sizeof number, "%d", height);
  setenv("LINES", number, 1);
  snprintf(number, sizeof number, "%d", width);
  setenv("COLUMNS", number, 1);
  ct_status status = start_screen();
  put("LINES", named_lines);
  put("COLUMNS", named_columns);
  return status;
}

ct_status ct_open(ct_about *about) {
  if (screen) return CT_IS_OPEN;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CT_NO_TERMINAL;
  const char *kind = getenv("TERM");
  if (!kind || !*kind) return CT_TERM_UNSET;
  if (tcgetattr(STDIN_FILENO, &ct_restore->saved) != 0) return CT_SYSTEM;
  set_locale();
  if (!ct_take_signals()) return CT_SYSTEM;
  ct_status status = start_sized_screen();
  if (status != CT_OPENED) {
    end_screen();
    ct_release_signals();
    return status;
  }
  leaveok(stdscr, FALSE);
  // Painting is never broken off because a key waits: the next paint may come late or never.
  typeahead(-1);
  start_colours();
  prepare_restore();
  open_output();
  ct_restore->is_open = 1;
  if (!enter_raw_mode()) {
    int reason = errno;
    ct_close();
    errno = reason;
    return CT_SYSTEM;
  }
  take_errors();
  static bool is_registered;
  if (!is_registered) atexit(ct_close);
  is_registered = true;
  char paste[16] = "";
  add_escape(paste, sizeof paste, "\033[?2004h");
  ct_write(paste, strlen(paste));
  about->colours = colours();
  about->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  ct_measure(&about->height, &about->width);
  return CT_OPENED;
}

void ct_close(void) {
  if (!screen) return;
  end_screen();
  ct_put_back();
  release_errors();
  close_output();
  ct_release_signals();
}

void ct_ground(int foreground, int background) {
  if (foreground == ground.foreground && background == ground.background) return;
  if (assume_default_colors(foreground, background) != OK) return;
  ground.foreground = foreground;
  ground.background = background;
  ct_redraw();
}

void ct_style(uint8_t id, unsigned attributes, int foreground, int background) {
  attr_t drawn_as = A_NORMAL;
  if (attributes & CT_BOLD) drawn_as |= A_BOLD;
  if (attributes & CT_DIM) drawn_as |= A_DIM;
  if (attributes & CT_UNDERLINE) drawn_as |= A_UNDERLINE;
  if (attributes & CT_REVERSE) drawn_as |= A_REVERSE;
  bool is_ground = foreground == ground.foreground && background == ground.background;
  int pair = is_ground ? 0 : alloc_pair(foreground, background);
  styles[id].attributes = drawn_as;
  styles[id].pair = pair < 0 ? 0 : pair;
}

static int glyph(cchar_t *made, const ct_cell *cell, wchar_t base) {
  wchar_t text[CCHARW_MAX + 1] = {base};
  int length = 1;
  for (int index = 1; base == (wchar_t)cell->scalars[0] && index < 5 && cell->scalars[index]; index++) {
    wchar_t mark = (wchar_t)cell->scalars[index];
    if (length < CCHARW_MAX && wcwidth(mark) == 0) text[length++] = mark;
  }
  int pair = styles[cell->style].pair;
  return setcchar(made, text, styles[cell->style].attributes, (short)pair, &pair);
}

void ct_put(int row, int column, const ct_cell *cells, int count) {
  if (row < 0 || column < 0 || row >= LINES || count <= 0) return;
  if (count > COLS - column) count = COLS - column;
  if (count <= 0) return;
  cchar_t *run = calloc((size_t)count + 1, sizeof *run);
  if (!run) return;
  int length = 0, place = 0;
  while (place < count) {
    const ct_cell *cell = &cells[place];
    int width = cell->width < 1 ? 1 : cell->width;
    wchar_t base = (wchar_t)cell->scalars[0];
    if (place + width > count) width = count - place;
    if (cell->width < 1) base = L' ';
    bool fits = wcwidth(base) == width;
    if (glyph(&run[length++], cell, fits ? base : L'?') == ERR) glyph(&run[length - 1], cell, L'?');
    for (int rest = 1; !fits && rest < width; rest++) glyph(&run[length++], cell, L' ');
    place += width;
  }
  mvadd_wchnstr(row, column, run, length);
  free(run);
}

/// Sends what curses has drawn. A terminal may be slow for as long as it likes, unless the end is asked for.
static long send_drawn(void) {
  int memory = fileno(drawn);
  off_t length = lseek(memory, 0, SEEK_END), sent = 0;
  char bytes[16384];
  bool fails = length < 0;
  while (!fails && sent < length) {
    ssize_t count = pread(memory, bytes, sizeof bytes, sent);
    if (count <= 0) break;
    ssize_t written = write(ct_output, bytes, (size_t)count);
    if (written > 0) {
      sent += written;
    } else if (errno == EAGAIN) {
      struct pollfd room = {.fd = ct_output, .events = POLLOUT};
      bool is_last = ct_end_is_asked();
      int ready = poll(&room, 1, is_last ? 0 : 100);
      fails = (ready == 0 && is_last) || (ready > 0 && !(room.revents & POLLOUT));
    } else {
      fails = errno != EINTR;
    }
  }
  if (ftruncate(memory, 0) != 0 || lseek(memory, 0, SEEK_SET) != 0) fails = true;
  return fails ? -1 : sent;
}

long ct_flush(int row, int column) {
  if (!screen) return -1;
  move(row, column);
  wnoutrefresh(stdscr);
  doupdate();
  long sent = send_drawn();
  if (sent < 0) ct_redraw();
  return sent;
}

void ct_ring(void) {
  if (screen) ct_write("\a", 1);
}

void ct_redraw(void) {
  if (screen) clearok(curscr, TRUE);
}

void ct_resume(void) {
  if (!screen) return;
  enter_raw_mode();
  ct_write(entering, strlen(entering));
  ct_redraw();
}

void ct_measure(int *height, int *width) {
  struct winsize size = {0};
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
  *height = size.ws_row > 0 ? size.ws_row : 24;
  *width = size.ws_col > 0 ? size.ws_col : 80;
  if (screen && (*height != LINES || *width != COLS)) resize_term(*height, *width);
}
