import Foundation
import Glibc
import Testing

@testable import Record

@Suite("Whose account is it?")
struct AccountTests {
  @Test("The machine's own list and whoever is asked for accounts say the same as the C library does")
  func own() throws {
    let entry = try #require(getpwuid(0)).pointee
    let root = Account(name: String(cString: entry.pw_name), home: String(cString: entry.pw_dir))
    #expect(Account.listed(0) == root)
    #expect(Account.asked(0) == root)
    #expect(getuid() != 0 || Account.own == root)
  }

  @Test("An account that nobody knows is none; a list that is not there or holds rubbish knows nobody")
  func unknown() throws {
    #expect(Account.listed(4_000_000_001) == nil)
    #expect(Account.asked(4_000_000_001) == nil)
    #expect(Account.listed(0, in: "/nowhere/passwd") == nil)
    let file = URL.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try "\n:::\nroot\nsam:x:1001:100:Sam Carter:/home/sam:/bin/sh\n".write(
      to: file, atomically: true, encoding: .utf8)
    #expect(Account.listed(1001, in: file.path) == Account(name: "sam", home: "/home/sam"))
    #expect(Account.listed(100, in: file.path) == nil)
  }
}
