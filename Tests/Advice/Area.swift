import Foundation
import Glibc
import Procedures
import Testing

/// The procedures that the rules are tried under.
enum Area {
  static let gloucestershire = Result { try Library.resolve("gloucestershire", directories: []).procedure }
  static let national = Result { try Library.resolve("working-together", directories: []).procedure }
  static let bedford = Result { try Library.resolve("bedford", directories: []).procedure }
  static let liverpool = Result { try Library.resolve("liverpool", directories: []).procedure }
  static let devon = Result { try Library.resolve("devon", directories: []).procedure }
  /// Each procedure in the program, by its id.
  static let all = [
    "working-together": national, "gloucestershire": gloucestershire, "bedford": bedford,
    "liverpool": liverpool, "devon": devon,
  ]

  /// The invented area of the tests, which is a file and nothing else.
  static let eastmarch = Result {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let path = tests.appending(path: "../Procedures/eastmarch.yaml").path
    return try Library.check(path: path, directories: []).procedure
  }

  /// The procedure of this id: one in the program, or Eastmarch's.
  static func named(_ id: String) throws -> Procedure {
    try id == "eastmarch" ? eastmarch.get() : #require(all[id]).get()
  }

  /// An area of its own that extends Gloucestershire by `text`, read as any authority's file is.
  static func extending(_ text: String) throws -> Procedure {
    var folder = Array("/tmp/quorate-advice-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&folder))
    let path = String(cString: made) + "/elsewhere.yaml"
    defer {
      unlink(path)
      rmdir(made)
    }
    let header = """
      procedure:
        id: elsewhere
        short: ELS
        name: Elsewhere
        title: Strategy discussions
        issuer: an authority
        revision: "1"
        extends: gloucestershire

      """
    let bytes = Array((header + text).utf8)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    try #require(file >= 0 && write(file, bytes, bytes.count) == bytes.count && close(file) == 0)
    return try Library.check(path: path, directories: []).procedure
  }
}
