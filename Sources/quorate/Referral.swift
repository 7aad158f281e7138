import Calendar
import JSON
import Meeting
import Procedures
import Text

/// A referral as JSON brings it, checked against the procedure: every fault with its path, or the first events.
struct Referral {
  var `case`: Case
  var circumstances: [(name: String, child: ChildKey?, answer: Answer)] = []
  var alreadyDone: [String] = []
  var form: Form?
  var invitations: [Invitation] = []
}

extension Referral {
  /// The acts that follow the convening, in the order they are written.
  var acts: [Act] {
    var acts = circumstances.map { Act.circumstance($0.name, child: $0.child, $0.answer) }
    acts += alreadyDone.map(Act.alreadyDone)
    if let form { acts.append(.form(form)) }
    acts += invitations.map(Act.invited)
    return acts
  }
}

/// Reads a referral, collecting every fault.
struct ReferralReader {
  private let procedure: Procedure
  private let now: Instant
  private let fresh: () -> String
  private(set) var faults: [String] = []

  init(procedure: Procedure, now: Instant, fresh: @escaping () -> String) {
    self.procedure = procedure
    self.now = now
    self.fresh = fresh
  }

  /// The referral, or nothing where `faults` says why not.
  mutating func read(_ json: JSON) -> Referral? {
    let root = object(
      json, "",
      [
        "referral", "concern", "trigger", "address", "firstLanguage", "interpreter", "children", "family",
        "otherChildren", "circumstances", "alreadyDone", "form", "invited", "follows",
      ], required: ["referral", "concern", "children"])
    let children = readChildren(root["children"])
    let referral = readReferral(root["referral"])
    let concern = object(
      root["concern"], "/concern", ["what", "identified"], required: ["what"])
    let what = text(concern["what"], "/concern/what")
    let identified = moment(concern["identified"], "/concern/identified")
    let result = Referral(
      case: Case(
        trigger: trigger(root["trigger"]), referral: referral, concernIdentified: identified,
        concern: what ?? "", children: children, relatives: readFamily(root["family"], children),
        otherChildren: texts(root["otherChildren"], "/otherChildren"),
        address: text(root["address"], "/address"),
        firstLanguage: text(root["firstLanguage"], "/firstLanguage"),
        interpreter: choice(root["interpreter"], "/interpreter", Answer.self),
        follows: readFollows(root["follows"])),
      circumstances: readCircumstances(root["circumstances"], children),
      alreadyDone: texts(root["alreadyDone"], "/alreadyDone"),
      form: choice(root["form"], "/form", Form.self),
      invitations: readInvited(root["invited"], children))
    return faults.isEmpty ? result : nil
  }
}

// MARK: - The parts

extension ReferralReader {
  private mutating func readReferral(_ json: JSON?) -> Meeting::Referral {
    let path = "/referral"
    let fields = object(
      json, path, ["by", "agency", "role", "how", "received"], required: ["by", "how", "received"])
    let received = moment(fields["received"], path + "/received")
    return Meeting::Referral(
      by: text(fields["by"], path + "/by") ?? "", agency: text(fields["agency"], path + "/agency") ?? "",
      role: text(fields["role"], path + "/role"), how: text(fields["how"], path + "/how") ?? "",
      received: received ?? now)
  }

  private mutating func readChildren(_ json: JSON?) -> [Child] {
    let path = "/children"
    let items = array(json, path)
    if let json, json.array != nil, items.isEmpty {
      fault(path, "at least one child is the subject of a discussion")
    }
    return items.enumerated().map { index, item in
      let path = "\(path)/\(index)"
      let fields = object(
        item, path,
        [
          "name", "born", "expected", "died", "aliases", "nhsNumber", "address", "school", "firstLanguage",
          "ethnicity", "culture", "religion", "disability", "facts",
        ], required: [])
      let name = text(fields["name"], path + "/name")
      let life = readLife(fields, path)
      if name == nil, case .unborn = life {
      } else if fields["name"] == nil {
        fault(path + "/name", "is missing (only an unborn child may be without a name)")
      }
      return Child(
        key: ChildKey(fresh()), name: name ?? "", aliases: texts(fields["aliases"], path + "/aliases"),
        life: life, nhsNumber: text(fields["nhsNumber"], path + "/nhsNumber"),
        address: text(fields["address"], path + "/address"), school: text(fields["school"], path + "/school"),
        firstLanguage: text(fields["firstLanguage"], path + "/firstLanguage"),
        ethnicity: text(fields["ethnicity"], path + "/ethnicity"),
        culture: text(fields["culture"], path + "/culture"),
        religion: text(fields["religion"], path + "/religion"),
        disability: text(fields["disability"], path + "/disability"),
        facts: texts(fields["facts"], path + "/facts"))
    }
  }

