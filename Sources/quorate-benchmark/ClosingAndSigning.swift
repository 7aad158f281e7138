import Calendar
import Glibc
import Journal
import Meeting
import Procedures
import Record
import Register

/// A meeting of 1,000 events closed, its record written and signed, beside `ssh-keygen` alone.
struct ClosingAndSigning {
  private let folder: String
  private static let rounds = 7

  /// Measures in a register of its own in `folder`.
  init(in folder: String) { self.folder = folder }

  func run(_ report: (Measured) -> Void) throws {
    let keygen = Keygen()
    guard let program = keygen.path else { throw BenchmarkError("ssh-keygen is not installed") }
    let key = try keygen.makeKey(at: folder + "/key", comment: "benchmark", passphrase: nil)
    let register = try Register.create(at: folder + "/closing", rehearsal: true, projection: projection)
    var (closing, bare): ([Double], [Double]) = ([], [])
    for round in 1...Self.rounds {
      let meeting = try InventedMeeting("CLOSE-\(round)", events: 1000)
      var log = try register.keep(meeting)
      var record = ""
      closing.append(
        try timed { record = try close(&log, of: meeting, in: register, key: key) }.milliseconds)
      // One file with all the bytes of the record.
      try Tool.run("/bin/sh", ["-c", "cat \"$0\"/*", record], output: folder + "/record")
      let arguments = ["-q", "-Y", "sign", "-f", key.path, "-n", "bare@quorate", folder + "/record"]
      bare.append(try timed { try Tool.run(program, arguments) }.milliseconds)
      unlink(folder + "/record.sig")
    }
    let (us, them) = (median(closing), median(bare))
    report(
      Measured(
        what: "1,000 events: closed, written, signed, said so", milliseconds: us,
        peer: ("ssh-keygen -Y sign of as many bytes", them),
        budget: ("2 x bare + 200 ms = \(fixed(them * 2 + 200, 0)) ms", us <= them * 2 + 200)))
  }

  /// What `quorate close --key` does once it has the meeting; gives where the record lies.
  private func close(
    _ log: inout Log, of meeting: InventedMeeting, in register: Register, key: SigningKey
  ) throws -> String {
    let now = Instant(seconds: InventedMeeting.start.seconds + 86400)
    let chair = Author(seat: .chair, person: "Chair", login: "chair")
    try register.act(on: &log, at: now, by: chair) { _ in
      [Draft(id: .fresh(), act: .ended), Draft(id: .fresh(), act: .closed)]
    }
    let principal = "chair@benchmark.example"
    let closing = Closing(
      procedure: meeting.resolved.procedure, procedureBytes: meeting.resolved.yaml,
      workingDays: WorkingDays(BankHolidays.builtIn),
      signers: [.chair: Minutes.Signatory(principal: principal)])
    let written = try closing.write(
      journal: try register.lines(log.reference), in: register.recordsPath)
    try register.act(on: &log, at: now, by: chair) { _ in
      [Draft(id: .fresh(), act: .recorded(written.recording))]
    }
    let signed = try Signer().sign(written.folder, as: .chair, with: key, now: now)
    try register.act(on: &log, at: now, by: chair) { _ in
      [
        Draft(
          id: .fresh(), act: .signed(Signing(office: .chair, principal: principal, key: signed.key)))
      ]
    }
    return signed.path
  }
}
