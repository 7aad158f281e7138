import Glibc

/// OpenSSH's `ssh-keygen`: it signs and verifies; this program has no cryptography of its own to trust.
public struct Keygen: Sendable {
  /// Where the program is looked for.
  public static let places = ["/usr/bin/ssh-keygen", "/usr/local/bin/ssh-keygen"]

  /// The program, or nothing when it is in none of its places.
  public let path: String?
  /// The socket of the agent that holds the key, for keys named by their public half.
  public let agentSocket: String?
  /// Seconds after which `ssh-keygen` is stopped; keys in hardware get three times as long, to be touched.
  public let seconds: Int

  /// The `ssh-keygen` of this machine, or another at `path`.
  public init(path: String? = nil, agentSocket: String? = nil, seconds: Int = 30) {
    self.path = path ?? Keygen.places.first { access($0, X_OK) == 0 }
    self.agentSocket = agentSocket
    self.seconds = seconds
  }

  func run(
    _ arguments: [String], input: Child.Input = .nothing, papers: [[UInt8]] = [], withAgent: Bool = false,
    patience: Int = 1
  ) throws(RecordError) -> Child {
    guard let path, access(path, X_OK) == 0 else {
      throw RecordError(
        .noKeygen, "ssh-keygen is not installed.", at: path ?? Keygen.places[0],
        remedy: "Install OpenSSH (apt-get install openssh-client); the record waits unsigned.")
    }
    var environment = [
      "PATH=/usr/bin:/bin", "HOME=\(Account.own.home)", "LC_ALL=C", "TZ=UTC", "SSH_ASKPASS_REQUIRE=never",
    ]
    if withAgent, let agentSocket { environment.append("SSH_AUTH_SOCK=\(agentSocket)") }
    let child = try Child.run(
      path, arguments, environment: environment, input: input, papers: papers, seconds: seconds * patience)
    guard child.end != .timedOut else {
      throw RecordError(
        .timedOut, "ssh-keygen did not finish within \(seconds * patience) seconds and was stopped.",
        at: path,
        remedy: "A key in hardware waits to be touched; otherwise look at the machine's load, then try again."
      )
    }
    return child
  }

  /// A path as an argument that cannot be taken for an option.
  static func argument(_ path: String) -> String { path.hasPrefix("/") ? path : "./\(path)" }

  // MARK: - Verifying

  /// Whether a signature is good for these bytes, whoever made it.
  func isGood(_ signature: [UInt8], over bytes: [UInt8], namespace: Namespace) throws(RecordError) -> Bool {
    let child = try run(
      ["-q", "-Y", "check-novalidate", "-n", namespace.rawValue, "-s", Child.paper(0)],
      input: .bytes(bytes), papers: [signature])
    return child.end == .exited(0)
  }

  /// How `ssh-keygen` judges a signature by lines of a list of signers.
  func judge(
    _ signature: [UInt8], over bytes: [UInt8], namespace: Namespace, principal: String, signers: [UInt8],
    revoked: String? = nil, at time: String? = nil, verbose: Bool = false
  ) throws(RecordError) -> Child {
    var arguments = [
      "-Y", "verify", "-f", Child.paper(1), "-I", principal, "-n", namespace.rawValue, "-s", Child.paper(0),
    ]
    if verbose { arguments.insert("-vvv", at: 0) }
    if let revoked { arguments += ["-r", Keygen.argument(revoked)] }
    if let time { arguments.append("-Overify-time=\(time)") }
    return try run(arguments, input: .bytes(bytes), papers: [signature, signers])
  }
}

extension Child {
  /// The last thing the child complained about, fit to be shown.
  var complaint: String {
    let lines = (errors + output).split(whereSeparator: \.isNewline)
    return shown(lines.last.map(String.init) ?? "it said nothing")
  }
}