  private mutating func readLife(_ fields: [String: JSON], _ path: String) -> Life {
    let born = day(fields["born"], path + "/born")
    let died = day(fields["died"], path + "/died")
    if let expected = fields["expected"] {
      if fields["born"] != nil || fields["died"] != nil {
        fault(path + "/expected", "stands beside born or died: a child is one of them")
      }
      return .unborn(due: expected == .string("unknown") ? nil : day(expected, path + "/expected"))
    }
    if fields["died"] != nil { return .deceased(born: born, died: died) }
    guard let born else {
      if fields["born"] == nil {
        fault(path, "born (YYYY-MM-DD), expected (YYYY-MM-DD or \"unknown\") or died should stand here")
      }
      return .unborn(due: nil)
    }
    if born > London.local(now).day { fault(path + "/born", "\(born) is still to come: use expected") }
    return .born(born)
  }

  private mutating func readFamily(_ json: JSON?, _ children: [Child]) -> [Relative] {
    array(json, "/family").enumerated().map { index, item in
      let path = "/family/\(index)"
      let fields = object(
        item, path,
        ["name", "relation", "aliases", "born", "address", "household", "parentalResponsibility", "facts"],
        required: ["name", "relation"])
      var responsibility: [ChildKey: Answer] = [:]
      for (position, name) in array(
        fields["parentalResponsibility"], path + "/parentalResponsibility"
      ).enumerated() {
        let place = "\(path)/parentalResponsibility/\(position)"
        guard let key = child(name, place, among: children) else { continue }
        if children.first(where: { $0.key == key })?.isUnborn == true {
          fault(place, "is not born yet: nobody has parental responsibility before birth")
        }
        responsibility[key] = .yes
      }
      return Relative(
        key: RelativeKey(fresh()), name: text(fields["name"], path + "/name") ?? "",
        relation: text(fields["relation"], path + "/relation") ?? "",
        aliases: texts(fields["aliases"], path + "/aliases"), born: day(fields["born"], path + "/born"),
        address: text(fields["address"], path + "/address"),
        isInHousehold: truth(fields["household"], path + "/household"),
        parentalResponsibility: responsibility, facts: texts(fields["facts"], path + "/facts"))
    }
  }

  private mutating func readCircumstances(
    _ json: JSON?, _ children: [Child]
  ) -> [(name: String, child: ChildKey?, answer: Answer)] {
    var seen: Set<String> = []
    return array(json, "/circumstances").enumerated().compactMap { index, item in
      let path = "/circumstances/\(index)"
      let fields = object(item, path, ["name", "child", "answer"], required: ["name", "answer"])
      let known = procedure.circumstances.map(\.id)
      guard let name = text(fields["name"], path + "/name"),
        let answer = choice(fields["answer"], path + "/answer", Answer.self)
      else { return nil }
      guard known.contains(name) else {
        fault(path + "/name", unknown(name, "circumstance", among: known))
        return nil
      }
      let key = fields["child"].flatMap { child($0, path + "/child", among: children) }
      if fields["child"] != nil, key == nil { return nil }
      if !seen.insert("\(name)/\(key?.text ?? "")").inserted {
        fault(path, "the circumstance \(name) is answered twice")
      }
      return (name, key, answer)
    }
  }

  private mutating func readInvited(_ json: JSON?, _ children: [Child]) -> [Invitation] {
    array(json, "/invited").enumerated().compactMap { index, item in
      let path = "/invited/\(index)"
      let fields = object(
        item, path, ["slot", "child", "name", "role", "contact", "at"], required: ["slot", "name", "role"])
      guard let slot = text(fields["slot"], path + "/slot") else { return nil }
      let known = procedure.slots.map(\.id)
      guard known.contains(slot) else {
        fault(path + "/slot", unknown(slot, "slot", among: known))
        return nil
      }
      return Invitation(
        key: PersonKey(fresh()),
        slot: Slot(
          AgencyKey(slot), child: fields["child"].flatMap { child($0, path + "/child", among: children) }),
        name: text(fields["name"], path + "/name") ?? "", role: text(fields["role"], path + "/role") ?? "",
        contact: text(fields["contact"], path + "/contact"),
        invited: moment(fields["at"], path + "/at") ?? now)
    }
  }

