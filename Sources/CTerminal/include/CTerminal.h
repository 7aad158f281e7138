#ifndef QUORATE_CTERMINAL_H
#define QUORATE_CTERMINAL_H

/// Keeps case text out of core files, crash reports, other people's files and other processes' hands:
/// no core, not traceable, umask 077, SIGPIPE ignored, and crash handlers that say one fixed sentence.
/// Swift's own handler prints memory; ours replaces it. The first act of main.
void ct_harden(void);

#endif
