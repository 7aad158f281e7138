import Glibc
import Settings
import Testing

/// Files made to cost time, memory or the stack, each with words of its refusal.
private let hostile: [(name: String, bytes: [UInt8], refusal: String)] = [
  ("200,000 brackets", text(repeated("[", 200_000)), "1:33: nested more than 32 deep"),
  ("200,000 braces", text(repeated("{", 200_000)), "1:2: a name should stand here"),
  ("brackets over lines", text(repeated("[\n", 100_000)), "33:1: nested more than 32 deep"),
  ("braces with names", text(repeated("{a: ", 60_000)), "nested more than 32 deep"),
  (
    "closed brackets", text(repeated("[", 100_000) + repeated("]", 100_000)), "1:33: nested more than 32 deep"
  ),
  ("dashes", text(repeated("- ", 131_072)), "1:65: nested more than 32 deep"),
  ("question marks", text(repeated("? ", 131_072)), "a name should stand here"),
  ("steps of indentation", text(stairs(700)), "33:33: nested more than 32 deep"),
  ("a wide list", text(repeated("-\n", 100_000)), "more than 20000 names and values"),
  ("a wide flow list", text("[" + repeated("a,", 130_000) + "]"), "more than 20000 names and values"),
  ("commas", text("[" + repeated(",", 200_000)), "1:2: did not find expected node content"),
  ("a wide mapping", text((0..<30_000).map { "\($0):\n" }.joined()), "more than 20000 names and values"),
  ("one name, many times", text(repeated("a:\n", 80_000)), "2:1: “a” stands twice"),
  ("9-ary alias bomb", text(bomb(levels: 8)), "1:4: anchors"),
  ("an alias bomb as a name", text(bomb(levels: 8) + "? *h\n: 1\n"), "1:4: anchors"),
  ("an alias of itself", text("a: &a [*a]"), "1:4: anchors"),
  ("merge keys in a chain", text(merges(1000)), "1:5: anchors"),
  ("merge keys without aliases", text(repeated("{<<: ", 50_000)), "1:2: merge keys"),
  ("anchors", text(repeated("&a ", 80_000)), "1:1: anchors"),
  ("tags", text(repeated("!a ", 80_000)), "1:1: tags"),
  ("tag directives", text(repeated("%TAG !a! b\n", 20_000)), "found duplicate %TAG directive"),
  ("an endless name", text(repeated("a", 250_000) + ": 1"), "a colon and a space in plain text"),
  ("an endless quote", text("\"" + repeated("a ", 120_000)), "the file ends inside quotes"),
  ("backslashes", text("\"" + repeated("\\", 200_001)), "found unknown escape character"),
  ("blank lines", text("a: |\n" + repeated("\n", 250_000) + "\u{1}"), "the control character U+0001"),
  ("no text at all", [UInt8](repeating: 0xFF, count: 262_144), "1:1: a character that is not UTF-8"),
  ("not UTF-8 at the end", text(repeated("a", 262_000)) + [0xE9], "1:262001: a character that is not UTF-8"),
  ("too many bytes", [UInt8](repeating: 0x20, count: 262_145), "more than the 262144 that are read"),
  ("unknown names", text((0..<9_000).map { "agend\($0): x\n" }.joined()), "f:1:1: “agend0” is not a name"),
]

/// Milliseconds of processor time that refusing may take: the promise, and what checks in debug builds cost.
#if DEBUG
  private let allowed = 300.0
#else
  private let allowed = 100.0
#endif

private func text(_ string: String) -> [UInt8] { Array(string.utf8) }

private func repeated(_ part: String, _ count: Int) -> String { String(repeating: part, count: count) }

private func stairs(_ steps: Int) -> String {
  (0..<steps).map { repeated(" ", $0) + "a:\n" }.joined()
}

private func bomb(levels: Int) -> String {
  let names = Array("abcdefghijk").map(String.init)
  return (0..<levels).map { level in
    let inside = level == 0 ? "x" : "*" + names[level - 1]
    return
      "\(names[level]): &\(names[level]) [\(Array(repeating: inside, count: 9).joined(separator: ", "))]\n"
  }.joined()
}

private func merges(_ count: Int) -> String {
  (0..<count).map { $0 == 0 ? "a0: &a0 {x: 1}\n" : "a\($0): &a\($0) {<<: *a\($0 - 1)}\n" }.joined()
}

@Suite("Hostile files")
struct HostileTests {
  // In a process of its own, so that what is measured is the reading and not other tests beside it.
  @Test("every hostile file is refused within 100 ms and 50 MiB")
  func refused() async {
    await #expect(processExitsWith: .success) {
      for (name, bytes, refusal) in hostile {
        let memory = Memory.resetPeak()
        let start = clock()
        var reading = Reading(file: "f")
        let tree = reading.tree(bytes)
        _ = reading.mapping(tree, optional: ["agenda", "agency", "questions", "timescales", "ladder"])
        let milliseconds = Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC)
        let grown = Memory.peak() - memory
        let said = throwing { () throws(SettingsError) in try reading.check() }
        #expect(said.contains(refusal), "\(name): \(said.prefix(200))")
        #expect(milliseconds < allowed, "\(name)")
        #expect(grown < 50 << 10, "\(name): KiB")
      }
    }
  }

  @Test("the largest file that is taken is read within 100 ms and 50 MiB")
  func largest() async {
    await #expect(processExitsWith: .success) {
      let line = "  - {id: p, what: \"strategy discussion\"}\n"
      let bytes = Array(("agenda:\n" + String(repeating: line, count: 3_990)).utf8)
      let memory = Memory.resetPeak()
      let start = clock()
      #expect(throws: Never.self) { try YAML.read(bytes) }
      let milliseconds = Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC)
      #expect(milliseconds < allowed)
      #expect(Memory.peak() - memory < 50 << 10)
    }
  }
}

private func throwing(_ body: () throws(SettingsError) -> Void) -> String {
  do {
    try body()
    return "taken"
  } catch {
    return error.description
  }
}

/// The peak of this process's memory, in KiB.
private enum Memory {
  /// Makes the peak what is held now, and answers it.
  static func resetPeak() -> Int {
    let file = open("/proc/self/clear_refs", O_WRONLY)
    defer { close(file) }
    #expect(write(file, "5", 1) == 1)
    return peak()
  }

  static func peak() -> Int {
    let status = (try? readFile(at: "/proc/self/status", limit: 64 << 10)) ?? []
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? .max
  }
}