  private mutating func readFollows(_ json: JSON?) -> Reconvened? {
    guard let json else { return nil }
    let fields = object(json, "/follows", ["reference", "rationale"], required: ["reference"])
    return Reconvened(
      reference: text(fields["reference"], "/follows/reference") ?? "",
      rationale: text(fields["rationale"], "/follows/rationale"))
  }

  private mutating func trigger(_ json: JSON?) -> String? {
    guard let id = text(json, "/trigger") else { return nil }
    let known = procedure.triggers.map(\.id)
    if !known.contains(id) { fault("/trigger", unknown(id, "trigger", among: known)) }
    return id
  }

  private mutating func child(_ json: JSON, _ path: String, among children: [Child]) -> ChildKey? {
    guard let name = text(json, path) else { return nil }
    let found = children.filter { $0.name == name || (name == "unborn" && $0.isUnborn) }
    if found.count == 1 { return found.first?.key }
    fault(path, unknown(name, "child", among: children.map(\.name)))
    return nil
  }
}

// MARK: - The kinds of value

extension ReferralReader {
  private mutating func fault(_ path: String, _ message: String) {
    faults.append("\(path.isEmpty ? "/" : path): \(message)")
  }

  private func unknown(_ name: String, _ kind: String, among known: [String]) -> String {
    let near =
      nearest(name, among: known).map { "; did you mean \"\($0)\"?" } ?? ": \(known.joined(separator: ", "))"
    return "there is no \(kind) \"\(name)\"\(near)"
  }

  private mutating func object(
    _ json: JSON?, _ path: String, _ known: [String], required: [String]
  ) -> [String: JSON] {
    guard let json else { return [:] }
    guard let members = json.members else {
      fault(path, "an object should stand here, not \(json.type)")
      return [:]
    }
    var fields: [String: JSON] = [:]
    for member in members {
      if known.contains(member.name) {
        fields[member.name] = member.value
      } else {
        fault("\(path)/\(member.name)", unknown(member.name, "member", among: known))
      }
    }
    for name in required where fields[name] == nil { fault("\(path)/\(name)", "is missing") }
    return fields
  }

  private mutating func array(_ json: JSON?, _ path: String) -> [JSON] {
    guard let json else { return [] }
    guard let items = json.array else {
      fault(path, "an array should stand here, not \(json.type)")
      return []
    }
    guard items.count <= 200 else {
      fault(path, "\(items.count) items, more than the 200 that are read")
      return []
    }
    return items
  }

  private mutating func text(_ json: JSON?, _ path: String) -> String? {
    guard let json else { return nil }
    guard let text = json.string else {
      fault(path, "a string should stand here, not \(json.type)")
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      fault(path, "is empty")
      return nil
    }
    guard text.utf8.count <= 64 << 10 else {
      fault(path, "longer than 64 KiB")
      return nil
    }
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
    if controls.contains(where: { $0 != "\n" && $0 != "\t" }) {
      fault(path, "a control character stands in it")
      return nil
    }
    return text
  }

  private mutating func texts(_ json: JSON?, _ path: String) -> [String] {
    array(json, path).enumerated().compactMap { text($0.element, "\(path)/\($0.offset)") }
  }

  private mutating func truth(_ json: JSON?, _ path: String) -> Bool? {
    guard let json else { return nil }
    if json.bool == nil { fault(path, "true or false should stand here, not \(json.type)") }
    return json.bool
  }

  private mutating func choice<Kind: RawRepresentable<String> & CaseIterable>(
    _ json: JSON?, _ path: String, _ kind: Kind.Type
  ) -> Kind? {
    guard let word = text(json, path) else { return nil }
    if let value = Kind(rawValue: word) { return value }
    fault(path, unknown(word, "answer", among: kind.allCases.map(\.rawValue)))
    return nil
  }

  private mutating func day(_ json: JSON?, _ path: String) -> Day? {
    guard let word = text(json, path) else { return nil }
    if let day = Day(word) { return day }
    fault(path, "\"\(word)\" is no date: YYYY-MM-DD")
    return nil
  }

  /// A local time `2026-11-18T14:10`, or an instant `2026-11-18T14:10:00Z`; not one still to come.
  private mutating func moment(_ json: JSON?, _ path: String) -> Instant? {
    guard let word = text(json, path) else { return nil }
    guard let instant = LocalTime(word).map(London.instant) ?? Instant(word) else {
      fault(path, "\"\(word)\" is no time: YYYY-MM-DDTHH:MM (local), or YYYY-MM-DDTHH:MM:SSZ")
      return nil
    }
    if instant > now { fault(path, "\(word) is still to come") }
    return instant
  }
}
