import Console
import Meeting

/// Closing and signing as the console asks for it.
struct SeatClosing {
  /// The key's file, where one was given.
  let key: String?

  func plan(for session: Session) -> SigningPlan { SigningPlan(key: key) }

  func minutes(of session: Session) -> Concluded { .failed("not yet") }

  func conclude(
    _ session: inout Session, by author: Author, with passphrase: inout SeatPassphrase
  ) -> Concluded { .failed("not yet") }
}

/// A passphrase that is being typed.
struct SeatPassphrase {
  mutating func take(_ key: PassphraseKey) {}
}
