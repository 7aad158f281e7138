import JSON
import Journal
import Testing

@testable import Record

@Suite("Statements and their seals")
struct StatementTests {
  @Test(
    "A path is a JSON Pointer through names",
    arguments: [
      ("/a", ["a"]), ("/a/b", ["a", "b"]), ("/a~1b/~0", ["a/b", "~"]), ("/é", ["é"]), ("/0", ["0"]),
      ("", nil), ("a", nil), ("/", nil), ("/a/", nil), ("//a", nil), ("/a~", nil), ("/a~2", nil),
      ("#/a", nil),
    ] as [(String, [String]?)])
  func paths(path: String, names: [String]?) throws {
    #expect(Statement(path, 1).names == names)
    if let names { #expect(Statement(at: names, 1).path == path) }
  }

  @Test(
    "No path stands twice or leads through another",
    arguments: [
      (["/a", "/b"], nil), (["/a/b", "/a/bc", "/a/b~1c"], nil), (["/\u{E9}", "/e\u{301}"], nil),
      (["/a", "/b", "/a"], 3), (["/a", "/a/b"], 2), (["/a/b/c", "/a/b"], 1), (["/a", "x"], 2),
    ] as [([String], Int?)])
  func clashes(paths: [String], line: Int?) {
    do throws(RecordError) {
      _ = try Statements(paths.map { Statement($0, nil) })
      #expect(line == nil)
    } catch {
      #expect(error.sentence.hasPrefix("Line \(line ?? 0): "))
    }
  }

  @Test("A statement is one line of JSON with 128 bits of salt, never the same twice")
  func line() throws {
    let statement = Statement("/a", ["text": "two\nlines"])
    #expect(Hex.bytes(statement.salt)?.count == 16)
    #expect(statement.salt != Statement("/a", ["text": "two\nlines"]).salt)
    #expect(
      String(decoding: statement.line, as: UTF8.self)
        == "[\"\(statement.salt)\",\"/a\",{\"text\":\"two\\nlines\"}]\n")
    #expect(try Statements(reading: statement.line).all == [statement])
  }

  @Test(
    "What is no list of statements is refused with its line",
    arguments: [
      "[]\n", "{}\n", "[\"00\",\"/a\",1]\n", "[1,\"/a\",1]\n", "\n",
      "[\"00000000000000000000000000000000\",\"/a\",1]",
      "[\"00000000000000000000000000000000\",\"/a\",1.5]\n",
      "[\"00000000000000000000000000000000\",\"/a\",1,2]\n",
      "[\"0000000000000000000000000000000G\",\"/a\",1]\n",
    ])
  func unreadable(text: String) {
    #expect(throws: RecordError.self) { try Statements(reading: Array(text.utf8)) }
  }

  @Test("The tree nests the paths in the order of the statements")
  func tree() throws {
    let statements = try Statements([
      Statement("/b/x", 1), Statement("/a", [2]), Statement("/b/w/z", 3), Statement("/a~1b", nil),
    ])
    #expect(statements.tree.line == #"{"b":{"x":1,"w":{"z":3}},"a":[2],"a/b":null}"#)
    #expect(try Statements(reading: statements.bytes) == statements)
    #expect(statements["/b/w/z"] == 3)
    #expect(statements["/b/w"] == nil)
  }

  @Test(
    "Decoys fill the seals up to a multiple of 64",
    arguments: [
      (0, 64), (1, 64), (63, 64), (64, 64), (65, 128), (128, 128), (129, 192),
    ])
  func decoys(count: Int, seals: Int) throws {
    let statements = try Statements((0..<count).map { Statement("/\($0)", .int($0)) })
    let made = Seals(of: statements)
    #expect(made.digests.count == seals)
    #expect(statements.all.allSatisfy { made.contains(Digest(of: $0.line)) })
    #expect(!made.contains(Digest(of: [1])))
    #expect(try Seals(reading: made.bytes) == made)
    #expect(made.digests.map(\.hex) == made.digests.map(\.hex).sorted())
  }

  @Test("The fingerprint is the beginning of what sha256sum says of the file")
  func fingerprint() throws {
    let bench = try Bench()
    let seals = Seals(of: try Statements([Statement("/a", 1)]))
    _ = try bench.write("seals", String(decoding: seals.bytes, as: UTF8.self))
    #expect(try bench.shell("sha256sum seals | cut -c1-16").output == seals.fingerprint + "\n")
  }

  @Test("Seals in another order, number or spelling are refused")
  func badSeals() throws {
    let lines = Seals(of: try Statements([Statement("/a", 1)])).digests.map(\.hex)
    let wrong = [
      lines.dropLast(), [lines[1], lines[0]] + lines.dropFirst(2), [lines[0]] + lines.dropLast(),
      lines.map { $0.uppercased() }, [],
    ].map { $0.map { $0 + "\n" }.joined() }
    let good = lines.map { $0 + "\n" }.joined()
    for text in wrong + [String(good.dropLast()), good + "\n", "\n" + good] {
      #expect(throws: RecordError.self) { try Seals(reading: Array(text.utf8)) }
    }
  }
}
