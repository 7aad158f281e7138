/// An OpenSSH signature [OpenSSH PROTOCOL.sshsig], read from its armour.
struct SSHSignature {
  let key: PublicKey
  let namespace: String
  let hash: String

  /// Reads the armour byte by byte: what `ssh-keygen` would not write is refused.
  ///
  /// `ssh-keygen` itself takes other line ends and anything after the last line.
  init?(armour: [UInt8]) {
    let begin = "-----BEGIN SSH SIGNATURE-----\n"
    let end = "\n-----END SSH SIGNATURE-----\n"
    guard armour.count < 1 << 16, let text = String(validating: armour, as: UTF8.self),
      text.utf8.starts(with: begin.utf8), text.hasSuffix(end),
      let blob = Base64.bytes(text.dropFirst(begin.count).dropLast(end.count).replacing("\n", with: ""))
    else { return nil }
    var body = Array(Base64.text(blob))[...]
    var lines: [String] = []
    while !body.isEmpty {
      lines.append(String(body.prefix(70)))
      body = body.dropFirst(70)
    }
    guard armour == Array((begin + lines.joined(separator: "\n") + end).utf8) else { return nil }
    var wire = SSHWire(blob)
    guard wire.skip(Array("SSHSIG".utf8)), wire.number() == 1,
      let key = wire.bytes().flatMap(PublicKey.init(blob:)), let namespace = wire.text(),
      wire.bytes() == [], let hash = wire.text(), wire.bytes() != nil, wire.isAtEnd
    else { return nil }
    self.key = key
    self.namespace = namespace
    self.hash = hash
  }
}

/// What a signature is for: `ssh-keygen` signs the name along with the bytes.
public enum Namespace: String, Sendable {
  /// The minutes of a meeting.
  case minutes = "minutes-v1@quorate"
  /// The minutes of a rehearsal, which no list of signers allows for real ones.
  case rehearsal = "rehearsal-v1@quorate"
}
