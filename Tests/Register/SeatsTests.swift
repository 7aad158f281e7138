import Calendar
import Foundation
import Journal
import Meeting
import Register
import Synchronization
import Testing

@Suite("Two seats at one register")
struct SeatsTests {
  @Test("whoever comes second validates on the new state")
  func second() throws {
    struct Taken: Error {}
    let practice = try Practice()
    let other = try practice.again()
    var mine = try practice.register.convene("SD-1")
    var theirs = try other.open("SD-1")
    func begin(_ proceedings: Proceedings) throws -> [Draft] {
      guard proceedings.meeting.state == .assembling else { throw Taken() }
      return [Draft(id: .fresh(), act: .began)]
    }
    try practice.register.act(on: &mine, at: start, by: chair, make: begin)
    #expect(throws: Taken.self) { try other.act(on: &theirs, at: start, by: minuteTaker, make: begin) }
    #expect(theirs.proceedings == mine.proceedings)
  }

  @Test("what the other seat wrote is taken in once")
  func refresh() throws {
    let practice = try Practice()
    let other = try practice.again()
    var mine = try practice.register.convene("SD-1")
    var theirs = try other.open("SD-1")
    let written = try practice.register.act(on: &mine, at: start, by: chair) { _ in
      [saying("a"), saying("b")]
    }
    #expect(try other.refresh(&theirs) == written)
    #expect(try other.refresh(&theirs) == [])
    #expect(theirs.proceedings == mine.proceedings)
  }

  @Test("any interleaving makes one journal, and both seats equal its replay", arguments: 0..<40)
  func interleaving(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let practice = try Practice()
    let registers = [practice.register, try practice.again()]
    var logs = [try practice.register.convene("SD-1"), try registers[1].open("SD-1")]
    for step in 0..<25 {
      let seat = Int.random(in: 0...1, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: try registers[seat].refresh(&logs[seat])
      case 1:
        let undone = logs[seat].proceedings.lastAct(of: seat == 0 ? .chair : .minutes)
        guard let undone else { continue }
        try act(registers[seat], &logs[seat], seat, [Draft(id: .fresh(), act: .withdrawn(undone.id))])
      default:
        let count = Int.random(in: 1...3, using: &random)
        try act(registers[seat], &logs[seat], seat, (0..<count).map { saying("\(step).\($0)") })
      }
    }
    for seat in 0...1 {
      try registers[seat].refresh(&logs[seat])
      try expectReplay(logs[seat], of: registers[seat])
    }
    #expect(logs[0].proceedings == logs[1].proceedings)
  }

  private func act(_ register: Register, _ log: inout Log, _ seat: Int, _ drafts: [Draft]) throws {
    try register.act(on: &log, at: start, by: seat == 0 ? chair : minuteTaker) { _ in drafts }
  }

  /// Busy says that nothing was read or written: it is asked again, for the same.
  private func asking<Answer>(_ ask: () throws -> Answer) throws -> Answer {
    while true {
      do { return try ask() } catch RegisterError.busy { continue }
    }
  }

  @Test("two threads writing at once lose nothing and break nothing")
  func threads() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    let folder = practice.folder
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { seat in
      do {
        let register = try asking { try Register.open(at: folder) }
        var log = try asking { try register.open("SD-1") }
        for number in 0..<60 {
          let draft = saying("\(seat).\(number)")
          _ = try asking {
            try register.act(on: &log, at: start, by: seat == 0 ? chair : minuteTaker) { _ in [draft] }
          }
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock(\.self) == [])
    try practice.register.refresh(&log)
    try expectReplay(log, of: practice.register)
    let texts = log.proceedings.meeting.sayings.map(\.saying.text)
    #expect(Set(texts) == Set((0...1).flatMap { seat in (0..<60).map { "\(seat).\($0)" } }))
    #expect(texts.count == 120)
    for seat in 0...1 {
      #expect(texts.filter { $0.hasPrefix("\(seat).") } == (0..<60).map { "\(seat).\($0)" })
    }
  }

  @Test("a seat that finds the register held gives up after a quarter of a second, and can ask again")
  func busy() throws {
    let practice = try Practice()
    let other = try practice.again()
    var mine = try practice.register.convene("SD-1")
    var theirs = try other.open("SD-1")
    let clock = ContinuousClock()
    var waited = Duration.zero
    try practice.register.act(on: &mine, at: start, by: chair) { _ in
      // The first seat is inside its transaction here.
      waited = clock.measure {
        #expect(throws: RegisterError.busy) {
          try other.act(on: &theirs, at: start, by: minuteTaker) { _ in [saying("second")] }
        }
      }
      return [saying("first")]
    }
    #expect(waited >= .milliseconds(250))
    try other.act(on: &theirs, at: start, by: minuteTaker) { _ in [saying("second")] }
    #expect(theirs.proceedings.meeting.sayings.map(\.saying.text) == ["first", "second"])
  }
}

/// Numbers that are the same for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
