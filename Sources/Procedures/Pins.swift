import Settings

/// The procedures that an administrator says are in force here: others can be used, and are marked.
public struct Pins: Equatable, Sendable {
  /// A procedure that is in force, and as what.
  public struct Pin: Equatable, Sendable {
    public var id: String
    /// Any, where nothing is said.
    public var revision: String?
    /// SHA-256, in hexadecimal, of the procedure with everything it inherits; any, where nothing is said.
    public var digest: String?
  }

  /// The file that says so.
  public let path: String
  public let pins: [Pin]

  /// What the file is called in a configuration directory.
  public static let name = "pinned.yaml"

  /// How much such a file may hold.
  private static let limits = YAML.Limits(bytes: 1 << 16)

  /// The pins of the first of `directories` that has a file of them; nothing where none has.
  public static func find(in directories: [String]) throws(ProcedureError) -> Pins? {
    guard let path = directories.map({ $0 + "/" + name }).first(where: Library.exists) else { return nil }
    let bytes: [UInt8]
    do { bytes = try readFile(at: path, limit: limits.bytes) } catch { throw .unreadable(error) }
    return try Pins(reading: bytes, path: path)
  }

  /// The pins in a file's bytes.
  init(reading bytes: [UInt8], path: String) throws(ProcedureError) {
    var reading = Reading(file: path)
    let tree = reading.tree(bytes, limits: Self.limits)
    let fields = reading.mapping(tree, required: ["pinned"])
    var pins: [Pin] = []
    for item in reading.list(fields?["pinned"]) ?? [] {
      guard let pin = Self.pin(item, &reading) else { continue }
      if pins.contains(where: { $0.id == pin.id }) {
        reading.refuse(item.place, "“\(pin.id)” is pinned twice")
      }
      pins.append(pin)
    }
    do { try reading.check() } catch { throw .faulty(error) }
    self.path = path
    self.pins = pins
  }

  private static func pin(_ node: Node, _ reading: inout Reading) -> Pin? {
    let fields = reading.mapping(node, required: ["id"], optional: ["revision", "digest"])
    let revision = reading.text(fields?["revision"])
    let digest = reading.text(fields?["digest"])
    if let node = fields?["digest"], let digest,
      digest.utf8.count != 64 || !digest.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    {
      reading.refuse(node.place, "a digest is 64 hexadecimal digits: quorate procedures pin prints it")
    }
    return reading.text(fields?["id"]).map { Pin(id: $0, revision: revision, digest: digest?.lowercased()) }
  }

  /// Why a procedure is not the one that is pinned, in a few words; nothing where it is.
  ///
  /// - Parameter digest: SHA-256, in hexadecimal, of the resolved procedure's text.
  public func difference(of header: Header, digest: String) -> String? {
    guard let pin = pins.first(where: { $0.id == header.id }) else { return "not pinned" }
    if let revision = pin.revision, revision != header.revision {
      return "revision \(header.revision) is not the one that is pinned, which is \(revision)"
    }
    if let pinned = pin.digest, pinned != digest {
      return "its text is not the one that is pinned"
    }
    return nil
  }
}
