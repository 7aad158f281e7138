import Journal
import Meeting
import Testing

@Suite("The chain of a journal")
struct ChainTests {
  @Test("a journal that was appended to is verified, with its count and head")
  func whole() throws {
    let entries = try Samples.entries()
    let (read, chain) = try Chain.verify(entries.flatMap(\.bytes))
    #expect(read == entries)
    #expect(chain.count == entries.count)
    #expect(chain.head == entries.last?.digest)
    #expect(entries.first?.prev.hex == String(repeating: "0", count: 64))
  }

  @Test("a journal without lines is the chain before its first line")
  func empty() throws { #expect(try Chain.verify([]).chain == Chain()) }

  @Test(
    "a line that is changed, left out, doubled, moved or put in breaks the chain there", arguments: 2..<20)
  func broken(_ place: Int) throws {
    let entries = try Samples.entries()
    let other = Event(
      id: EventID("other"), at: entries[place].event.at, by: entries[place].event.by, act: .began)
    var changed = entries
    changed[place] = Entry(event: other, seq: entries[place].seq, prev: entries[place].prev)
    expectBroken(changed, at: place + 2)
    var missing = entries
    missing.remove(at: place)
    expectBroken(missing, at: place + 1)
    var doubled = entries
    doubled.insert(entries[place], at: place)
    expectBroken(doubled, at: place + 2)
    var moved = entries
    moved.swapAt(place, place + 1)
    expectBroken(moved, at: place + 1)
    var added = entries
    added.insert(Entry(event: other, seq: place + 1, prev: entries[place].prev), at: place)
    expectBroken(added, at: place + 2)
  }

  private func expectBroken(_ entries: [Entry], at line: Int) {
    let error = #expect(throws: JournalError.self) { try Chain.verify(entries.flatMap(\.bytes)) }
    #expect(error?.line == line)
    #expect(error?.isNewer == false)
  }
}
