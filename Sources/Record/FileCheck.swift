import JSON
import Journal

/// The statements of a record, read once for all checks: or why they cannot be; nothing where the file is missing.
typealias StatementsRead = Result<Statements, RecordError>?

/// One check on the bytes of a record alone: what is false, or else what holds.
struct FileCheck {
  var faults: [String] = []
  var praise = ""

  /// The most faults that are listed of one kind.
  private static let limit = 20

  // MARK: - Complete

  /// Every file is as `SEALED` and the manifest list it, none is missing or added, signatures have their form.
  static func complete(_ contents: RecordContents) -> FileCheck {
    var check = FileCheck()
    check.faults = contents.strangers
    let root = check.sums(Names.sealed, of: contents)
    for name in [Names.manifest, Names.seals] {
      check.compare(name, with: root, listedIn: Names.sealed, contents)
    }
    if let root, root.lines.map(\.name) != [Names.manifest, Names.seals] {
      check.faults.append("\(Names.sealed) lists something else than \(Names.manifest) and \(Names.seals).")
    }
    let manifest = check.sums(Names.manifest, of: contents)
    for line in manifest?.lines ?? [] {
      if Names.beside.contains(line.name) {
        check.faults.append("\(Names.manifest) lists \(line.name), which does not belong into it.")
      } else {
        check.compare(line.name, with: manifest, listedIn: Names.manifest, contents)
      }
    }
    let listed = Set((manifest?.lines ?? []).map(\.name))
    if manifest != nil {
      for name in Names.given.union(Names.added).subtracting(listed).sorted() {
        check.faults.append("\(name) is not listed in \(Names.manifest).")
      }
      for name in contents.files.keys.sorted() where !listed.contains(name) && !Names.beside.contains(name) {
        check.faults.append("\(name) was added: it is listed nowhere.")
      }
    }
    check.nonce(contents)
    check.armour(contents)
    check.praise = "Files: \(contents.files.count), none missing, changed or added."
    return check
  }

  private mutating func sums(_ name: String, of contents: RecordContents) -> Sums? {
    guard let bytes = contents.files[name] else { return nil }
    let sums = Sums(reading: bytes)
    if sums == nil { faults.append("\(name) is not a list of digests as it was written.") }
    return sums
  }

  private mutating func compare(
    _ name: String, with sums: Sums?, listedIn list: String, _ contents: RecordContents
  ) {
    guard let bytes = contents.files[name] else {
      faults.append("\(name) is missing.")
      return
    }
    guard let expected = sums?[name], expected != Digest(of: bytes) else { return }
    faults.append("\(name) is not what \(list) says it is.")
  }

  private mutating func nonce(_ contents: RecordContents) {
    guard let nonce = contents.files[Names.nonce] else { return }
    let text = String(decoding: nonce.dropLast(), as: UTF8.self)
    if nonce.last != UInt8(ascii: "\n") || Hex.bytes(text)?.count != 32 {
      faults.append("\(Names.nonce) is not 32 bytes in hexadecimal.")
    }
  }

  private mutating func armour(_ contents: RecordContents) {
    if contents.files[Names.sealed] == nil { faults.append("\(Names.sealed) is missing.") }
    for role in Role.allCases {
      guard let signature = contents.files[role.signatureFile] else {
        if role == .chair, !contents.isNamedUnsigned {
          faults.append(
            "\(role.signatureFile) is missing: a record not yet signed is called …\(RecordFolder.unsignedSuffix)."
          )
        }
        continue
      }
      if SSHSignature(armour: signature) == nil {
        faults.append("\(role.signatureFile) is not one signature, exactly as ssh-keygen writes it.")
      }
    }
  }

  // MARK: - Chain

