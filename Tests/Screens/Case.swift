import Calendar
import Console
import Foundation
import JSON
import Meeting
import Procedures
import Synchronization

/// A made-up case at one moment, replayed from its files: a real meeting under real rules for the screens.
///
/// The same moment has the same events, ids and keys each time.
struct Case {
  let proceedings: Proceedings
  let procedure: Procedure
  let workingDays: WorkingDays
  /// The moment it was replayed to.
  let now: Instant
}

extension Case {
  /// What departs from the main file at its own first line; what the main file says after that is left out.
  enum Variant: String, CaseIterable {
    /// Section 47 is put to the agencies at 10:44, and what decisions ask for is asked.
    case proposed = "aisha-proposed"
    /// The same, with 20 actions and 14 people there.
    case long = "aisha-long"
  }

  /// Aisha, Cal and the unborn child in Gloucestershire on Tuesday 24 November 2026, with everything captured
  /// up to `moment` and at it.
  ///
  /// `isReconvened` says that this follows a discussion of 3 September in which social care gave Aisha 4;
  /// then the prompts are those of a review.
  static func aisha(
    until moment: String, _ variant: Variant? = nil, isReconvened: Bool = false
  ) throws -> Case {
    guard let until = Instant(moment) else { throw Fault("\(moment) is no instant") }
    var replay = Replay(procedure: try gloucestershire.get())
    try replay.convene(reading: "aisha", isReconvened: isReconvened)
    var lines = try CapturedLine.all(of: "aisha")
    if let variant {
      let departing = try CapturedLine.all(of: variant.rawValue)
      guard let first = departing.first else { throw Fault("\(variant.rawValue) is empty") }
      lines = lines.filter { $0.at < first.at } + departing
    }
    for line in lines where line.at <= until { try replay.capture(line) }
    return Case(
      proceedings: replay.proceedings, procedure: replay.procedure, workingDays: replay.workingDays,
      now: until)
  }

  private static let gloucestershire = Result {
    try Library.resolve("gloucestershire", directories: []).procedure
  }

  fileprivate static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Cases")

  /// What is wrong with a case's files, with the line.
  struct Fault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }
}

/// One line of a `.capture` file, with the time and the seat it is written at.
///
/// A line `# seat: chair` or `# seat: minutes` says who writes what follows.
private struct CapturedLine {
  let text: String
  let at: Instant
  let seat: Seat
  /// `aisha.capture:12`
  let place: String

  static func all(of name: String) throws -> [CapturedLine] {
    let file = "\(name).capture"
    let text = try String(contentsOf: Case.folder.appending(path: file), encoding: .utf8)
    var seat = Seat.chair
    var day = ""
    var lines: [CapturedLine] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let place = "\(file):\(index + 1)"
      if line.hasPrefix("# seat: ") {
        guard let said = Seat(rawValue: String(line.dropFirst(8))) else {
          throw Case.Fault("\(place): which seat?")
        }
        seat = said
      }
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let word = line.prefix { $0 != " " }
      let time = word.dropFirst()
      if time.contains("T") { day = String(time.prefix(10)) }
      guard word.first == "@", let local = LocalTime(time.contains("T") ? String(time) : "\(day)T\(time)")
      else {
        throw Case.Fault("\(place): a line begins with its time")
      }
      lines.append(
        CapturedLine(
          text: String(line.dropFirst(word.count + 1)), at: London.instant(local), seat: seat, place: place))
    }
    return lines
  }
}

/// A meeting on its way to a moment.
private struct Replay {
  private(set) var proceedings = Proceedings()
  let procedure: Procedure
  let workingDays = WorkingDays(.builtIn)
  private let keys = Keys()

  init(procedure: Procedure) { self.procedure = procedure }

  mutating func convene(reading name: String, isReconvened: Bool) throws {
    let file = Case.folder.appending(path: "\(name).json")
    let json = try JSON(reading: [UInt8](Data(contentsOf: file)))
    var brought = try `case`(json)
    if isReconvened, let aisha = brought.children.first?.key {
      brought.follows = Reconvened(
        reference: "SD-20260903-01", rationale: nil,
        lastScores: [LastScore(agency: AgencyKey("social-care"), child: aisha, value: 4)])
    }
    let convening = Convening(
      reference: "SD-20261124-02", program: "test",
      procedure: ProcedureStamp(id: procedure.id, revision: procedure.header.revision, digest: ""),
      isRehearsal: true, case: brought)
    let nine = try moment("2026-11-24T09:00")
    let draft = Draft(id: EventID(keys.next()), act: .convened(convening))
    proceedings.append(draft.event(at: nine, by: author(.chair)))
  }

  mutating func capture(_ line: CapturedLine) throws {
    let author = author(line.seat)
    let context = CaptureContext(
      proceedings: proceedings, procedure: procedure, now: line.at, seat: line.seat, speaker: author.person,
      workingDays: workingDays, fresh: { [keys] in keys.next() })
    switch read(line.text, in: context) {
    case .blank: throw Case.Fault("\(line.place): nothing stands in it")
    case .refused(let refusal): throw Case.Fault("\(line.place): \(refusal.message)")
    case .understood(let understood):
      for draft in understood.drafts { proceedings.append(draft.event(at: line.at, by: author)) }
    }
  }

  private func author(_ seat: Seat) -> Author {
    seat == .chair
      ? Author(seat: seat, person: "R Osei", login: "rosei")
      : Author(seat: seat, person: "J Hart", login: "jhart")
  }

  /// The part of a referral that these cases use; the rest of it is captured as lines.
  private func `case`(_ json: JSON) throws -> Meeting::Case {
    let referral = json["referral"]
    let concern = json["concern"]
    return Meeting::Case(
      referral: Referral(
        by: referral?["by"]?.string ?? "", agency: referral?["agency"]?.string ?? "",
        role: referral?["role"]?.string, how: referral?["how"]?.string ?? "",
        received: try moment(referral?["received"]?.string)),
      concernIdentified: try moment(concern?["identified"]?.string), concern: concern?["what"]?.string ?? "",
      children: try (json["children"]?.array ?? []).map(child))
  }

  private func child(_ json: JSON) throws -> Child {
    let life: Life
    if let born = json["born"]?.string {
      guard let day = Day(born) else { throw Case.Fault("\(born) is no date") }
      life = .born(day)
    } else {
      life = .unborn(due: (json["expected"]?.string).flatMap { Day($0) })
    }
    return Child(
      key: ChildKey(keys.next()), name: json["name"]?.string ?? "", life: life, school: json["school"]?.string
    )
  }

  private func moment(_ text: String?) throws -> Instant {
    guard let text, let time = LocalTime(text) else { throw Case.Fault("\(text ?? "nothing") is no time") }
    return London.instant(time)
  }
}

/// Keys by a counter, so that the same lines give the same keys.
private final class Keys: Sendable {
  private let count = Mutex(0)

  func next() -> String {
    count.withLock { count in
      count += 1
      return "k\(count)"
    }
  }
}
