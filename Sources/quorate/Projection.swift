import Advice
import Calendar
import Console
import JSON
import Meeting
import Procedures
import Register
import Synchronization

extension Projection {
  /// What the register's lists show of a meeting, what is pending of it, and what its search finds.
  static let ours = Projection(
    version: 9,
    // A date that another list of bank holidays moves must not stand in the register's rows.
    basis: bankHolidays.fingerprint,
    summarise: summary,
    matters: { meeting, isFollowed, bytes in
      guard let procedure = loaded.procedure(meeting.procedure.digest, bytes) else { return [] }
      return matters(of: meeting, under: procedure, isFollowed: isFollowed)
    },
    text: { event in
      switch event.act {
      case .said(let saying): saying.text
      case .action(let plan): plan.text
      case .decided(let deciding): deciding.because
      case .decisionAmended(_, let amendment): amendment.because
      case .riskNamed(_, let text, _): text
      case .answered(_, _, let text): text
      case .written(_, let text): text
      case .invited(let invitation): "\(invitation.name) \(invitation.role) \(invitation.slot.agency.text)"
      case .childAdded(let child): child.name
      case .relativeAdded(let relative): relative.name
      case .convened(let convening):
        ([convening.reference, convening.case.concern] + convening.case.children.map(\.name)
          + convening.case.relatives.map(\.name)).joined(separator: " ")
      default: nil
      }
    })

  private static func summary(_ meeting: Meeting) -> JSON {
    var members: [JSON.Member] = [
      .init("rehearsal", .bool(meeting.isRehearsal)),
      .init(
        "children",
        .array(
          meeting.case.children.map { .string($0.isUnborn && $0.name.isEmpty ? "unborn" : $0.name) })),
      .init("called", .array(meeting.case.children.map { .string(meeting.callName(of: $0.key)) })),
      .init(
        "born",
        .array(
          meeting.case.children.map { child in
            if case .born(let day) = child.life { .string(day.description) } else { .null }
          })),
      .init(
        "people",
        .array(
          meeting.persons.filter { $0.invited != nil || !$0.stays.isEmpty || !$0.spokenTo.isEmpty }.map {
            .array([.string($0.name), .string($0.agency.text), .string($0.role)])
          })),
    ]
    if let follows = meeting.case.follows { members.append(.init("follows", .string(follows.reference))) }
    if let ended = meeting.ended { members.append(.init("ended", .string(ended.description))) }
    if let closed = meeting.closed { members.append(.init("closed", .string(closed.description))) }
    return .object(members)
  }

  private static let workingDays = WorkingDays(bankHolidays)

  private static let loaded = LoadedProcedures()
}

// MARK: - What is pending

extension Projection {
  private static func matters(
    of meeting: Meeting, under procedure: Procedure, isFollowed: () -> Bool
  ) -> [Matter] {
    guard meeting.state != .declined else { return [] }
    // The moment matters only to how a date stands, which is asked again whenever it is shown.
    let dates = Due.all(
      of: meeting, under: procedure, at: meeting.case.referral.received, counting: workingDays)
    return standing(meeting, procedure, dates) + deadlines(meeting, procedure, dates)
      + dissents(meeting, procedure, after: dates.count) + tonights(meeting)
      + promised(meeting, procedure, isFollowed: isFollowed) + actions(meeting, procedure)
  }

  private static func standing(_ meeting: Meeting, _ procedure: Procedure, _ dates: [Due]) -> [Matter] {
    switch meeting.state {
    case .assembling:
      let due = dates.filter { $0.rule == "time.convene" && $0.instant != nil }
        .min { ($0.instant?.seconds ?? .max) < ($1.instant?.seconds ?? .max) }
      let quorum = Quorum(of: meeting, under: procedure)
      var members: [JSON.Member] = [
        .init("confirmed", .int(quorum.confirmed)), .init("needed", .int(quorum.needed)),
      ]
      if let due { members += counted(due, procedure) }
      if let target = meeting.target { members.append(.init("planned", .string(target.due.description))) }
      return [
        Matter(kind: HomeMatter.Kind.convene.rawValue, number: 0, due: due?.instant, shown: .object(members))
      ]
    case .live, .paused, .ended:
      return [Matter(kind: HomeMatter.Kind.running.rawValue, number: 0, due: meeting.began)]
    case .closedUnsigned:
      return [Matter(kind: HomeMatter.Kind.unsigned.rawValue, number: 0, due: meeting.closed)]
    case .signed, .declined: return []
    }
  }

  private static func deadlines(_ meeting: Meeting, _ procedure: Procedure, _ dates: [Due]) -> [Matter] {
    dates.enumerated().compactMap { number, date in
      guard let instant = date.instant, !date.state.isMet, date.rule != "time.convene" else { return nil }
      let isRecord = date.rule == "time.minutes"
      var members: [JSON.Member] = [.init("what", .string(date.what))] + counted(date, procedure)
      members += about([date.child].compactMap(\.self), in: meeting)
      if isRecord {
        members.append(.init("invited", .int(meeting.persons.count { $0.invited != nil })))
        let duties = procedure.duties(serving: date.timescale, in: meeting, for: date.child).filter {
          !$0.isDone(in: meeting, under: procedure, for: date.child)
        }
        members.append(.init("duties", .array(duties.map { .string($0.id) })))
      }
      return Matter(
        kind: (isRecord ? HomeMatter.Kind.send : .date).rawValue, number: number, due: instant,
        shown: .object(members))
    }
  }

