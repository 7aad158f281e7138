public import Calendar

/// What can be said of a key before a meeting: whether its owner will be able to sign.
public struct KeyCheck: Sendable {
  /// The key.
  public let key: SigningKey
  /// The lines of the list of signers that hold it; nothing where no list was given.
  public let entries: [AllowedSigners.Entry]?
  /// What is wrong with the list.
  public let faults: [AllowedSigners.Fault]

  /// Looks at a key, and at its lines in the list of signers.
  public init(file path: String, signers: String? = nil) throws(RecordError) {
    key = try SigningKey(file: path)
    guard let signers else {
      entries = nil
      faults = []
      return
    }
    let list = try AllowedSigners(file: signers)
    let key = key.key
    entries = list.entries.filter { $0.key == key }
    faults = list.faults
  }

  /// What there is to say, in sentences, for whoever wants to sign at `now`.
  public func sentences(now: Instant) -> [String] {
    var out = [
      "The key \(key.key.fingerprint) is an \(key.key.algorithm) key.",
      key.needsAgent
        ? "Only its public half is here: an agent or a hardware key has to sign."
        : key.hasPassphrase
          ? "It has a passphrase." : "It has no passphrase: whoever copies the file can sign.",
    ]
    for fault in faults { out.append("The list of signers cannot be used: \(fault).") }
    guard let entries else { return out + ["No list of signers was given, so nobody vouches for it."] }
    if entries.isEmpty { out.append("It is not in the list of signers.") }
    for entry in entries {
      var window = ""
      if let after = entry.after { window += ", from \(after)" + (now < after ? " (not yet)" : "") }
      if let before = entry.before { window += ", until \(before)" + (before < now ? " (over)" : "") }
      out.append(
        "Line \(entry.line) of the list lets \(entry.principals.joined(separator: ", ")) sign "
          + "\(entry.namespaces.joined(separator: ", ")) with it\(window).")
    }
    return out
  }

  /// Whether somebody of that name may sign with it, by the list of signers; nothing without a list.
  public func allows(_ principal: String, namespace: Namespace, at now: Instant) -> Bool? {
    guard let entries else { return nil }
    return faults.isEmpty
      && entries.contains {
        $0.principals.contains(principal) && $0.namespaces.contains(namespace.rawValue)
          && ($0.after.map { $0 <= now } ?? true) && ($0.before.map { now <= $0 } ?? true)
      }
  }
}
