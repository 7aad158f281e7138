/// One line of the table: how long something takes, beside its peer and its budget.
struct Measured {
  var what: String
  var milliseconds: Double
  /// The same work by other means: what it is, and its time in milliseconds.
  var peer: (what: String, milliseconds: Double)?
  /// What it may take, where that is agreed, and whether it does.
  var budget: (what: String, isKept: Bool)?

  static let heading = line("what", "ms", "peer", "ms", "ratio", "budget")

  var row: String {
    Measured.line(
      what, fixed(milliseconds, 2), peer?.what ?? "", peer.map { fixed($0.milliseconds, 2) } ?? "",
      peer.map { fixed(milliseconds / $0.milliseconds, 2) } ?? "",
      budget.map { "\($0.what): \($0.isKept ? "kept" : "MISSED")" } ?? "")
  }

  private static func line(_ columns: String...) -> String {
    let widths = [52, 9, 40, 9, 7, 0]
    let cells = zip(columns, widths).enumerated().map { index, cell in
      let space = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      // Figures end below one another.
      return [1, 3, 4].contains(index) ? space + cell.0 : cell.0 + space
    }
    return cells.joined(separator: "  ")
  }
}

/// A number with so many decimals.
func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let whole = Int((value * scale).rounded())
  let digits = String(whole)
  guard decimals > 0 else { return digits }
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

/// How long `work` takes, in milliseconds, with what it gave.
func timed<Result>(_ work: () throws -> Result) rethrows -> (milliseconds: Double, result: Result) {
  let start = ContinuousClock.now
  let result = try work()
  let (seconds, attoseconds) = (ContinuousClock.now - start).components
  return (Double(seconds) * 1e3 + Double(attoseconds) / 1e15, result)
}

/// The middle of several times of `work`, in milliseconds.
func median(of times: Int, _ work: () throws -> Void) rethrows -> Double {
  var measured: [Double] = []
  for _ in 0..<times { measured.append(try timed(work).milliseconds) }
  return median(measured)
}

/// The middle of several numbers.
func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }
