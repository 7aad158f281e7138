import Foundation
import Procedures
import Testing

/// A directory of procedure files that goes when it is no longer used.
final class ProcedureFiles {
  let directory: String

  /// The directory with one file for each name, `.yaml` added.
  init(_ files: KeyValuePairs<String, String> = [:]) throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "procedures-\(UUID())").path()
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: path(name))) }
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func path(_ name: String) -> String { "\(directory)/\(name).yaml" }

  func resolve(_ id: String) throws -> Resolved { try Library.resolve(id, directories: [directory]) }
}

/// Eight lines that make a whole procedure out of what they extend; what follows stands from line 9 on.
let heir = """
  procedure:
    id: heir
    short: HEI
    name: Heir
    title: A local procedure
    issuer: A partnership
    revision: "1"
    extends: working-together

  """

/// What is wrong with `heir` followed by `text`, a line a fault without the path.
func faults(_ text: String) throws -> [String] {
  let files = try ProcedureFiles(["heir": heir + text])
  do {
    _ = try files.resolve("heir")
    return []
  } catch let error as ProcedureError {
    return error.description.split(separator: "\n").map {
      String($0).replacing(files.path("heir") + ":", with: "")
    }
  }
}

/// The text of a sixth procedure, of an invented area: it stands in no program.
func eastmarch() throws -> String {
  let tests = URL(filePath: #filePath).deletingLastPathComponent()
  return try String(contentsOf: tests.appending(path: "eastmarch.yaml"), encoding: .utf8)
}