  /// Disagreement that was taken up the ladder and has not ended, by when that step was to be taken.
  private static func dissents(_ meeting: Meeting, _ procedure: Procedure, after dates: Int) -> [Matter] {
    meeting.dissents.filter { $0.settled == nil }.compactMap { dissent in
      guard let step = dissent.escalations.last, let by = step.by else { return nil }
      let who = procedure.name(of: dissent.voice.agency)
      let level = procedure.ladders.flatMap(\.levels).first { $0.id == step.level }?.name ?? step.level
      let what = "\(who) disagrees with decision \(dissent.decision): \(level), \(step.with)"
      return Matter(
        kind: HomeMatter.Kind.date.rawValue, number: dates + dissent.number, due: London.instant(by),
        shown: .object(
          [.init("what", .string(what))]
            + about([meeting.decision(dissent.decision)?.child].compactMap(\.self), in: meeting)))
    }
  }

  /// What was promised with decisions: news, and a further discussion until one that follows is called. What is promised
  /// alike of several children is one.
  private static func promised(
    _ meeting: Meeting, _ procedure: Procedure, isFollowed: () -> Bool
  ) -> [Matter] {
    let dates = Due.promised(
      in: meeting, under: procedure, Quorum(of: meeting, under: procedure), at: meeting.case.referral.received
    ).filter { !$0.state.isMet }
    guard !dates.isEmpty else { return [] }
    let isConvened = dates.contains { furtherDiscussion($0) != nil } && isFollowed()
    let each = Dictionary(grouping: dates.filter { furtherDiscussion($0) == nil || !isConvened }) {
      "\($0.timescale) \($0.due?.description ?? "")"
    }
    return each.sorted { $0.key < $1.key }.map(\.value)
      .enumerated().map { number, alike in
        // The register's row says itself that it is to be convened.
        let further = furtherDiscussion(alike[0])
        return Matter(
          kind: (further == nil ? HomeMatter.Kind.news : .further).rawValue, number: number,
          due: alike[0].instant,
          shown: .object(
            [.init("what", .string(further ?? alike[0].what))]
              + about(alike.compactMap(\.child), in: meeting)))
      }
  }

  private static func furtherDiscussion(_ date: Due) -> String? {
    if case .furtherDiscussion(let name)? = date.promise { name } else { nil }
  }

  /// Where each child is safe, until when that was arranged: somebody has to say what follows.
  private static func tonights(_ meeting: Meeting) -> [Matter] {
    meeting.livingChildren.enumerated().compactMap { index, child in
      guard let tonight = meeting.tonight(child.key)?.value, let until = tonight.until else { return nil }
      let checker = tonight.checkedBy.map { ", checked by \($0)" } ?? ""
      return Matter(
        kind: HomeMatter.Kind.tonight.rawValue, number: index, due: London.instant(until),
        shown: .object(
          [.init("what", .string("tonight’s arrangement ends: \(tonight.place)\(checker)"))]
            + about([child.key], in: meeting)))
    }
  }

  private static func actions(_ meeting: Meeting, _ procedure: Procedure) -> [Matter] {
    meeting.actions.filter { $0.done == nil }.map { action in
      var members: [JSON.Member] = [.init("what", .string(action.plan.text))]
      members += about(action.plan.children, in: meeting)
      if let owner = action.plan.owner {
        let agency = procedure.name(of: owner.agency)
        let name = owner.person.flatMap { meeting.person($0)?.name }
        members.append(
          .init("owner", .string(name.map { "\($0), \(agency.lowercased())" } ?? "▲ who at \(agency)?")))
        members.append(.init("agency", .string(owner.agency.text)))
      }
      if action.late != nil || action.plan.kind == .contingency {
        members.append(.init("excused", .bool(true)))
      }
      return Matter(
        kind: HomeMatter.Kind.action.rawValue, number: action.number,
        due: action.plan.by.map(London.instant), shown: .object(members))
    }
  }

  /// How a date was counted: its period alone, all of it in words, and whether bank holidays were projected.
  private static func counted(_ due: Due, _ procedure: Procedure) -> [JSON.Member] {
    let period = procedure.timescales.first { $0.id == due.timescale }?.period.description
    return (period.map { [JSON.Member("period", .string($0))] } ?? [])
      + [JSON.Member("basis", .string(due.basis))]
      + (due.isProjected ? [JSON.Member("projected", .bool(true))] : [])
  }

  /// Whom of the children it is about, where it is not about all.
  private static func about(_ children: [ChildKey], in meeting: Meeting) -> [JSON.Member] {
    guard !children.isEmpty, meeting.case.children.count > 1 else { return [] }
    return [.init("about", .array(children.map { .string(meeting.callName(of: $0)) }))]
  }
}

/// Procedures that were read once: an act must not read its rules anew.
private final class LoadedProcedures: Sendable {
  private let known = Mutex<[String: Procedure]>([:])

  func procedure(_ digest: String, _ bytes: () -> [UInt8]?) -> Procedure? {
    if let procedure = known.withLock({ $0[digest] }) { return procedure }
    guard let procedure = bytes().flatMap({ try? Procedure.load($0) }) else { return nil }
    known.withLock { $0[digest] = procedure }
    return procedure
  }
}
