import Glibc
import Register

/// The console in a terminal of 120x36, beside vim, tig and nano in the same run: start, keys, bytes, idling, memory.
struct Screens {
  private let folder: String
  private let quorate: String
  private static let rounds = 15
  private static let presses = 200

  /// Measures in a register of its own in `folder`; quorate lies beside this program.
  init(in folder: String) {
    self.folder = folder
    quorate = folder.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/quorate"
  }

  /// A program that shows something and takes keys.
  private struct Shown {
    var name: String
    var program: String
    var arguments: [String]
    var environment: [String: String] = [:]
    /// What brings it to where its cursor moves down with `down`.
    var toList = ""
    var down = "j"
    /// What brings it to where letters type; nil where none do.
    var toText: String?

    func start() throws(BenchmarkError) -> Pseudoterminal {
      try Pseudoterminal(program, arguments, environment: environment)
    }
  }

  func run(_ report: (String) -> Void) throws {
    guard access(quorate, X_OK) == 0 else {
      throw BenchmarkError("\(quorate) is missing: build the product quorate in the same way")
    }
    let register = try Register.create(at: folder + "/screens", rehearsal: true, projection: projection)
    for count in [1000, 10_000] {
      _ = try register.keep(try InventedMeeting("SCREEN-\(count)", events: count))
    }
    let peers = try peers()
    report(Self.line("what", ["quorate"] + peers.map(\.name), "budget"))

    let small = meeting(1000)
    let start = try peers.map { try started($0) }
    let ours = try started(small)
    report(row("start to full screen, 1,000 events, ms", [ours] + start, "vim", ours <= (start.first ?? 0)))
    let large = meeting(10_000)
    let long = try started(large)
    report(row("start to full screen, 10,000 events, ms", [long], "80", long <= 80))

    let moves = try ([large] + peers).map {
      try pressed($0, $0.toList, Array(repeating: $0.down, count: Self.presses))
    }
    report(row("cursor down, 10,000 events: p50 ms", moves.map(\.p50), "1", moves[0].p50 <= 1))
    report(row("… p99 ms", moves.map(\.p99), "5", moves[0].p99 <= 5))
    report(row("… bytes", moves.map(\.bytes), "250", moves[0].bytes <= 250))

    let writers = ([large] + peers).filter { $0.toText != nil }
    let letters = Array(repeating: ["w", "o", "r", "d", " "], count: Self.presses / 5).flatMap { $0 }
    let typed = try writers.map { try pressed($0, $0.toText ?? "", letters) }
    report(
      row(
        "a letter of a note: p50 ms", typed.map(\.p50), "1", typed[0].p50 <= 1, of: writers.map(\.name),
        among: peers.map(\.name)))
    report(
      row(
        "… p99 ms", typed.map(\.p99), "5", typed[0].p99 <= 5, of: writers.map(\.name),
        among: peers.map(\.name)))
    report(
      row(
        "… bytes", typed.map(\.bytes), "8", typed[0].bytes <= 8, of: writers.map(\.name),
        among: peers.map(\.name)))
    let action = "See the child alone by today 15:30 for her own account"
    let preview = try pressed(large, "\u{14}+", action.map(String.init))
    report(row("a letter of an action: p50 ms", [preview.p50], "1", preview.p50 <= 1))
    report(row("… p99 ms", [preview.p99], "5", preview.p99 <= 5))
    report(row("… bytes", [preview.bytes], "120", preview.bytes <= 120))

    let idle = try ([large] + peers).map { try idled($0) }
    report(row("wake-ups in 5 s of idling", idle.map(\.wakeUps), "0", idle[0].wakeUps == 0))
    report(row("bytes in 5 s of idling", idle.map(\.bytes), "0", idle[0].bytes == 0))
    report(row("memory, 10,000 events, MiB", idle.map(\.memory), "40", idle[0].memory <= 40))
  }

  // MARK: - Who is measured

  private func meeting(_ events: Int) -> Shown {
    Shown(
      name: "quorate", program: quorate, arguments: ["run", "SCREEN-\(events)", "--as", "Chair"],
      environment: ["QUORATE_REGISTER": folder + "/screens"], toList: "41\u{1B}[H", toText: "\u{14}")
  }

