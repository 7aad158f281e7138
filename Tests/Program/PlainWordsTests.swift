import Foundation
import Procedures
import Testing

@Suite("What the commands print for people")
struct PrintedWordsTests {
  @Test("names no rule outside brackets and no key, in the minutes, the summary and what show and list say")
  func printed() throws {
    let desk = try Ashdown.held.get().desk
    let clock = ["--clock", "2026-11-19T11:45:00Z"]
    let texts = [
      try Ashdown.record("minutes.txt"), try Ashdown.record("actions.txt"),
      try desk.done(["show", Ashdown.reference] + clock).output,
      try desk.done(["list"] + clock).output,
    ]
    for text in texts {
      for name in Procedure.ruleNames {
        #expect(!text.replacingOccurrences(of: "(\(name))", with: "").contains(name), "\(name)")
      }
      let keys = text.split { !$0.isHexDigit }.filter { $0.count == 32 }
      #expect(keys.isEmpty, "\(keys)")
    }
  }
}
