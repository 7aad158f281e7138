#ifndef QUORATE_RESTORE_H
#define QUORATE_RESTORE_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// What gives the terminal back, made when it is taken, so that a signal handler or another process can use it.
struct ct_restore {
  volatile int is_open;
  int length;
  char bytes[512];
  struct termios saved;
  /// As the terminal reports our raw mode.
  struct termios raw;
};

/// In memory shared by the pair once `ct_pair` was called.
extern struct ct_restore *ct_restore;
/// Where this process writes to the terminal.
extern int ct_output;

/// Writes all, waiting up to a second whenever the terminal takes nothing. Async-signal-safe.
bool ct_write(const char *bytes, size_t count);
/// Clears the screen and gives the terminal back; false where none is open. Async-signal-safe.
bool ct_put_back(void);

#endif
