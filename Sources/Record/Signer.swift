public import Calendar
import Glibc
import Journal

/// Signs closed records with `ssh-keygen`, and believes only a verification of what was just signed.
public struct Signer: Sendable {
  /// The `ssh-keygen` that signs.
  public let keygen: Keygen
  /// The path of the list of who may sign, where there is one.
  public let signers: String?

  /// What was signed, and with which key.
  public struct Signed: Hashable, Sendable {
    /// Where the record lies now.
    public let path: String
    /// What is read out: the first 16 hexadecimal digits of the digest of the seals.
    public let fingerprint: String
    /// The key's fingerprint.
    public let key: String
    /// Whether the signature was there already and only the record's name was missing.
    public let wasThere: Bool
  }

  /// A signer that keeps to the list of signers in the file `signers`, where one is given.
  public init(keygen: Keygen = Keygen(), signers: String? = nil) {
    self.keygen = keygen
    self.signers = signers
  }

  /// Adds a signature to a closed record; the chair's gives it its own name.
  ///
  /// It may be called again after any failure, and after the program was killed: a record is either unsigned,
  /// and can be signed, or signed. `now` decides whether the key may sign today.
  public func sign(
    _ record: RecordFolder, as role: Role, with key: SigningKey, passphrase: Passphrase? = nil, now: Instant
  ) throws(RecordError) -> Signed {
    let place = try place(of: record)
    let folder = try Disk.directory(place)
    let contents = try RecordContents(reading: place)
    if let fault = Verification.faults(of: contents).first {
      throw RecordError(
        .damaged, "The record is not as it was closed, so it is not signed: \(fault)", at: place,
        remedy: "Find out what changed it, and close again from the journal.")
    }
    let statements = try Statements(reading: contents.files[Names.statements] ?? [])
    let namespace = statements.namespace
    try check(key, may: role, statements, namespace, now: now)

    try Staging.sweep(record.records, name: record.name, kind: "sign")
    let isThere = contents.files[role.signatureFile] != nil
    if let there = contents.files[role.signatureFile] {
      try check(there, isBy: key, over: contents, namespace, at: "\(place)/\(role.signatureFile)")
    } else {
      let staging = try Staging(in: record.records, name: record.name, kind: "sign")
      try make(role, of: contents, with: key, passphrase: passphrase, namespace, in: staging)
      try Disk.move("\(staging.path)/\(role.signatureFile)", to: role.signatureFile, in: folder, at: place)
      try Disk.synchronise(folder.number, at: place)
    }
    let isSigned = role == .chair || contents.files[Role.chair.signatureFile] != nil
    if isSigned, place == record.unsignedPath {
      try Disk.rename(place, to: record.path)
      try Disk.synchronise(directory: record.records)
    }
    let seals = try Seals(reading: contents.files[Names.seals] ?? [])
    return Signed(
      path: isSigned ? record.path : place, fingerprint: seals.fingerprint, key: key.key.fingerprint,
      wasThere: isThere)
  }

  private func place(of record: RecordFolder) throws(RecordError) -> String {
    switch record.state {
    case .signed(let path), .unsigned(let path): return path
    case .absent:
      throw RecordError(
        .missing, "There is no closed record to sign.", at: record.path, remedy: "Close the meeting first.")
    }
  }

  // MARK: - Before signing

  private func check(
    _ key: SigningKey, may role: Role, _ statements: Statements, _ namespace: Namespace, now: Instant
  ) throws(RecordError) {
    guard let claim = statements.signer(role) else {
      throw RecordError(
        .notAllowed, "The record names nobody as its \(role.rawValue).", at: key.path,
        remedy: "Only the roles that the record names can sign it.")
    }
    if let named = claim.key, named != key.key.fingerprint {
      throw RecordError(
        .notAllowed,
        "The record gives the role of \(role.rawValue) to the key \(shown(named)); this is \(key.key.fingerprint).",
        at: key.path, remedy: "Sign with that key.")
    }
    guard let signers, let principal = claim.principal else { return }
    let list = try AllowedSigners(file: signers)
    if let fault = list.faults.first {
      throw RecordError(
        .notAllowed, "The list of signers cannot be used: \(fault).", at: signers, remedy: "Mend that line.")
    }
    let standing = list.standing(of: key.key, principal: principal, namespace: namespace, at: now)
    guard case .allowed = standing else {
      throw RecordError(
        .notAllowed, standing.sentence(principal: principal, key: key.key, namespace: namespace), at: signers,
        remedy: "Have the list changed, or sign with a key that it allows; the record waits unsigned.")
    }
  }

