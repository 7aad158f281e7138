public import Text

/// What has happened at the terminal.
public enum Input: Hashable, Sendable {
  case key(Keystroke)
  /// A text that was pasted, of which `dropped` bytes beyond 64 KiB were left out.
  ///
  /// Its lines end in line feeds, and what was no UTF-8 is U+FFFD; controls are left in: it is shown through `display`.
  case paste(String, dropped: Int)
  case resized(height: Int, width: Int)
  /// The terminal has gone; nothing more will come from it.
  case hangUp
  /// Somebody asked for the end: SIGTERM, SIGINT or SIGQUIT.
  case terminated
  /// Something can be read from a descriptor that is watched.
  case ready(Int32)
}