  /// Each line of the journal names the one before; the statements name their count and the last.
  static func chain(_ contents: RecordContents, _ statements: StatementsRead) -> FileCheck {
    var check = FileCheck()
    guard let journal = contents.files[Names.journal] else {
      return FileCheck(faults: ["\(Names.journal) is missing."])
    }
    let newLine = UInt8(ascii: "\n")
    var head = String(repeating: "0", count: 64)
    var count = 0
    for line in journal.split(separator: newLine, omittingEmptySubsequences: false).dropLast() {
      count += 1
      let place = "\(Names.journal), line \(count)"
      if !line.starts(with: Array("{\"v\":1,\"seq\":\(count),\"prev\":\"\(head)\",".utf8)) {
        check.faults.append("\(place): it does not follow the line before.")
        break
      }
      head = Digest(of: line + [newLine]).hex
    }
    if journal.last != newLine { check.faults.append("\(Names.journal): its last line is not ended.") }
    let claim = (try? statements?.get())?[Statement.journalPath]
    if check.faults.isEmpty, claim != ["events": .int(count), "head": .string(head)] {
      check.faults.append(
        "\(Names.journal): its count or its last line is not what \(Names.statements) says under "
          + "\(Statement.journalPath).")
    }
    check.praise = "Events: \(count), each tied to the one before, the last to the minutes."
    return check
  }

  // MARK: - Statements

  /// Every statement can be read, has a path of its own and a seal; there are no more seals than decoys need.
  static func statements(_ contents: RecordContents, _ statements: StatementsRead) -> FileCheck {
    guard let bytes = contents.files[Names.statements], let statements else {
      return FileCheck(faults: ["\(Names.statements) is missing."])
    }
    guard let sealBytes = contents.files[Names.seals] else {
      return FileCheck(faults: ["\(Names.seals) is missing."])
    }
    var check = FileCheck()
    do throws(RecordError) {
      let statements = try statements.get()
      let seals = try Seals(reading: sealBytes)
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      for (index, line) in lines.enumerated() where !seals.contains(Digest(of: line + [UInt8(ascii: "\n")])) {
        check.faults.append("\(Names.statements), line \(index + 1): it is not among the seals.")
      }
      if seals.digests.count != Seals.count(for: statements.all.count) {
        check.faults.append(
          "\(Names.statements): \(statements.all.count) statements, but \(seals.digests.count) seals: some are missing."
        )
      }
      check.praise = "Statements: \(statements.all.count), each with its seal among \(seals.digests.count)."
    } catch {
      check.faults.append("\(error.place ?? ""): \(error.sentence)")
    }
    check.faults = Array(check.faults.prefix(limit))
    return check
  }

  // MARK: - Agree

  /// `minutes.json` is the tree of the statements; the readable files are what is made from it.
  static func agree(
    _ contents: RecordContents, _ statements: StatementsRead, rendering: Verification.Rendering?
  ) -> FileCheck {
    guard let bytes = contents.files[Names.minutes] else {
      return FileCheck(faults: ["\(Names.minutes) is missing."])
    }
    guard let statements = try? statements?.get(),
      let seals = contents.files[Names.seals].flatMap({ try? Seals(reading: $0) })
    else { return FileCheck(faults: ["\(Names.statements) or \(Names.seals) cannot be read."]) }
    let tree = statements.tree
    // The bytes as they are written need no reading.
    if bytes != Array(tree.pretty.utf8) {
      if let error = JSONError.in(bytes) { return FileCheck(faults: ["\(Names.minutes): \(error)."]) }
      guard (try? JSON(reading: bytes)) == tree else {
        return FileCheck(faults: ["\(Names.minutes) does not say what \(Names.statements) says."])
      }
    }
    var check = FileCheck(praise: "\(Names.minutes) says what the statements say.")
    guard let rendering else { return check }
    guard let made = rendering(tree, seals.fingerprint) else {
      check.faults.append(
        "\(Names.minutes) is of a later format: a later version of this program has to check what is made from it."
      )
      return check
    }
    for name in made.keys.sorted() where contents.files[name] != made[name] {
      check.faults.append("\(name) does not say what \(Names.minutes) says.")
    }
    check.praise =
      "\(([Names.minutes] + made.keys.sorted()).joined(separator: ", ")) say what the statements say."
    return check
  }
}

extension JSONError {
  /// What keeps bytes from being JSON, if anything does.
  fileprivate static func `in`(_ bytes: some Collection<UInt8>) -> JSONError? {
    do throws(JSONError) {
      _ = try JSON(reading: Array(bytes))
      return nil
    } catch {
      return error
    }
  }
}
