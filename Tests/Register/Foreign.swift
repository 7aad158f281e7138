import Foundation
import Testing

/// Runs SQL on a database with another program than the register, and gives what it prints.
func sqlite(_ database: String, _ sql: String) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [
    ProcessInfo.processInfo.environment["QUORATE_PYTHON"] ?? "python3",
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "sqlite.py").path, database, sql,
  ]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "python3 did not run")
  return text.trimmingCharacters(in: .newlines)
}
