import Text

/// The names of the files of a record that are always there.
enum Names {
  static let minutesText = "minutes.txt"
  static let minutes = "minutes.json"
  static let journal = "journal.jsonl"
  static let statements = "statements.jsonl"
  static let verify = "VERIFY.txt"
  static let nonce = "nonce"
  static let manifest = "MANIFEST.sha256"
  static let seals = "seals"
  static let sealed = "SEALED"

  /// What whoever closes a meeting hands over, at the least.
  static let given: Set = [minutesText, minutes, journal]
  /// What is added to it on writing, and listed with it in the manifest.
  static let added: Set = [statements, verify, nonce]
  /// What stands beside the manifest and is not listed in it.
  static let beside: Set<String> = Set([manifest, seals, sealed] + Role.allCases.map(\.signatureFile))

  /// Whether a file of a record, or a record, may be called this: it needs no care in any shell or system.
  static func fits(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 120 else { return false }
    return isPlain(first) && name.utf8.allSatisfy { isPlain($0) || "._-".utf8.contains($0) }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

/// Text of others (a file's name, a message of `ssh-keygen`) as it may stand in a sentence of ours.
func shown(_ text: String) -> String {
  let plain = display(text.prefix(200))
  return text.count <= 200 ? plain : plain + "…"
}
