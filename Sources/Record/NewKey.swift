import Glibc

extension Keygen {
  /// Makes an Ed25519 key for signing minutes, in `path` and `path.pub`, and returns what its header says.
  ///
  /// Without a passphrase anyone who copies the file can sign. The passphrase goes in by `ssh-keygen`'s
  /// standard input, never as an argument.
  public func makeKey(
    at path: String, comment: String, passphrase: Passphrase?
  ) throws(RecordError) -> SigningKey {
    for name in [path, path + ".pub"] where Disk.exists(name) {
      throw RecordError(
        .alreadyThere, "A file of that name is there already.", at: name, remedy: "Choose another name.")
    }
    if let passphrase, passphrase.count == 0 {
      throw RecordError(.passphraseNeeded, "The passphrase is empty.", at: path, remedy: "Type at least one.")
    }
    let (parent, name) = Disk.split(path)
    let staging = try Staging(in: parent, name: name, kind: "key")
    let made = "\(staging.path)/key"
    var arguments = ["-q", "-t", "ed25519", "-a", "100", "-C", shown(comment), "-f", Keygen.argument(made)]
    if passphrase == nil { arguments += ["-N", ""] }
    let child = try run(
      arguments, input: passphrase.map { .passphrase($0, times: 2) } ?? .nothing)
    guard child.end == .exited(0) else {
      throw RecordError(
        .keygenFailed, "ssh-keygen did not make the key: \(child.complaint)", at: path,
        remedy: "Check the folder and the disk, then try again.")
    }
    let key = try SigningKey(file: made)
    // Asked twice for a passphrase that it cannot read, ssh-keygen makes a key without one.
    guard key.hasPassphrase == (passphrase != nil) else {
      throw RecordError(
        .keygenFailed, "ssh-keygen made a key without the passphrase.", at: path,
        remedy: "Nothing was kept; check which ssh-keygen is installed.")
    }
    let target = try Disk.directory(parent)
    for (made, name) in [(made, name), (made + ".pub", name + ".pub")] {
      let file = open(made, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { throw .system("open the key", at: path) }
      let descriptor = Descriptor(file)
      try Disk.synchronise(descriptor.number, at: path)
      try Disk.move(made, to: name, in: target, at: parent)
    }
    try Disk.synchronise(target.number, at: parent)
    return try SigningKey(file: path)
  }
}
