public import Calendar
public import Meeting
public import Text

/// What happens to a console from outside.
public enum Message: Sendable {
  case key(Keystroke)
  /// Pasted text: it is typed, never pressed.
  case paste(String)
  case resized(height: Int, width: Int)
  /// How much the screen has shown of what is scrolled.
  case shown(Frame.Extent)
  /// A minute has begun.
  case minute(Instant)
  /// The other seat has written.
  case followed(Proceedings, at: Instant)
  /// The other seat came, went, types or does not.
  case other(OtherSeat?)
  /// An entry of this seat is on disk.
  case written(Entry, Proceedings, at: Instant)
  /// An entry was not understood on the newest state; nothing of it was written.
  case refused(Entry, Refusal)
  /// An entry could not be written to disk.
  case notSaved(Entry, reason: String, at: Instant)
  /// What was not saved now lies in a file elsewhere, or why it does not.
  case savedElsewhere(String)
  /// Something this seat is told once, at its own time: it covers neither an answer nor what is being typed.
  case notice(String)
  /// With which key a record would be signed, and where it would lie.
  case signing(SigningPlan)
  /// How a step of closing went.
  case concluded(Concluded)
}

/// What a console asks for: the loop that owns terminal and register does it.
public enum Effect: Sendable {
  /// Write this; `written`, `refused` or `notSaved` comes back.
  case write(Entry)
  /// Leave the meeting, which runs on.
  case leave
  /// Draw the whole screen again.
  case redraw
  /// Ring the bell.
  case ring
  /// Write what is not saved into a file.
  case saveElsewhere(String)
  /// Show the screens in this theme.
  case theme(String)
  /// Let a rehearsal's clock stand at this time.
  case clock(String)
  /// Take a key into the passphrase, whose characters are kept outside of this state.
  case passphrase(PassphraseKey)
  /// Make the minutes as they will be, in lines of so many columns; `concluded(.minutes)` comes back.
  case minutes(columns: Int)
  /// Close, write the record, and sign it where there is a key; `concluded` comes back.
  case conclude
}

/// What a key does to a passphrase that is being typed.
public enum PassphraseKey: Hashable, Sendable {
  case type(Character)
  case backspace
  case clear
}

/// How a step of closing went.
public enum Concluded: Hashable, Sendable {
  /// The minutes as they will be, line by line.
  case minutes([String])
  /// Closed and signed: the record's folder, its fingerprint, and what signed it.
  case signed(folder: String, fingerprint: String, signer: String)
  /// Closed and written, not signed, and why.
  case unsigned(folder: String, fingerprint: String, reason: String)
  /// Not closed, and why.
  case failed(String)
}