  private func check(
    _ signature: [UInt8], isBy key: SigningKey, over contents: RecordContents, _ namespace: Namespace,
    at place: String
  ) throws(RecordError) {
    guard let read = SSHSignature(armour: signature), read.namespace == namespace.rawValue,
      try keygen.isGood(signature, over: contents.files[Names.sealed] ?? [], namespace: namespace)
    else {
      throw RecordError(
        .alreadyThere, "A signature is there already, and it is not a good one.", at: place,
        remedy: "Find out who put it there, move it away, and sign again.")
    }
    guard read.key == key.key else {
      throw RecordError(
        .alreadyThere, "The record is signed in this role already, with the key \(read.key.fingerprint).",
        at: place, remedy: "Nothing needs to be done; a correction is an addendum.")
    }
  }

  // MARK: - Signing

  /// Makes the signature file in `staging`, verified, private and on the disk.
  private func make(
    _ role: Role, of contents: RecordContents, with key: SigningKey, passphrase: Passphrase?,
    _ namespace: Namespace, in staging: borrowing Staging
  ) throws(RecordError) {
    guard !key.hasPassphrase || passphrase != nil else { throw .passphraseNeeded(key.path) }
    let sealed = contents.files[Names.sealed] ?? []
    try Disk.create(Names.sealed, holding: sealed, in: staging.directory, at: staging.path)
    var arguments = ["-q", "-Y", "sign", "-f", Keygen.argument(key.path), "-n", namespace.rawValue]
    if key.needsAgent { arguments.append("-U") }
    let input: Child.Input =
      if key.hasPassphrase, let passphrase { .passphrase(passphrase, times: 1) } else { .nothing }
    let child = try keygen.run(
      arguments + ["\(staging.path)/\(Names.sealed)"], input: input, withAgent: key.needsAgent,
      patience: key.key.isHardware ? 3 : 1)
    guard child.end == .exited(0) else { throw .refusal(child, key: key) }

    let made = try? Disk.read(
      "\(Names.sealed).sig", in: staging.directory.number, at: staging.path, limit: 1 << 16
    ).bytes
    guard let made else { throw .unbelievable("ended well but made no signature", key: key) }
    guard let signature = SSHSignature(armour: made), signature.key == key.key,
      signature.namespace == namespace.rawValue
    else { throw .unbelievable("made something that is not this key's signature", key: key) }
    let proof = try keygen.judge(
      made, over: sealed, namespace: namespace, principal: "signer",
      signers: Array("signer namespaces=\"\(namespace.rawValue)\" \(key.key.line)\n".utf8))
    let after = try Disk.read(
      Names.sealed, in: staging.directory.number, at: staging.path, limit: RecordContents.fileLimit)
    guard proof.end == .exited(0), after.bytes == sealed else {
      throw .unbelievable("made a signature that does not verify", key: key)
    }
    try Disk.create(role.signatureFile, holding: made, in: staging.directory, at: staging.path)
  }
}

extension AllowedSigners.Standing {
  /// Why somebody may not sign, in a sentence; or with which line of the list they may.
  func sentence(principal: String, key: PublicKey, namespace: Namespace) -> String {
    let who = shown(principal)
    return switch self {
    case .allowed(let entry):
      "\(who) may sign with the key \(key.fingerprint), by line \(entry.line) of the list."
    case .unknownPrincipal: "\(who) is not in the list of signers."
    case .otherKey: "\(who) is in the list of signers, but not with the key \(key.fingerprint)."
    case .otherNamespace: "\(who) may not sign \(namespace.rawValue) with the key \(key.fingerprint)."
    case .notYet(let start): "\(who) may sign with the key \(key.fingerprint) only from \(start)."
    case .expired(let end): "\(who) could sign with the key \(key.fingerprint) only until \(end)."
    }
  }
}

extension RecordError {
  static func passphraseNeeded(_ path: String) -> RecordError {
    RecordError(
      .passphraseNeeded, "This key has a passphrase and none was given.", at: path,
      remedy: "Type it when asked, or hand it over with --passphrase-fd.")
  }

  fileprivate static func unbelievable(_ what: String, key: SigningKey) -> RecordError {
    RecordError(
      .keygenFailed, "ssh-keygen \(what).", at: key.path,
      remedy: "Check which ssh-keygen is installed; the record waits unsigned.")
  }

  /// What `ssh-keygen` meant when it did not sign or make a key; its messages are those of the C locale.
  static func refusal(_ child: Child, key: SigningKey) -> RecordError {
    let said = child.errors
    let place = key.path
    if said.contains("incorrect passphrase") {
      return RecordError(
        .passphraseWrong, "The passphrase does not open this key.", at: place,
        remedy: "Try again; the record waits unsigned.")
    }
    if said.contains("No space left") || said.contains("quota") || said.contains("File too large") {
      return .system("write the signature", at: place, code: ENOSPC)
    }
    if key.needsAgent || key.key.isHardware {
      return RecordError(
        .agentRefused, "The agent or the hardware key did not sign: \(child.complaint)", at: place,
        remedy: "Add the key with ssh-add, or plug it in, and sign again.")
    }
    return RecordError(
      .keygenFailed, "ssh-keygen did not sign: \(child.complaint)", at: place,
      remedy: "The record waits unsigned; sign again, or with another key.")
  }
}
