import CTerminal
import Glibc
import Terminal
import Text

/// A program for the tests of the terminal: it shows what is typed, reports what it was told on descriptor 4,
/// and does what it is told on descriptor 3.
@main
struct Probe {
  private let terminal: Terminal
  private var typed = ""
  private var selected = 1
  private var text = ""
  private var orders: [UInt8] = []
  private var isEnding = false

  static func main() {
    ct_harden()
    if CommandLine.arguments.contains("--pair") { _ = ct_pair() }
    do throws(TerminalError) {
      let terminal = try Terminal(inks: [
        .headerState: Ink(Colour(12, indexed: 33, rgb: 0x0087FF), attributes: .bold),
        .selected: Ink(attributes: .reverse), .faint: Ink(Colour(8), attributes: .dim),
        .warning: Ink(Colour(3), on: Colour(0)),
      ])
      var probe = Probe(terminal: terminal)
      probe.run()
    } catch {
      print(error.sentence, error.remedy)
      exit(1)
    }
  }

  private init(terminal: Terminal) {
    self.terminal = terminal
  }

  private mutating func run() {
    terminal.watch(3)
    report("open \(terminal.height) \(terminal.width) \(terminal.isUTF8 ? "utf8" : "ascii") \(getpid())")
    while !isEnding {
      paint()
      let inputs = terminal.next()
      for input in inputs { take(input) }
    }
    terminal.close()
    report("closed")
  }

  private func paint() {
    let before = terminal.statistics
    terminal.paint(frame())
    let after = terminal.statistics
    if after != before { report("painted \(after.bytes - before.bytes)") }
  }

  /// Two columns of names, one row selected, and a line that is typed at the bottom.
  private func frame() -> Frame {
    var frame = Frame(height: terminal.height, width: terminal.width)
    frame.put("SD-20261118-01  Gloucestershire", row: 0, column: 0, style: .headerState)
    frame.putTrailing("● quorate", row: 0, trailing: frame.width, style: .rollPresent)
    for row in 1..<max(1, frame.height - 1) {
      frame.put("\(row) Hill School – present", row: row, column: 0, style: .text)
      frame.put("│ Maya 8 ▮▮▮▮▮▮▮▮▯▯", row: row, column: frame.width / 2, style: .faint)
    }
    frame.put(text, row: 2, column: 0, style: .warning)
    if !text.isEmpty, frame.width > width(of: text) {
      frame.put("|", row: 2, column: width(of: display(text)))
    }
    frame.restyle(row: selected, columns: 0..<(frame.width / 2), style: .selected)
    let end = frame.put("> " + typed, row: frame.height - 1, column: 0, style: .typed)
    frame.cursor = (frame.height - 1, end)
    return frame
  }

  // MARK: - What it is told

  private mutating func take(_ input: Input) {
    switch input {
    case .key(let key):
      report("key \(key.spelling)")
      if case .character(let character) = key { typed.append(character) }
      if key == .control("c") { typed = "" }
      if key == .control("l") { terminal.repaint() }
      if key == .up { selected = max(1, selected - 1) }
      if key == .down { selected += 1 }
    case .paste(let text, let dropped):
      report("paste \(text.utf8.count) \(dropped) \(display(text.prefix(200)))")
    case .resized(let height, let width): report("resized \(height) \(width)")
    case .hangUp: end("hang-up")
    case .terminated: end("terminated")
    case .ready(let descriptor): obey(descriptor)
    }
  }

  private mutating func end(_ why: String) {
    report(why)
    isEnding = true
  }

  private mutating func obey(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else {
      terminal.unwatch(descriptor)
      return
    }
    orders += bytes.prefix(count)
    while let end = orders.firstIndex(of: 0x0A) {
      let order = String(decoding: orders[..<end], as: UTF8.self)
      orders.removeSubrange(...end)
      follow(order)
    }
  }

  private mutating func follow(_ order: String) {
    if order.hasPrefix("show ") { text = String(order.dropFirst(5)) }
    switch order {
    case "trap":
      let nothing: [Int] = []
      report("\(nothing[typed.count])")
    case "overflow": report("\(Probe.deep(1))")
    case "abort": abort()
    case "quit": isEnding = true
    case "leave": exit(7)
    case "complain": complain("a library complains\u{1B}[31m\n")
    case "light": terminal.use([.selected: Ink(Colour(1), attributes: .underline)])
    case "night": terminal.use([.text: Ink(Colour(7, indexed: 252), on: Colour(0, indexed: 234))])
    case "repaint": terminal.repaint()
    case "busy": usleep(500_000)
    default: break
    }
    report("did \(order)")
  }

  private func complain(_ words: String) {
    _ = words.utf8CString.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count - 1) }
  }

  private func report(_ line: String) {
    _ = (line + "\n").utf8CString.withUnsafeBytes { write(4, $0.baseAddress, $0.count - 1) }
  }

  private static func deep(_ level: Int) -> Int {
    level == 0 ? 0 : deep(level + 1) + deep(level + 2)
  }
}
