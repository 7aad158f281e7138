import Calendar
import JSON
import Meeting
import Procedures

extension Minuting {
  // MARK: - The meeting itself

  /// What stands at the head of the minutes.
  var heading: [Statement] {
    var all = [Statement("/meeting/reference", .string(meeting.reference))]
    func state(_ path: String, _ value: JSON) {
      if value != .null { all.append(Statement(path, value)) }
    }
    state("/meeting/format", .int(MinutesText.format))
    state("/meeting/promises", true)
    state(Statement.rehearsalPath, meeting.isRehearsal ? true : .null)
    state("/meeting/convened", time(meeting.convened))
    state("/meeting/began", time(meeting.began))
    state("/meeting/ended", time(meeting.ended))
    state(Statement.closedPath, time(meeting.closed))
    state("/meeting/form", JSON(meeting.form?.rawValue))
    state(
      "/meeting/pauses",
      list(meeting.pauses.map { .present(["from": time($0.from), "until": time($0.until)]) }))
    if let target = meeting.target {
      state(
        "/meeting/target",
        ["due": time(target.due), "because": .string(target.because), "by": .string(target.by.person)])
    }
    if let declined = meeting.declined {
      state(
        "/meeting/declined",
        ["because": .string(declined.text), "at": time(declined.at), "by": .string(declined.by.person)])
    }
    state("/meeting/withdrawn", .int(proceedings.withdrawn.count))
    state("/meeting/program", .string(meeting.program))
    state(
      "/procedure",
      .present([
        "id": .string(meeting.procedure.id), "name": .string(procedure.header.name),
        "short": .string(procedure.header.short),
        "title": .string(procedure.header.title), "issuer": .string(procedure.header.issuer),
        "revision": .string(meeting.procedure.revision), "date": JSON(procedure.header.date?.description),
        "digest": .string(meeting.procedure.digest),
      ]))
    return all + collection("offices", offices)
  }

  /// Who held which office from when to when: a hand-over stands in the minutes.
  private var offices: [JSON] {
    Office.allCases.flatMap { office in
      let held = meeting.holdings(of: office)
      return held.enumerated().map { index, holding in
        let person = meeting.person(holding.person)
        let grade = procedure.chair.grades.first { $0.id == holding.grade }?.name ?? holding.grade
        return JSON.present([
          "office": .string(office.rawValue), "person": .string(name(of: holding.person)),
          "agency": JSON(person.map { name(of: $0.agency) }), "grade": JSON(grade),
          "since": time(holding.since),
          "until": index + 1 < held.count ? time(held[index + 1].since) : .null,
        ])
      }
    }
  }

  // MARK: - The case

  /// What the referral brought, and what was found out about children and family.
  var theCase: [Statement] {
    let about = meeting.case
    let referral = about.referral
    var all = [
      Statement(
        "/referral",
        .present([
          "by": .string(referral.by), "agency": JSON(referral.agency.isEmpty ? nil : referral.agency),
          "role": JSON(referral.role),
          "how": .string(referral.how), "received": time(referral.received),
        ]))
    ]
    func state(_ name: String, _ value: JSON) {
      if value != .null { all.append(Statement("/case/\(name)", value)) }
    }
    let trigger = procedure.triggers.first { $0.id == about.trigger }?.name ?? about.trigger
    state("trigger", JSON(trigger))
    state("concern", .string(about.concern))
    state("concern-identified", time(about.concernIdentified))
    state("assumed-hours", texts(AssumedHour.allCases.filter(about.assumedHours.contains).map(\.rawValue)))
    state("address", JSON(about.address))
    state("first-language", JSON(about.firstLanguage))
    state("interpreter", JSON(about.interpreter?.rawValue))
    state("other-children", texts(about.otherChildren))
    if let rule = procedure.rules["children.others"], !rule.isOff, let question = rule.question {
      let isAnswered = meeting.questionAnswers.contains { $0.value.question == question }
      state("others-question", ["question": .string(question), "answered": .bool(isAnswered)])
    }
    if let follows = about.follows {
      state(
        "follows",
        .present(["reference": .string(follows.reference), "rationale": JSON(follows.rationale)]))
    }
    return all + collection("children", children) + collection("family", family)
      + collection("responsibility", responsibility) + collection("circumstances", circumstances)
      + collection("orders", orders) + collection("already-done", alreadyDone)
      + collection("happened", happened)
  }

