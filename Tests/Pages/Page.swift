public import Foundation
public import Testing

/// Compares a generated page of the documentation with the one that is kept.
///
/// With `QUORATE_RECORD=1` in the environment the page is written anew; it is then read, as its readers will.
public func expectPage(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = pageFile(name)
  if ProcessInfo.processInfo.environment["QUORATE_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  guard let data = try? Data(contentsOf: file), let kept = String(bytes: data, encoding: .utf8) else {
    Issue.record("\(name).md is missing; QUORATE_RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  let now = text.split(separator: "\n", omittingEmptySubsequences: false)
  let before = kept.split(separator: "\n", omittingEmptySubsequences: false)
  for line in 0..<max(now.count, before.count)
  where line >= now.count || line >= before.count || now[line] != before[line] {
    Issue.record(
      """
      \(name).md:\(line + 1) is stale; QUORATE_RECORD=1 writes it anew
        kept  \(line < before.count ? before[line] : "(no line)")
        now   \(line < now.count ? now[line] : "(no line)")
      """, sourceLocation: sourceLocation)
    return
  }
}

/// Where a page of the documentation is kept.
public func pageFile(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Procedures/Procedures.docc/\(name).md").standardized
}

/// A table of a page, a row a line.
public func table(_ head: [String], _ rows: [[String]]) -> String {
  func line(_ cells: [String]) -> String {
    "| " + cells.map { $0.isEmpty ? "-" : $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
  return ([line(head), line(head.map { _ in "---" })] + rows.map(line)).joined(separator: "\n")
}
