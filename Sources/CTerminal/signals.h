#ifndef QUORATE_SIGNALS_H
#define QUORATE_SIGNALS_H

#include <stdbool.h>

/// Turns the signals that a console lives with into messages. False where the system refuses; errno says why.
bool ct_take_signals(void);
/// The signals act again as before.
void ct_release_signals(void);
/// Whether the end has been asked for, by a signal that was read or one that waits to be.
bool ct_end_is_asked(void);

#endif