  private var children: [JSON] {
    meeting.case.children.map { child in
      .present([
        "children": children(child.key), "name": .string(child.name), "aliases": texts(child.aliases),
        "life": life(child.life), "nhs-number": JSON(child.nhsNumber), "address": JSON(child.address),
        "school": JSON(child.school), "first-language": JSON(child.firstLanguage),
        "ethnicity": JSON(child.ethnicity), "culture": JSON(child.culture), "religion": JSON(child.religion),
        "disability": JSON(child.disability), "facts": texts(child.facts),
        "identity-checked": .bool(meeting.checkedChildren.contains(child.key)),
      ])
    }
  }

  private func life(_ life: Life) -> JSON {
    switch life {
    case .born(let day): ["born": .string(day.description)]
    case .unborn(let due): .present(["unborn": true, "due": JSON(due?.description)])
    case .deceased(let born, let died):
      .present(["deceased": true, "born": JSON(born?.description), "died": JSON(died?.description)])
    }
  }

  private var family: [JSON] {
    meeting.case.relatives.map { relative in
      .present([
        "children": children(relative.parentalResponsibility.filter { $0.value == .yes }.keys),
        "name": .string(relative.name), "relation": .string(relative.relation),
        "aliases": texts(relative.aliases), "born": JSON(relative.born?.description),
        "address": JSON(relative.address), "in-household": JSON(relative.isInHousehold),
        "facts": texts(relative.facts),
        "identity-checked": .bool(meeting.checkedRelatives.contains(relative.key)),
      ])
    }
  }

  /// Parental responsibility, a statement a child: who holds it for one says nothing of another.
  private var responsibility: [JSON] {
    everyChild.map { child in
      let held = meeting.case.relatives.compactMap { relative in
        relative.parentalResponsibility[child].map {
          JSON.present(["person": .string(relative.name), "held": .string($0.rawValue)])
        }
      }
      return .present([
        "children": children(child), "unborn": meeting.child(child)?.isUnborn == true ? true : .null,
        "held": .array(held),
      ])
    }
  }

  private var circumstances: [JSON] {
    var latest: [(name: String, child: ChildKey?, answer: Answer, at: Instant)] = []
    for given in meeting.circumstances {
      latest.removeAll { $0.name == given.name && $0.child == given.child }
      latest.append((given.name, given.child, given.answer, given.at))
    }
    func place(_ name: String) -> Int {
      procedure.circumstances.firstIndex { $0.id == name } ?? procedure.circumstances.count
    }
    return latest.enumerated().sorted {
      (place($0.element.name), $0.offset) < (place($1.element.name), $1.offset)
    }
    .map { _, given in
      let rule = procedure.circumstances.first { $0.id == given.name }
      return .present([
        "children": children(given.child), "circumstance": .string(given.name),
        "name": .string(rule?.name ?? given.name), "answer": .string(given.answer.rawValue),
        "at": time(given.at),
      ])
    }
  }

  private var orders: [JSON] {
    meeting.orders.map { order in
      .present([
        "children": children(order.child), "kind": .string(order.kind), "from": time(order.from),
        "until": time(order.until), "by": voice(order.by),
      ])
    }
  }

  private var alreadyDone: [JSON] {
    meeting.alreadyDone.map { done in
      .present([
        "text": .string(done.text), "entered": time(done.at), "by": .string(done.by.person),
        "share": share(done.share),
      ])
    }
  }

  private var happened: [JSON] {
    meeting.happenings.map { happening in
      let name = procedure.happenings.first { $0.id == happening.name }?.name ?? happening.name
      return .present([
        "children": children(happening.child), "event": .string(happening.name), "name": .string(name),
        "when": time(happening.when),
      ])
    }
  }
}
