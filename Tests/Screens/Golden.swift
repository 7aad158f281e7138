import Foundation
import Testing
import Text

/// Compares a screen with its golden file: what stands on it, what each cell means, and where the cursor is.
///
/// A missing file fails. With `QUORATE_RECORD=1` in the environment the files are written anew; they are reviewed
/// like code, against the drawings.
func expectGolden(_ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = goldenFolder.appending(path: "\(name).screen")
  let shown = golden(frame)
  if ProcessInfo.processInfo.environment["QUORATE_RECORD"] == "1" {
    try Data(shown.utf8).write(to: file)
    return
  }
  guard let data = try? Data(contentsOf: file), let kept = String(bytes: data, encoding: .utf8) else {
    Issue.record("\(name).screen is missing; QUORATE_RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  let (now, before) = (lines(shown), lines(kept))
  for index in 0..<max(now.count, before.count) {
    let one = index < now.count ? now[index] : "(no line)"
    let other = index < before.count ? before[index] : "(no line)"
    guard one != other else { continue }
    Issue.record(
      "\(name).screen:\(index + 1)\n  golden  \(other)\n  shown   \(one)", sourceLocation: sourceLocation)
  }
}

private let goldenFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}

/// The screen's lines, then the cursor, then for each row what its cells mean, plain text and borders left out.
private func golden(_ frame: Frame) -> String {
  var lines = frame.lines
  lines.append("== cursor \(frame.cursor.row),\(frame.cursor.column)")
  lines.append("== meaning, by row and columns")
  for row in 0..<frame.height {
    let stretches = stretches(of: frame.row(row))
    guard !stretches.isEmpty else { continue }
    lines.append("\(row): " + stretches.joined(separator: ", "))
  }
  return lines.joined(separator: "\n") + "\n"
}

private func stretches(of row: ArraySlice<Cell>) -> [String] {
  let cells = Array(row)
  var stretches: [String] = []
  var start = 0
  while start < cells.count {
    var end = start
    while end + 1 < cells.count, cells[end + 1].style == cells[start].style { end += 1 }
    switch cells[start].style {
    case .text, .paneBorder: break
    case let style: stretches.append("\(style.rawValue) \(start == end ? "\(start)" : "\(start)-\(end)")")
    }
    start = end + 1
  }
  return stretches
}
