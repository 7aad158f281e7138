import Advice
import Calendar
import Meeting
import Pages
import Procedures

/// The parts of the page, each a heading and its tables.
struct Document {
  let columns: [FiveProcedures.Column]

  var people: String {
    part(
      "Who chairs, and who is asked",
      rows: [
        ("chair", { "\($0.procedure.chair.title) \($0.procedure.chair.cite)" }),
        ("grade asked for here", { $0.grade }),
        (
          "minute-taker besides",
          { column in column.procedure.minuteTaker.map { "yes \($0.cite)" } ?? "none named" }
        ),
        ("core: quorate with", { $0.people(.core) }),
        ("required here", { $0.people(.required) }),
        ("to be contacted here", { $0.people(.consult) }),
        ("to be considered here", { $0.people(.consider) }),
      ])
  }

  var clocks: String {
    let rules = union { $0.ended.deadlines.map(\.rule) }.filter { $0 != "time.convene" }
    return part(
      "What is due when, at the latest",
      "A working day is Monday to Friday and no bank holiday of England and Wales; the day of the event is day 0.",
      rows: [
        ("the discussion, on these facts", { $0.convening }),
        ("the times for holding it", { $0.conveningTimes }),
      ]
        + rules.map { rule in
          ("`\(rule)`", { column in column.dates(rule) })
        })
  }

  var agenda: String {
    part(
      "The agenda", "In bold the item that opens decisions.",
      rows: numbered(columns.map { $0.procedure.agenda.count }.max() ?? 0) { column, index in
        let agenda = column.procedure.agenda
        guard agenda.indices.contains(index) else { return "" }
        let name = agenda[index].isDecisions ? "**\(agenda[index].name)**" : agenda[index].name
        return "\(name) \(agenda[index].cite)"
      })
  }

  var risk: String {
    let first = numbered(columns.map { $0.procedure.prompts.first.count }.max() ?? 0) { column, index in
      prompt(column.procedure.prompts.first, index)
    }
    let review = numbered(columns.map { $0.procedure.prompts.review.count }.max() ?? 0) { column, index in
      let prompts = column.procedure.prompts
      return prompts.review == prompts.first ? "" : prompt(prompts.review, index)
    }
    return part("Risk, the first time", "Answered for each child.", rows: first) + "\n\n"
      + part("Risk, at a review", "A `-` where the first time's hold again.", rows: review) + "\n\n"
      + part(
        "Scaling",
        rows: [
          (
            "asked",
            {
              $0.procedure.scale.isAsked
                ? "yes \($0.procedure.scale.cite)" : "offered \($0.procedure.scale.cite)"
            }
          ),
          ("0 is", { $0.procedure.scale.zero }), ("10 is", { $0.procedure.scale.ten }),
          (
            "talked about, as practice",
            { "\($0.procedure.scale.low) or lower; \($0.procedure.scale.spread) or more apart" }
          ),
        ])
  }

  var questions: String {
    part(
      "Questions",
      "Those that hold on these facts, once section 47 was decided for Maya; each asks for an answer or a reasoned no.",
      rows: union { $0.asked.map(\.id) }.map { id in
        ("`\(id)`", { column in column.asked.first { $0.id == id }.map { column.words($0) } ?? "" })
      })
  }

  var decisions: String {
    part(
      "Decisions", "With their owners; what must give reasons says so.",
      rows: union { $0.procedure.decisions.map(\.id) }.map { id in
        (
          "`\(id)`",
          { column in column.procedure.decisions.first { $0.id == id }.map { column.words($0) } ?? "" }
        )
      })
  }

  var actions: String {
    part(
      "Actions, and ways up",
      rows: [
        (
          "an action says",
          { column in
            let rule = column.procedure.actions
            return "who, what, by when" + (rule.needsPurpose ? ", what for" : "") + " \(rule.cite)"
          }
        ),
        (
          "a contingency",
          {
            $0.procedure.actions.needsContingency ? "asked for \($0.procedure.actions.cite)" : "not asked for"
          }
        ),
      ]
        + Ladder.Purpose.allCases.map { purpose in
          ("ladder: \(purpose.rawValue)", { column in column.ladder(purpose) })
        })
  }

