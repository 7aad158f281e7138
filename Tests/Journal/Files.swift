import Foundation
import Testing

/// What stands in a file of the package, by its path from the root.
func file(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: url(path))) }

func url(_ path: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../" + path).standardizedFileURL
}

/// What Python prints for a script beside this file.
func python(_ script: String, _ arguments: [String]) throws -> String {
  let python = ProcessInfo.processInfo.environment["QUORATE_PYTHON"] ?? "python3"
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [python, url("Tests/Journal/" + script).path] + arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  try process.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  try #require(
    process.terminationStatus == 0,
    """
    The oracle did not run. Install it with `\(python) -m pip install jsonschema==4.26.0`, or name a python \
    that has it in QUORATE_PYTHON. It said: \(text)
    """)
  return text
}
