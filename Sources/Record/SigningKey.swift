import Glibc

/// The key somebody signs with, as its file describes it; nothing secret is read.
public struct SigningKey: Hashable, Sendable {
  /// The path of the file.
  public let path: String
  /// The public half.
  public let key: PublicKey
  /// Whether the file is locked with a passphrase, by its own header.
  public let hasPassphrase: Bool
  /// Whether the file holds the public half only, so that an agent has to sign.
  public let needsAgent: Bool

  /// Looks at the file of a key: a private one, for this user alone to read, or the `.pub` of one in an agent.
  public init(file path: String) throws(RecordError) {
    let file: (bytes: [UInt8], mode: mode_t)
    do throws(RecordError) {
      file = try Disk.read(path, at: path, limit: 1 << 16, followingLinks: true)
    } catch {
      guard error.cause == .missing else { throw error }
      throw RecordError(
        .noKey, "There is no key here.", at: path,
        remedy: "Name the private key, or make one: quorate key new.")
    }
    self.path = path
    let text = String(decoding: file.bytes, as: UTF8.self)
    if let key = PublicKey(line: text.prefix { !$0.isNewline }) {
      self.key = key
      hasPassphrase = false
      needsAgent = true
      return
    }
    needsAgent = false
    guard file.mode & 0o077 == 0 else {
      throw RecordError(
        .keyTooOpen, "Others on this machine may read this private key.", at: path,
        remedy: "Run: chmod 600 \(shown(path))")
    }
    let beside = try SigningKey.publicHalf(beside: path)
    if let header = SigningKey.header(text) {
      guard beside == nil || beside == header.key else {
        throw RecordError(
          .noKey, "The .pub file beside this key belongs to another key.", at: path,
          remedy: "Move \(shown(path)).pub away: the private key knows its public half.")
      }
      key = header.key
      hasPassphrase = header.isEncrypted
    } else if text.hasPrefix("-----BEGIN "), text.contains(" PRIVATE KEY-----"), let beside {
      key = beside
      hasPassphrase = text.contains("ENCRYPTED")
    } else {
      throw RecordError(
        .noKey, "This is not a private key that OpenSSH signs with.", at: path,
        remedy: "Name an OpenSSH private key; an older form needs its .pub file beside it.")
    }
  }

  /// Reads the clear part of the openssh-key-v1 form [OpenSSH PROTOCOL.key]: the cipher and the public half.
  private static func header(_ text: String) -> (key: PublicKey, isEncrypted: Bool)? {
    let begin = "-----BEGIN OPENSSH PRIVATE KEY-----\n"
    guard text.hasPrefix(begin) else { return nil }
    let body = text.dropFirst(begin.count).prefix { $0 != "-" }.filter { !$0.isNewline }
    guard let blob = Base64.bytes(body) else { return nil }
    var wire = SSHWire(blob)
    guard wire.skip(Array("openssh-key-v1\0".utf8)), let cipher = wire.text(), wire.bytes() != nil,
      wire.bytes() != nil, wire.number() == 1, let key = wire.bytes().flatMap(PublicKey.init(blob:))
    else { return nil }
    return (key, cipher != "none")
  }

  private static func publicHalf(beside path: String) throws(RecordError) -> PublicKey? {
    guard Disk.exists(path + ".pub") else { return nil }
    let bytes = try Disk.read(path + ".pub", at: path + ".pub", limit: 1 << 16, followingLinks: true).bytes
    return PublicKey(line: String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline })
  }
}
