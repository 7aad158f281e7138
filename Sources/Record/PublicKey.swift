import Journal

/// The public half of an OpenSSH key.
public struct PublicKey: Hashable, Sendable {
  /// The key's kind, as OpenSSH names it ("ssh-ed25519").
  public let algorithm: String
  let blob: [UInt8]

  /// The key that these bytes encode, or nothing where they do not begin with the name of a kind.
  init?(blob: [UInt8]) {
    var wire = SSHWire(blob)
    guard let algorithm = wire.text(), !wire.isAtEnd, Names.fits(algorithm.replacing("@", with: "-")) else {
      return nil
    }
    self.algorithm = algorithm
    self.blob = blob
  }

  /// Reads `kind base64 [comment]`, the line of a `.pub` file.
  public init?(line: some StringProtocol) {
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count >= 2, let blob = Base64.bytes(parts[1]), let key = PublicKey(blob: blob),
      key.algorithm == parts[0]
    else { return nil }
    self = key
  }

  /// "SHA256:" and the unpadded base64 of the key's digest, as `ssh-keygen -l` prints it.
  public var fingerprint: String { "SHA256:" + Base64.text(Digest(of: blob).bytes, padded: false) }

  /// `kind base64`, as it stands in a `.pub` file and in a list of signers.
  public var line: String { "\(algorithm) \(Base64.text(blob))" }

  /// Whether the private half is in a device that wants to be touched.
  public var isHardware: Bool { algorithm.hasPrefix("sk-") }
}