  var duties: String {
    part(
      "Duties, once the discussion is over and section 47 decided",
      rows: union { $0.ended.duties.map(\.rule.id) }.map { id in
        (
          "`\(id)`",
          { column in
            let duties = column.ended.duties.filter { $0.rule.id == id }
            guard var duty = duties.first else { return "" }
            // A duty that stands for several is told once, with all whom it concerns.
            duty.agencies = duties.flatMap(\.agencies)
            return column.words(duty)
          }
        )
      })
  }

  var warnings: String {
    let moments: [(String, (FiveProcedures.Column) -> Advice)] = [
      ("when it is called", { $0.called }),
      ("had it not begun by Wednesday 25 November at noon, and nobody been reached", { $0.waiting }),
      ("when decisions are opened", { $0.deciding }), ("when it is over", { $0.ended }),
    ]
    return moments.map { moment, advice in
      part(
        "Warnings, \(moment)",
        rows: union { advice($0).warnings.map(\.rule) }.sorted(by: inOrder).map { rule in
          ("`\(rule)`", { column in warned(advice(column), of: rule) })
        })
    }.joined(separator: "\n\n")
  }
}

// MARK: - Tables

extension Document {
  private func part(
    _ title: String, _ words: String? = nil, rows: [(String, (FiveProcedures.Column) -> String)]
  ) -> String {
    let cells = rows.map { name, cell in [name] + asNational(columns.map(cell)) }
      .filter { $0.dropFirst().contains { !$0.isEmpty } }
    let table = table([" "] + columns.map(\.procedure.header.short), cells)
    let body = cells.isEmpty ? "None, under any of the five." : (words.map { $0 + "\n\n" } ?? "") + table
    return "## \(title)\n\n" + body
  }

  /// What an area has word for word from the national text, which stands first, is not told again.
  private func asNational(_ cells: [String]) -> [String] {
    guard let national = cells.first, national.contains("[WT ") else { return cells }
    return [national] + cells.dropFirst().map { $0 == national ? "as WT" : $0 }
  }

  private func numbered(
    _ count: Int, _ cell: @escaping (FiveProcedures.Column, Int) -> String
  ) -> [(String, (FiveProcedures.Column) -> String)] {
    (0..<count).map { index in ("\(index + 1)", { cell($0, index) }) }
  }

  private func prompt(_ prompts: [Prompt], _ index: Int) -> String {
    prompts.indices.contains(index) ? "\(prompts[index].asks) \(prompts[index].cite)" : ""
  }

  /// What stands in any column, each once, in the order in which it is met.
  private func union(_ names: (FiveProcedures.Column) -> [String]) -> [String] {
    var seen: Set<String> = []
    return columns.flatMap(names).filter { seen.insert($0).inserted }
  }

  private func inOrder(_ one: String, _ other: String) -> Bool {
    let order = Rule.catalogue.map(\.id)
    return (order.firstIndex(of: one) ?? 0) < (order.firstIndex(of: other) ?? 0)
  }

  /// What a rule warns of; of the questions, which stand above, and of many alike how many.
  private func warned(_ advice: Advice, of rule: String) -> String {
    let warnings = advice.warnings.filter { $0.rule == rule }
    let words = warnings.map { "\($0.severity): \($0.message) \($0.citation)" }
    guard rule == "question.unanswered" || warnings.count > 3 else { return words.joined(separator: "; ") }
    let counts = Severity.allCases.reversed().compactMap { severity in
      let count = warnings.count { $0.severity == severity }
      let plural = severity == .critical || count == 1 ? "" : "s"
      return count == 0 ? nil : "\(count) \(severity)\(plural)"
    }.joined(separator: ", ")
    return rule == "question.unanswered"
      ? counts : "\(counts), the first: \(warnings[0].message) \(warnings[0].citation)"
  }
}

// MARK: - One procedure's words