  /// vim, tig and nano, as far as they are installed.
  private func peers() throws(BenchmarkError) -> [Shown] {
    let text = folder + "/text"
    try Tool.run(
      "/bin/sh",
      [
        "-c", "seq -f 'line %g of a text that is as long as the notes of a meeting may be' 1000 >\"$0\"",
        text,
      ])
    let repository = folder + "/repository"
    try Tool.run(
      "/bin/sh",
      [
        "-c",
        "git init -q \"$0\" && cd \"$0\" && for i in $(seq 60); do git -c user.name=x -c user.email=x@example.org commit -q --allow-empty -m \"commit $i\"; done",
        repository,
      ])
    return [
      Shown(
        name: "vim", program: "vim", arguments: ["-u", "DEFAULTS", "-i", "NONE", text], toText: "i"),
      Shown(name: "tig", program: "tig", arguments: ["-C", repository]),
      Shown(name: "nano", program: "nano", arguments: [text], down: "\u{1B}[B", toText: ""),
    ].filter { isInstalled($0.program) }
  }

  private func isInstalled(_ program: String) -> Bool {
    (try? Tool.run("/bin/sh", ["-c", "command -v \"$0\"", program])) != nil
  }

  // MARK: - Measuring

  /// From the start to the last byte of the first screen, in ms.
  private func started(_ shown: Shown) throws -> Double {
    var times: [Double] = []
    for _ in 0..<Self.rounds {
      let start = Pseudoterminal.now
      let terminal = try shown.start()
      times.append(terminal.settle(300).last - start)
    }
    return median(times)
  }

  /// From each key to the last byte that it made, and how many bytes those were.
  private func pressed(
    _ shown: Shown, _ first: String, _ keys: [String]
  ) throws -> (p50: Double, p99: Double, bytes: Double) {
    // What was typed before would come back.
    try Tool.run("/bin/sh", ["-c", "rm -f \"$0\"/screens/live/*", folder])
    let terminal = try shown.start()
    _ = terminal.settle(500)
    for key in first { terminal.send(String(key)) }
    _ = terminal.settle(300)
    var times: [Double] = []
    var bytes: [Double] = []
    for key in keys {
      let start = Pseudoterminal.now
      terminal.send(key)
      let answer = terminal.settle(15)
      // A key at the end of a list changes nothing.
      guard answer.bytes > 0 else { continue }
      times.append(answer.last - start)
      bytes.append(Double(answer.bytes))
    }
    guard !times.isEmpty else { throw BenchmarkError("\(shown.name) answered no key") }
    times.sort()
    return (median(times), times[min(times.count - 1, times.count * 99 / 100)], median(bytes))
  }

  private func idled(_ shown: Shown) throws -> (wakeUps: Double, bytes: Double, memory: Double) {
    let terminal = try shown.start()
    _ = terminal.settle(1500)
    // A minute that begins would be a wake-up that is due.
    while time(nil) % 60 > 52 { sleep(1) }
    _ = terminal.settle(500)
    let before = terminal.status("voluntary_ctxt_switches") ?? 0
    let bytes = terminal.received
    sleep(5)
    _ = terminal.settle(1)
    let after = terminal.status("voluntary_ctxt_switches") ?? 0
    let memory = Double(terminal.status("VmHWM") ?? 0) / 1024
    return (Double(after - before), Double(terminal.received - bytes), memory)
  }

  // MARK: - The table

  private func row(_ what: String, _ figures: [Double], _ budget: String, _ isKept: Bool) -> String {
    Self.line(what, figures.map(Self.figure), "\(budget): \(isKept ? "kept" : "MISSED")")
  }

  /// A row in which not every peer has a figure.
  private func row(
    _ what: String, _ figures: [Double], _ budget: String, _ isKept: Bool, of names: [String],
    among all: [String]
  ) -> String {
    let byName = Dictionary(uniqueKeysWithValues: zip(names, figures))
    let cells = (["quorate"] + all).map { byName[$0].map(Self.figure) ?? "-" }
    return Self.line(what, cells, "\(budget): \(isKept ? "kept" : "MISSED")")
  }

  private static func figure(_ value: Double) -> String {
    value == value.rounded() ? fixed(value, 0) : fixed(value, 2)
  }

  private static func line(_ what: String, _ cells: [String], _ budget: String) -> String {
    func wide(_ text: String, _ cells: Int) -> String {
      String(repeating: " ", count: max(0, cells - text.count))
    }
    let columns = (0..<4).map { index in
      let cell = index < cells.count ? cells[index] : ""
      return wide(cell, 9) + cell
    }
    return what + wide(what, 42) + columns.joined() + "   " + budget
  }
}
