internal import Settings

// Who comes and who is turned to: can the discussion be quorate, and does every way up lead somewhere?
extension Sense {
  mutating func lookAtPeople() {
    if !procedure.slots.contains(where: { $0.strength == .core }) {
      fault(outline.place("slots"), "no slot is core: every discussion would be quorate")
    }
    var known: [String: String] = [:]
    for slot in procedure.slots {
      let names = [("id", slot.id), ("name", slot.name)] + slot.aliases.map { ("aliases", $0) }
      for (field, name) in names {
        guard let other = known.updateValue(slot.id, forKey: folded(name)), other != slot.id else { continue }
        let mine = outline.holds("slots", slot.id)
        let place = outline.place("slots", mine ? slot.id : other, mine ? field : nil)
        fault(place, "“\(name)” would call the slot “\(other)” as well")
      }
    }
    lookAtGrades()
  }

  private mutating func lookAtGrades() {
    let grades = procedure.chair.grades.map(\.id)
    for (index, required) in procedure.chair.required.enumerated() {
      let place = outline.place("chair", nil, "required", item: index)
      guard let rank = grades.firstIndex(of: required.grade) else {
        fault(place, "no grade is called “\(required.grade)”", name: required.grade, among: grades)
        continue
      }
      if let usual = procedure.chair.usual.flatMap(grades.firstIndex), rank <= usual {
        fault(
          place,
          "“\(required.grade)” is no more senior than the usual “\(grades[usual])”: grades stand lowest first"
        )
      }
    }
  }

  mutating func lookAtLadders() {
    var known: [(level: Ladder.Level, ladder: String)] = []
    for ladder in procedure.ladders {
      for (index, level) in ladder.levels.enumerated() {
        let place = outline.place("ladders", ladder.id, "levels", item: index, named: "for")
        if level.contacts.contains(where: \.isEmpty) {
          fault(place, "the level “\(level.id)” has an empty contact, which leads nowhere")
        }
        let lower = ladder.levels[..<index]
        if let same = lower.first(where: { Set($0.contacts) == Set(level.contacts) }) {
          fault(place, "the level “\(level.id)” leads back to the contacts of “\(same.id)”")
        }
        if let same = lower.first(where: { folded($0.name) == folded(level.name) && $0.id != level.id }) {
          fault(place, "the levels “\(same.id)” and “\(level.id)” have one name")
        }
        if let (other, purpose) = known.first(where: {
          $0.level.id == level.id && $0.level.name != level.name
        }) {
          fault(place, "the level “\(level.id)” is called “\(other.name)” in the ladder for \(purpose)")
        }
        if let (other, _) = known.first(where: {
          $0.level.id != level.id && folded($0.level.name) == folded(level.name)
        }) {
          fault(place, "the level “\(level.id)” has the name of “\(other.id)” in another ladder")
        }
      }
      known += ladder.levels.map { ($0, ladder.id) }
    }
    if isOn("dissent.open"), !procedure.ladders.contains(where: { $0.purpose == .disagreement }) {
      notice(
        outline.place(ofRule: "dissent.open"),
        "no ladder is for disagreement, so no dissent is asked for its level, contact and time")
    }
  }
}

/// Letters and digits in lower case, as a captured line compares names.
func folded(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
