import Advice
import Calendar
import Meeting
import Procedures
import Testing

/// A case of one rule under one procedure: what happens there, and what the rule then says.
struct Here: Sendable, CustomTestStringConvertible {
  var area: String
  var name: String
  /// Severity and child of each warning, the worst first: `critical maya`.
  var raises: [String]
  /// Words that stand in one of them.
  var says: String
  var at: String?
  var closing: Bool
  var children: [Child]
  var relatives: [Relative]
  var received: String
  var follows: Reconvened?
  var happens: @Sendable (inout Discussion) -> Void

  var testDescription: String { "\(area): \(name)" }

  init(
    _ area: String, _ name: String, raises: String..., says: String = "", at: String? = nil,
    closing: Bool = false, of children: [Child] = [maya], relatives: [Relative] = [],
    received: String = "2026-11-18T14:10", follows: Reconvened? = nil,
    happens: @escaping @Sendable (inout Discussion) -> Void
  ) {
    self.area = area
    self.name = name
    self.raises = raises
    self.says = says
    self.at = at
    self.closing = closing
    self.children = children
    self.relatives = relatives
    self.received = received
    self.follows = follows
    self.happens = happens
  }

  /// Holds what the rule says against what is written here.
  func holds(_ rule: String) throws {
    var discussion = try Discussion(
      children, relatives: relatives, received: received, follows: follows, under: Area.named(area))
    happens(&discussion)
    #expect(discussion.said(rule, at: at, closing: closing) == raises, "\(self)")
    #expect(
      says.isEmpty || discussion.words(rule, at: at, closing: closing).contains(says),
      "\(discussion.words(rule, at: at, closing: closing))")
  }
}

extension Discussion {
  /// Severity and child of each warning of a rule, the worst first: `critical maya`.
  func said(_ rule: String, at time: String? = nil, closing: Bool = false) -> [String] {
    advice(time, closing: closing).warnings.filter { $0.rule == rule }.map { warning in
      warning.severity.rawValue + (warning.child.map { " \($0)" } ?? "")
    }
  }

  /// The discussion begins, and every agency is there that has to be, at the least, by its procedure.
  ///
  /// Three of them in four areas; education is one of Devon's key agencies, and of Eastmarch's.
  mutating func beginsWithTheCore(except absent: String = "") {
    opens("10:30")
    var core: [(PersonKey, String)] = [("malik", "police"), ("byrne", "health")]
    if ["devon", "eastmarch"].contains(procedure.header.id) { core.append(("moss", "education")) }
    for (person, agency) in core where agency != absent { comes(person, for: agency, "10:30") }
  }

  /// Decisions are opened, and planning after them, whatever the items are called here.
  mutating func opensDecisions(_ time: String = "11:00") {
    let item = procedure.agenda.first(where: \.isDecisions)?.id ?? ""
    at(time, .itemOpened(item))
  }

  mutating func opensThePlan(_ time: String = "11:18") { at(time, .itemOpened("plan")) }
}
