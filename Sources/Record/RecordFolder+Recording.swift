import Journal
public import Meeting

extension RecordFolder {
  /// What the journal says of the record that lies here; nothing where none does.
  ///
  /// After an interruption the record may be whole and the journal not name it yet.
  public var recording: Recording? {
    get throws(RecordError) {
      let place: String
      switch state {
      case .absent: return nil
      case .unsigned(let path), .signed(let path): place = path
      }
      let files = try RecordContents(reading: place).files
      guard let sealed = files[Names.sealed], let seals = files[Names.seals] else {
        throw RecordError(
          .damaged, "The record has lost SEALED or seals.", at: place,
          remedy: "Move the folder away, and close again from the journal.")
      }
      return Recording(
        folder: name, fingerprint: try Seals(reading: seals).fingerprint, sealed: Digest(of: sealed).hex)
    }
  }
}
