#ifndef QUORATE_CTERMINAL_H
#define QUORATE_CTERMINAL_H

#include <stdint.h>

// What Swift cannot say about processes, signals and terminals. No curses name leaves this module: curses is
// macros, globals and variadic functions, which Swift does not import, and names such as `clear` and `move`.

/// Keeps case text out of core files, crash reports, other people's files and other processes' hands:
/// no core, not traceable, umask 077, SIGPIPE ignored, and crash handlers that give the terminal back and say
/// one fixed sentence. Swift's own handler prints memory; ours replaces it. The first act of main.
void ct_harden(void);

/// Splits the program into a parent that only waits and the console, in which alone this returns.
///
/// Whatever kills one of the two, the other clears the screen and gives the terminal back; the parent ends with
/// the console's exit status, or 128 + its signal. To be called before anything opens a file or starts a thread.
/// Returns 0, or -1 where no process was to be had: the program then goes on without a parent.
int ct_pair(void);

/// Why a terminal was not opened.
typedef enum {
  CT_OPENED = 0,
  /// Standard input or output is no terminal.
  CT_NO_TERMINAL,
  /// TERM is unset or empty.
  CT_TERM_UNSET,
  /// The machine does not know TERM.
  CT_TERM_UNKNOWN,
  /// A terminal of that kind cannot place text.
  CT_TERM_DUMB,
  /// One is open.
  CT_IS_OPEN,
  /// The system refused something; errno says why.
  CT_SYSTEM,
} ct_status;

/// What the open terminal can do.
typedef struct {
  int height;
  int width;
  /// 0, 8, 16, 256, or more where a colour is given as 0xRRGGBB.
  int colours;
  /// Whether the locale is UTF-8.
  int utf8;
} ct_about;

/// Takes the terminal: raw mode, alternate screen, bracketed paste, signals as messages, and standard error
/// away from the screen.
ct_status ct_open(ct_about *about);

/// Clears the screen and gives the terminal back as it was; nothing where none is open.
void ct_close(void);

/// What was said to standard error while the terminal was open, at most `capacity` bytes; their number.
long ct_said(char *bytes, long capacity);

/// Bits of an ink's attributes.
enum { CT_BOLD = 1, CT_DIM = 2, CT_UNDERLINE = 4, CT_REVERSE = 8 };

/// The colours of blank cells and plain text, -1 for the terminal's own. Curses goes back to them after everything
/// it draws, so that what looks like this costs no bytes but its letters. Styles drawn before this look otherwise now;
/// where one of the two is set, no style may have the terminal's own.
void ct_ground(int foreground, int background);

/// How style `id` (0 to 255) looks. A colour is one that `ct_about.colours` allows, or -1 for the terminal's own.
void ct_style(uint8_t id, unsigned attributes, int foreground, int background);

/// A glyph: a base, up to four marks on it and zeros behind them; of `width` 0 where a wide glyph covers it.
typedef struct {
  uint32_t scalars[5];
  uint8_t width;
  uint8_t style;
} ct_cell;

/// Puts glyphs beside each other on one row; they may fill its last cell. A glyph that the C library holds for
/// narrower or wider than `width` would shear the row: it shows as `?` and blanks.
void ct_put(int row, int column, const ct_cell *cells, int count);

/// Sends what has changed and then places the cursor. Returns the bytes that were sent; -1 where the terminal
/// is gone, or takes nothing while a signal asks for the end.
long ct_flush(int row, int column);

/// Rings the terminal's bell.
void ct_ring(void);

/// Takes the screen for unknown: the next `ct_flush` clears it and sends everything.
void ct_redraw(void);

/// Enters raw mode and the alternate screen again, after somebody else had the terminal.
void ct_resume(void);

/// Asks for the terminal's size and fits the screen to it.
void ct_measure(int *height, int *width);

/// What `ct_wait` found.
enum {
  /// Bytes can be read.
  CT_BYTES = 1,
  /// The terminal has gone.
  CT_GONE = 2,
  /// Its size may have changed.
  CT_RESIZED = 4,
  /// SIGHUP.
  CT_HUNG_UP = 8,
  /// SIGTERM, SIGINT or SIGQUIT.
  CT_TERMINATED = 16,
  /// SIGCONT.
  CT_CONTINUED = 32,
};

/// Waits for the terminal, a signal or one of `descriptors` (16 at most), at most so many ms, for ever where that is negative.
/// Sets `ready[i]` to whether `descriptors[i]` is. Returns the bits above. A terminal that has gone is told once
/// and not waited for again.
unsigned ct_wait(const int *descriptors, uint8_t *ready, int count, int milliseconds);

/// Reads bytes that `ct_wait` announced; 0 where there are none, -1 where the terminal is no longer ours to read.
long ct_read(uint8_t *bytes, long capacity);

#endif