extension FiveProcedures.Column {
  var grade: String {
    let chair = procedure.chair
    func name(_ id: String) -> String { chair.grades.first { $0.id == id }?.name ?? id }
    let required = chair.required.map { rule in
      "\(name(rule.grade)) if \(names(rule.when)) \(rule.cite)"
    }
    return ([chair.usual.map(name) ?? "none named"] + required).joined(separator: "; ")
  }

  func people(_ strength: SlotRule.Strength) -> String {
    grouped(
      called.quorum.slots.filter { $0.strength == strength }.map { slot in
        let expected = strength == .required && [.consider, .may].contains(slot.force)
        return (expected ? "\(slot.name) (expected)" : slot.name, slot.citation)
      })
  }

  var convening: String {
    guard let due = called.deadlines.first(where: { $0.rule == "time.convene" }) else {
      return "no time in the text: the chair sets one"
    }
    return "\(due.basis)\(due.reason.map { "; \($0)" } ?? "") \(due.citation)"
  }

  var conveningTimes: String {
    grouped(
      procedure.timescales.filter { $0.rule == "time.convene" }.map { timescale in
        let reason = timescale.reason.map { " (\($0))" } ?? ""
        return ("\(timescale.period) from: \(timescale.origin.rawValue)\(reason)", timescale.cite)
      })
  }

  func dates(_ rule: String) -> String {
    ended.deadlines.filter { $0.rule == rule && ($0.child == nil || $0.child == "maya") }.map { due in
      "\(due.what): \(due.basis) \(due.citation)"
    }.joined(separator: "; ")
  }

  func words(_ question: Question) -> String {
    var of = ""
    if case .agency(let agency) = question.of {
      of = ", of \(procedure.name(of: AgencyKey(agency)).lowercased())"
    }
    let per =
      switch question.per {
      case .meeting: ""
      case .child: ", each child"
      case .parent: ", each with parental responsibility"
      }
    return "\(question.asks) (\(question.force.rawValue)\(of)\(per)) \(question.cite)"
  }

  func words(_ decision: DecisionRule) -> String {
    let agency = decision.ownerAgency.map { procedure.name(of: AgencyKey($0)) }
    let owner = decision.owner.map { $0 + (agency.map { " (\($0))" } ?? "") } ?? agency ?? ""
    return decision.name + (decision.when.any.isEmpty ? "" : ", if \(names(decision.when))")
      + (owner.isEmpty ? "" : "; owner: \(owner)")
      + (decision.rationale == .must ? "; gives reasons" : "") + " \(decision.cite)"
  }

  func words(_ duty: Duty) -> String {
    let agencies = duty.agencies.isEmpty ? "" : " (\(duty.agencies.joined(separator: " · ")))"
    let due = duty.due.map { "; by \($0.day.short) \($0.clock)" } ?? ""
    let owner = procedure.slots.first { $0.id == duty.rule.owner }?.name ?? duty.rule.owner
    return "\(owner): \(duty.rule.what)\(agencies)\(due) \(duty.rule.cite)"
  }

  func ladder(_ purpose: Ladder.Purpose) -> String {
    procedure.ladders.filter { $0.purpose == purpose }.map { ladder in
      ladder.levels.enumerated().map { index, level in
        "\(index + 1) \(level.name): \(level.contacts.joined(separator: " · "))"
      }.joined(separator: "; ") + " \(ladder.cite)"
    }.joined(separator: "; ")
  }

  private func names(_ condition: Condition) -> String {
    condition.any.map { id in procedure.circumstances.first { $0.id == id }?.name ?? id }
      .joined(separator: " or ")
  }

  /// Names as one says them, what rests on one place together.
  private func grouped(_ names: [(name: String, citation: Citation?)]) -> String {
    var groups: [(citation: Citation?, names: [String])] = []
    for (name, citation) in names {
      if let index = groups.firstIndex(where: { $0.citation == citation }) {
        groups[index].names.append(name)
      } else {
        groups.append((citation, [name]))
      }
    }
    return groups.map { "\($0.names.joined(separator: " · "))\($0.citation.map { " \($0)" } ?? "")" }
      .joined(separator: "; ")
  }
}
