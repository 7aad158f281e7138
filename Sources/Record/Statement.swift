import Calendar
public import JSON
public import Journal

/// The smallest part of the minutes that may stand alone: a salt nobody can guess, a path, a value.
public struct Statement: Hashable, Sendable {
  /// 128 random bits in hexadecimal, so that the statement cannot be guessed from its digest.
  public let salt: String
  /// Where the value stands in the minutes: a JSON Pointer [RFC 6901] whose steps are all names.
  public let path: String
  /// What is stated.
  public let value: JSON

  /// A statement under these names ("decisions", a random key), with a new salt.
  public init(at names: [String], _ value: JSON) {
    salt = Hex.text(Randomness.bytes(16))
    path = names.map { "/" + Statement.escape($0) }.joined()
    self.value = value
  }

  /// A statement at a path that is known to be one ("/journal"), with a new salt.
  public init(_ path: String, _ value: JSON) {
    salt = Hex.text(Randomness.bytes(16))
    self.path = path
    self.value = value
  }

  /// A name for a path that says nothing of place or count: 64 random bits in hexadecimal.
  public static func randomName() -> String { Hex.text(Randomness.bytes(8)) }

  /// The statement as one line of JSON, line feed included: what its seal is the digest of.
  public var line: [UInt8] {
    JSON.array([.string(salt), .string(path), value]).bytes + [UInt8(ascii: "\n")]
  }

  /// The names that the path leads through, or nothing where it is not a path of ours.
  public var names: [String]? {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    var names: [String] = []
    for step in path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let isPlain = !step.contains(UInt8(ascii: "~"))
      guard !step.isEmpty, let name = isPlain ? String(Substring(step)) : Statement.unescape(Array(step))
      else { return nil }
      names.append(name)
    }
    return names
  }

  /// Reads one line; nothing where it is no `["<salt>","<path>",value]`.
  init?(reading line: some Collection<UInt8>) {
    guard let parts = (try? JSON(reading: Array(line)))?.array, parts.count == 3,
      let salt = parts[0].string, let path = parts[1].string, salt.utf8.count == 32, Hex.bytes(salt) != nil
    else { return nil }
    self.salt = salt
    self.path = path
    value = parts[2]
  }

  private static func escape(_ name: String) -> String {
    var out: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "~"): out += Array("~0".utf8)
      case UInt8(ascii: "/"): out += Array("~1".utf8)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func unescape(_ step: [UInt8]) -> String? {
    var out: [UInt8] = []
    var bytes = step.makeIterator()
    while let byte = bytes.next() {
      guard byte == UInt8(ascii: "~") else {
        out.append(byte)
        continue
      }
      switch bytes.next() {
      case UInt8(ascii: "0"): out.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): out.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(validating: out, as: UTF8.self)
  }
}

// MARK: - The statements that every record makes

extension Statement {
  /// Where the count of events and the head of the journal stand.
  public static let journalPath = "/journal"
  /// Where the moment of closing stands.
  public static let closedPath = "/meeting/closed"
  /// Where `true` stands when the meeting was a rehearsal.
  public static let rehearsalPath = "/meeting/rehearsal"
  /// Where it stands who signs in this role.
  public static func signerPath(_ role: Role) -> String { "/signers/\(role.rawValue)" }

  /// What commits the minutes to the journal: how many lines, and the digest of the last, line feed included.
  public static func journal(events: Int, head: Digest) -> Statement {
    Statement(journalPath, ["events": .int(events), "head": .string(head.hex)])
  }

  /// Who signs in a role, as far as it is known at closing: the name, the principal as the list of signers has
  /// it, the key's fingerprint.
  ///
  /// A meeting can be closed before it is known who is in that list, or with which key it will be signed. What
  /// is not known is left out, never guessed: a guess that is sealed could never be signed.
  public static func signer(
    _ role: Role, name: String? = nil, principal: String? = nil, key: PublicKey? = nil
  ) -> Statement {
    Statement(
      signerPath(role),
      .present(["name": JSON(name), "principal": JSON(principal), "key": JSON(key?.fingerprint)]))
  }
}

extension Statements {
  /// When the record says that the meeting was closed.
  var closed: Instant? { self[Statement.closedPath]?.string.flatMap(Instant.init) }

  /// What the signatures of the record are for.
  var namespace: Namespace { self[Statement.rehearsalPath] == true ? .rehearsal : .minutes }

  /// Whom the record names in a role, and with which key, as far as it does.
  func signer(_ role: Role) -> (principal: String?, key: String?)? {
    self[Statement.signerPath(role)].map { ($0["principal"]?.string, $0["key"]?.string) }
  }
}

/// In which role somebody signs a record.
public enum Role: String, CaseIterable, Sendable {
  /// The chair of the meeting: without this signature a record is unsigned.
  case chair
  /// The minute-taker, where that is wanted.
  case minuteTaker = "minute-taker"

  /// The name of the file with the signature.
  public var signatureFile: String { "SEALED.\(rawValue).sig" }
}
