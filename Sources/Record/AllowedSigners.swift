public import Calendar

/// A list of who may sign: OpenSSH's `allowed_signers`, read more strictly than OpenSSH reads it.
///
/// Each line names people one by one, says for what and from when to when in UTC, and holds one key.
/// `ssh-keygen` passes over a line it cannot read, lets `*` stand for anybody, and takes a time without `Z` for
/// the local time of whoever verifies; here each of those is a fault with its line.
public struct AllowedSigners: Sendable {
  /// One line of the list.
  public struct Entry: Hashable, Sendable {
    /// The line's number, from 1.
    public let line: Int
    /// Who may sign with the key.
    public let principals: [String]
    /// For what.
    public let namespaces: [String]
    /// From when.
    public let after: Instant?
    /// Until when, that moment included.
    public let before: Instant?
    /// With which key.
    public let key: PublicKey
    let text: String
  }

  /// What is wrong with a line.
  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    /// The line's number, from 1.
    public let line: Int
    /// What is wrong, in a sentence.
    public let sentence: String

    /// The line, then the sentence.
    public var description: String { "line \(line): \(sentence)" }
  }

  /// The lines that can be used.
  public private(set) var entries: [Entry] = []
  /// What is wrong with the others; a list with any fault is not to be used.
  public private(set) var faults: [Fault] = []

  /// The largest list that is read, in bytes.
  public static let limit = 4 << 20

  /// Reads the list in a file.
  public init(file path: String) throws(RecordError) {
    self.init(reading: try Disk.read(path, at: path, limit: AllowedSigners.limit, followingLinks: true).bytes)
  }

  /// Reads a list from its bytes.
  public init(reading bytes: [UInt8]) {
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      do throws(Unfit) {
        if let entry = try AllowedSigners.entry(Array(line), number: index + 1) { entries.append(entry) }
      } catch {
        faults.append(Fault(line: index + 1, sentence: error.sentence))
      }
    }
  }

  /// How a key stands in the list.
  public enum Standing: Hashable, Sendable {
    /// It may sign, by this line.
    case allowed(Entry)
    /// Nobody of that name is listed.
    case unknownPrincipal
    /// That person is listed with other keys only.
    case otherKey
    /// That person's key is listed for other things only.
    case otherNamespace
    /// The key may sign only from then on.
    case notYet(Instant)
    /// The key might sign until then.
    case expired(Instant)
  }

  /// Whether somebody may sign with a key, for this, at that moment.
  public func standing(
    of key: PublicKey, principal: String, namespace: Namespace, at moment: Instant
  ) -> Standing {
    let own = entries.filter { $0.principals.contains(principal) }
    guard !own.isEmpty else { return .unknownPrincipal }
    let same = own.filter { $0.key == key }
    guard !same.isEmpty else { return .otherKey }
    let fitting = same.filter { $0.namespaces.contains(namespace.rawValue) }
    guard !fitting.isEmpty else { return .otherNamespace }
    let valid = fitting.first {
      $0.after.map { $0 <= moment } ?? true && $0.before.map { moment <= $0 } ?? true
    }
    if let valid { return .allowed(valid) }
    if let end = fitting.compactMap(\.before).filter({ $0 < moment }).max() { return .expired(end) }
    return .notYet(fitting.compactMap(\.after).min() ?? moment)
  }

  /// The lines that name somebody, as they stand in the list.
  func text(of principal: String) -> [UInt8] {
    entries.filter { $0.principals.contains(principal) }.flatMap { Array(($0.text + "\n").utf8) }
  }

  /// The line that lets somebody sign with a key.
  public static func line(
    principal: String, key: PublicKey, namespaces: [Namespace], from: Instant? = nil, until: Instant? = nil
  ) -> String {
    var options = ["namespaces=\"\(namespaces.map(\.rawValue).joined(separator: ","))\""]
    if let from { options.append("valid-after=\"\(SignerTime.text(from))\"") }
    if let until { options.append("valid-before=\"\(SignerTime.text(until))\"") }
    return "\(principal) \(options.joined(separator: ",")) \(key.line)"
  }

  /// Whether somebody can be listed under this name: literal, without anything that a list gives a meaning.
  public static func isPrincipal(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "-"), name.utf8.count <= 200 else {
      return false
    }
    return name.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || $0.properties.numericType != nil
          || "._@+-".unicodeScalars.contains($0))
    }
  }

  // MARK: - One line

  private struct Unfit: Error {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
  }

  private static func entry(_ bytes: [UInt8], number: Int) throws(Unfit) -> Entry? {
    guard let text = String(validating: bytes, as: UTF8.self),
      !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 })
    else { throw Unfit("it holds characters that are not text") }
    let words = AllowedSigners.words(text)
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    let principals = first.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for principal in principals where !isPrincipal(principal) {
      throw Unfit("\"\(shown(principal))\" is not the name of one person; * and ? are not taken")
    }
    guard words.count > 1 else { throw Unfit("the key is missing") }
    guard words[1].contains("=") || words.count > 3 && words[2].contains("-") else {
      throw Unfit("namespaces=\"…\" is missing: it would let the key sign anything")
    }
    guard words.count > 3, let key = PublicKey(line: "\(words[2]) \(words[3])") else {
      throw Unfit("after the options no key stands that OpenSSH reads")
    }
    let options = try options(words[1])
    guard let namespaces = options["namespaces"]?.split(separator: ",").map(String.init), !namespaces.isEmpty
    else {
      throw Unfit("namespaces=\"…\" is missing: it would let the key sign anything")
    }
    guard !namespaces.contains(where: { $0.contains { "*?!".contains($0) } }),
      namespaces.contains(where: { $0.hasSuffix("@quorate") })
    else { throw Unfit("namespaces names nothing of this program's, as \(Namespace.minutes.rawValue) is") }
    let after = try moment(options, "valid-after")
    let before = try moment(options, "valid-before")
    if let after, let before, before < after { throw Unfit("valid-before lies before valid-after") }
    return Entry(
      line: number, principals: principals, namespaces: namespaces, after: after, before: before, key: key,
      text: text)
  }

  /// The words of a line; a space inside quotes does not part them.
  private static func words(_ text: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == " " || character == "\t" {
        if words.last != "" { words.append("") }
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }

  private static func options(_ text: String) throws(Unfit) -> [String: String] {
    var options: [String: String] = [:]
    var rest = text[...]
    while true {
      let name = String(rest.prefix { $0 != "=" })
      rest = rest.dropFirst(name.count + 1)
      guard ["namespaces", "valid-after", "valid-before"].contains(name) else {
        throw Unfit("\"\(shown(name))\" is no option taken here: namespaces, valid-after, valid-before are")
      }
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
        throw Unfit("the value of \(name) must stand in quotes")
      }
      guard options.updateValue(String(rest[rest.startIndex..<end].dropFirst()), forKey: name) == nil else {
        throw Unfit("\(name) stands twice")
      }
      rest = rest[rest.index(after: end)...]
      if rest.isEmpty { return options }
      guard rest.first == "," else { throw Unfit("after the value of \(name) a comma should stand") }
      rest = rest.dropFirst()
    }
  }

  private static func moment(_ options: [String: String], _ name: String) throws(Unfit) -> Instant? {
    guard let text = options[name] else { return nil }
    guard let instant = SignerTime.instant(text) else {
      throw Unfit("\(name) must be a time in UTC with Z, as 20260101Z or 20260101093000Z is")
    }
    return instant
  }
}
