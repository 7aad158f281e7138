import Calendar

/// The check of one signature: whose key made it, and whether that key may.
struct SignatureCheck {
  let verification: Verification
  let contents: RecordContents
  let statements: Statements?
  let role: Role

  private typealias Line = VerificationReport.Line
  private typealias Answer = (finding: VerificationReport.Finding, sentences: [String])

  /// The lines on signature and identity.
  var lines: [VerificationReport.Line] {
    let claim = statements?.signer(role)
    guard let bytes = contents.files[role.signatureFile] else { return absent(isNamed: claim != nil) }
    guard let statements, let signature = SSHSignature(armour: bytes) else {
      let fault = "\(role.signatureFile) or \(Names.statements) cannot be read."
      return [
        Line(.signature, role: role, .fails, [fault]),
        Line(.identity, role: role, .unproven, ["See the signature."]),
      ]
    }
    let namespace = statements.namespace
    let made = self.signature(signature, bytes, namespace, key: claim?.key, isNamed: claim != nil)
    let who: Answer =
      made.finding == .fails
      ? (.unproven, ["The signature is not good, so it proves nobody."])
      : identity(signature, bytes, namespace, claim: claim)
    return [
      Line(.signature, role: role, made.finding, made.sentences),
      Line(.identity, role: role, who.finding, who.sentences),
    ]
  }

  private func absent(isNamed: Bool) -> [Line] {
    switch role {
    case .chair:
      [
        Line(.signature, role: role, .unproven, ["It is not signed: there is no \(role.signatureFile)."]),
        Line(.identity, role: role, .unproven, ["Nobody has signed as \(role.rawValue)."]),
      ]
    case .minuteTaker:
      isNamed
        ? [
          Line(.signature, role: role, .notApplicable, ["The minute-taker has not signed; it is not needed."])
        ] : []
    }
  }

  // MARK: - Signature

  private func signature(
    _ signature: SSHSignature, _ bytes: [UInt8], _ namespace: Namespace, key: String?, isNamed: Bool
  ) -> Answer {
    let file = role.signatureFile
    guard signature.namespace == namespace.rawValue else {
      return (
        .fails,
        [
          "\(file) signs something else: \(shown(signature.namespace)), where this record is \(namespace.rawValue)."
        ]
      )
    }
    let fingerprint = signature.key.fingerprint
    guard isNamed else {
      return (
        .fails, ["\(file): the record names nobody as its \(role.rawValue); the key is \(fingerprint)."]
      )
    }
    if let key, key != fingerprint {
      return (.fails, ["\(file) is by the key \(fingerprint); the \(role.rawValue)'s is \(shown(key))."])
    }
    do throws(RecordError) {
      let sealed = contents.files[Names.sealed] ?? []
      guard try verification.keygen.isGood(bytes, over: sealed, namespace: namespace) else {
        return (.fails, ["\(file) is not a good signature of \(Names.sealed)."])
      }
    } catch {
      return (.unproven, ["\(file) was not checked. \(error.sentence) \(error.remedy)"])
    }
    var sentences = ["By the key \(fingerprint), in the role of \(role.rawValue)."]
    if namespace == .rehearsal { sentences.append("This is the record of a rehearsal.") }
    return (.holds, sentences)
  }

  // MARK: - Identity

  private func identity(
    _ signature: SSHSignature, _ bytes: [UInt8], _ namespace: Namespace,
    claim: (principal: String?, key: String?)?
  ) -> Answer {
    guard let path = verification.signers else {
      return (.unproven, ["No list of signers was given, and the copy in the record proves nothing."])
    }
    guard let moment = verification.at ?? statements?.closed else {
      return (.fails, ["There is no time to judge the key by."])
    }
    do throws(RecordError) {
      let list = try AllowedSigners(file: path)
      guard list.faults.isEmpty else {
        return (.fails, list.faults.map { "The list of signers cannot be used: \($0)." })
      }
      // A record that names the key instead of the principal leaves the name to the list.
      let listed = list.entries.first { $0.key == signature.key }?.principals.first
      guard let principal = claim?.principal ?? (claim?.key == nil ? nil : listed),
        AllowedSigners.isPrincipal(principal)
      else {
        return (.unproven, [unnamed(listed)])
      }
      let standing = list.standing(of: signature.key, principal: principal, namespace: namespace, at: moment)
      let sentence = standing.sentence(principal: principal, key: signature.key, namespace: namespace)
      guard case .allowed = standing else { return (.fails, [sentence]) }
      return try confirmed(bytes, namespace, principal, list, at: moment, sentence)
    } catch {
      return (error.cause == .noKeygen ? .unproven : .fails, ["\(error.place ?? ""): \(error.sentence)"])
    }
  }

  private func unnamed(_ listed: String?) -> String {
    let whose = listed.map { "The key is \($0)'s, by the list" } ?? "The list knows nobody with this key"
    return
      "\(whose); under which name its \(role.rawValue) signs the record does not say: compare it with the minutes."
  }

  /// What `ssh-keygen` says to what we found in the list.
  private func confirmed(
    _ bytes: [UInt8], _ namespace: Namespace, _ principal: String, _ list: AllowedSigners, at moment: Instant,
    _ sentence: String
  ) throws(RecordError) -> Answer {
    let sealed = contents.files[Names.sealed] ?? []
    let own = list.text(of: principal)
    func judge(revoked: String?, verbose: Bool = false) throws(RecordError) -> Child {
      try verification.keygen.judge(
        bytes, over: sealed, namespace: namespace, principal: principal, signers: own, revoked: revoked,
        at: SignerTime.text(moment), verbose: verbose)
    }
    if try judge(revoked: verification.revoked).end == .exited(0) {
      let revocation =
        verification.revoked == nil ? "Whether it was revoked was not asked." : "It is not revoked."
      return (.holds, [sentence, revocation])
    }
    let again = try judge(revoked: verification.revoked, verbose: true)
    if let revoked = verification.revoked, try judge(revoked: nil).end == .exited(0) {
      let isRevoked = again.errors.contains("Key is revoked")
      return (
        .fails,
        [isRevoked ? "The key is revoked." : "The list of revoked keys cannot be used: \(shown(revoked))."]
      )
    }
    return (.fails, ["ssh-keygen does not agree that \(shown(principal)) signed: \(again.complaint)"])
  }
}
