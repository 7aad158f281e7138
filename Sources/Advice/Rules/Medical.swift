import Calendar
import Meeting
import Procedures

extension Rule {
  /// Is there a medical, who says so, and who consents?
  static let medical = [
    Rule("medical.reason", .warning, readsQuestions: true) { the in
      guard let question = the.question(readBy: "medical.reason"), the.planIsOpen || the.isAnswered(question)
      else { return [] }
      return the.open(question).map { open in
        let name = open.child.map { the.name(of: $0) } ?? "The medical"
        let words =
          open.lacks.isEmpty
          ? ": not said whether there is a medical"
          : ": the answer on the medical lacks \(Situation.list(open.lacks))"
        return Finding(
          name + words, "record the reasoning, and whether medical advice was given",
          at: .question(question.id), child: open.child, citing: question.cite,
          sharing: Sharing(name: name, each: name, after: words))
      }
    },

    Rule("medical.doctor", .critical) { the in
      let setting = the.procedure.rules["medical.doctor"]
      guard the.isUnderWay, let id = setting?.slot else { return [] }
      // One who was only invited, though no medical is spoken of, is no doctor that the text asks for.
      let asked = the.quorum.slots.filter { $0.slot.agency.text == id && $0.strength != nil }
      return asked.flatMap { standing -> [Finding] in
        let meeting = the.meeting
        guard the.isMedicalInQuestion(for: standing.slot) else { return [] }
        let tookPart = meeting.members(of: standing.slot).contains {
          !$0.stays.isEmpty || !$0.spokenTo.isEmpty
        }
        guard !tookPart, meeting.record(of: standing.slot).without == nil else { return [] }
        let wrote = standing.state == .written
        let what = wrote ? "wrote, and is still required" : "not here"
        // A medical is one child's, and so is the reason for going on without the doctor.
        return the.asking(for: standing.slot, where: setting?.when ?? Condition()).map { child in
          let why = the.reasonForDoctor(of: standing.slot, child)
          let words = "\(standing.name) \(what)\(wrote ? ":" : ",") \(why)"
          let name = standing.slot.child == nil ? child.map(the.name(of:)) : nil
          return Finding(
            words + (name.map { " for \($0)" } ?? ""),
            "bring one in, or say why not", at: .roll(standing.slot), child: child,
            severity: wrote ? .warning : nil, citing: standing.citation,
            sharing: name.map { Sharing(name: $0, each: $0, before: "\(words) for ") })
        }
      }
    },

    Rule("medical.consent", .warning, readsQuestions: true) { the in
      // A medical that is held, or was, needs consent, whatever was said when it was only in question.
      guard let question = the.questions(readBy: "medical.consent").first,
        let medical = the.questions(readBy: "medical.reason").first?.id
      else { return [] }
      let today = London.local(the.now).day
      return the.meeting.livingChildren.compactMap { child in
        guard let age = child.age(on: today), age < 16,
          let held = the.meeting.answer(toQuestion: medical, child: child.key)?.value.answer,
          ["yes", "done"].contains(held)
        else { return nil }
        let answer = the.meeting.answer(toQuestion: question.id, child: child.key)?.value
        let name = the.name(of: child.key)
        guard let answer else {
          let words =
            ", under 16: no consent to the examination from anybody with parental responsibility is recorded"
          return Finding(
            name + words,
            "ask for it (the authority counts if it holds it); emergency treatment does not wait for this",
            at: .question(question.id), child: child.key, citing: question.cite,
            sharing: Sharing(name: name, each: name, after: words))
        }
        let lacks = question.lacks(in: answer)
        guard !lacks.isEmpty else { return nil }
        let withheld = answer.answer == "withheld" || answer.answer == "no"
        return Finding(
          withheld
            ? "\(name): consent to the examination is withheld; \(Situation.list(lacks)) missing"
            : "\(name): the consent to the examination lacks \(Situation.list(lacks))",
          withheld
            ? "seek legal advice and record it; emergency treatment does not wait for this"
            : "record it", at: .question(question.id), child: child.key,
          severity: withheld ? .critical : nil, citing: question.cite)
      }
    },

    Rule("family.pr", .warning, readsQuestions: true) { the in
      guard the.planIsOpen, let question = the.question(readBy: "family.pr") else { return [] }
      return [the.withoutHolder(for: question)].compactMap(\.self)
        + the.open(question).compactMap { open in
          guard let key = open.relative, let relative = the.meeting.relative(key) else { return nil }
          let words =
            open.lacks.isEmpty
            ? ": undecided whether told, with parental responsibility"
            : ": on being told, \(Situation.list(open.lacks)) not recorded"
          return Finding(
            relative.name + words,
            "decide: told by whom and when, or not and why; ask police about the timing",
            at: .question(question.id), about: "question \(question.id) \(key)", citing: question.cite,
            sharing: Sharing(name: relative.name, each: relative.name, after: words))
        }
    },
  ]
}

extension Situation {
  fileprivate func question(readBy rule: String) -> Question? {
    questions(readBy: rule).first { holds($0.when) }
  }

  fileprivate func isAnswered(_ question: Question) -> Bool {
    !meeting.answers(toQuestion: question.id).isEmpty
  }

  /// That nobody is recorded as holding parental responsibility for some children, of whom a question asks each
  /// holder: it would be asked of nobody, and nothing would say so.
  func withoutHolder(for question: Question) -> Finding? {
    let children = withoutHolder.filter(concerned(by: question).contains)
    guard !children.isEmpty else { return nil }
    let marks = children.map { meeting.mark(of: $0) }.joined(separator: " ")
    return Finding(
      "\(names(of: children)): nobody is recorded with parental responsibility, absent parents too",
      "ask who holds it and record it (:person NAME, father, pr yes \(marks)): the holder is asked or told",
      at: .family, child: children.count == 1 ? children.first : nil,
      about: "holders of parental responsibility", citing: question.cite)
  }

  /// Why the doctor is asked for: that a medical is in question, or what else was answered.
  fileprivate func reasonForDoctor(of slot: Slot, _ child: ChildKey?) -> String {
    let own = procedure.rules["medical.doctor"]?.when ?? Condition()
    let asked = procedure.slots.first { $0.id == slot.agency.text }?.when ?? Condition()
    let holding = meeting.holding(own.isAlways ? asked : own, under: procedure, for: child)
    let isInQuestion = holding.isEmpty || holding.contains { $0.id == "medical-in-question" }
    return isInQuestion
      ? "a medical is in question" : "with an answer of yes to \(Self.list(holding.map(\.name)))"
  }

  /// Whether a medical is in question for those whose doctor a slot is: as the rule's own circumstances say, and
  /// where it names none whenever the slot is asked for.
  func isMedicalInQuestion(for slot: Slot) -> Bool {
    let when = procedure.rules["medical.doctor"]?.when ?? Condition()
    return when.isAlways || holds(when, for: slot.child)
  }
}
